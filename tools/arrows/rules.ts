/** Turns the layout into rules for dependency-cruiser; the comment of a rule says what to do instead. */
import type { IForbiddenRuleType } from 'dependency-cruiser';
import { layers, otherDoors, purePackages, roomsInLine, roomTools } from './layers.ts';

/** Test files, and the suites that only tests import. */
const tests = ['\\.(test|e2e)\\.tsx?$', '/testing/', '/contract[^/]*\\.ts$'];
/** Of a room, or of a part of one. */
const views = '^src/rooms/.+/views/';

const either = (names: readonly string[]) => `(${names.join('|')})`;
const literally = (path: string) => path.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&');

/** @param closed folders below src/ that have an index.ts, such as `src/rooms/tasks` */
export function forbidden(closed: readonly string[]): IForbiddenRuleType[] {
  return [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'these files import one another in a circle: move what both need into a third file, or pass it as a parameter.',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'resolvable',
      severity: 'error',
      comment: 'this import leads nowhere: correct the path (with its extension), or install the package.',
      from: {},
      // What the build makes as it goes, such as the texts by language, is declared in src/web/virtual.d.ts.
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
    {
      name: 'sources-stand-alone',
      severity: 'error',
      comment: 'src/ imports nothing from tools, sim, bench, chaos or e2e: move what you need into src/.',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^(tools|sim|bench|chaos|e2e)/' },
    },
    ...layers.flatMap(layerRules),
    ...roomsInLine.map(roomRule),
    ...closed.map(indexRule),
    ...Object.entries(purePackages).map(([layer, packages]) => packageRule(layer, packages)),
    {
      name: 'only-views-draw',
      severity: 'error',
      comment: "only the files in a room's views/ import src/ui: return data from the query and let a view show it.",
      from: { path: '^src/rooms/', pathNot: [views, ...tests] },
      to: { path: '^src/ui/' },
    },
    {
      name: 'views-load-lazily',
      severity: 'error',
      comment: 'views are loaded when they are looked at: use a dynamic import(), so that the server and the CLI never load them.',
      // The doors bring the view that is shown first with them.
      from: { path: '^src/', pathNot: [views, ...tests, '^src/web/rooms\\.ts$'] },
      to: { path: views, dynamic: false },
    },
    {
      name: 'one-widget-library',
      severity: 'error',
      comment: 'widgets come from src/ui, the one seam to the library behind them: add the widget there and import it.',
      from: { path: '^src/', pathNot: ['^src/ui/'] },
      to: { path: 'node_modules/@kobalte/' },
    },
    {
      name: 'tests-stay-tests',
      severity: 'error',
      comment: 'what runs in production imports no test file: move the shared part out of the test.',
      from: { path: '^src/', pathNot: tests },
      to: { path: tests },
    },
  ];
}

function layerRules({ name, may, instead }: (typeof layers)[number]): IForbiddenRuleType[] {
  // Two doors from the command line to the server: running it, and what its administrator does with its data.
  const doors = name === 'cli' ? ['^src/cli/(verbs/)?serve\\.ts$', '^src/cli/operations\\.ts$'] : [];
  const rule = (suffix: string, from: IForbiddenRuleType['from'], allowed: readonly string[]): IForbiddenRuleType => ({
    name: `arrows-of-${name}${suffix}`,
    severity: 'error',
    comment: instead,
    from,
    to: { path: '^src/', pathNot: `^src/${either([name, ...allowed])}/` },
  });
  return [
    rule('', { path: `^src/${name}/`, pathNot: [...doors, ...tests] }, may),
    // Tests of what stands above a store may run over the one in memory.
    rule('-in-tests', { path: tests.map((pattern) => `^src/${name}/.*${pattern}`) }, name === 'kernel' ? may : [...may, 'storage']),
  ];
}

function roomRule(room: (typeof roomsInLine)[number], place: number): IForbiddenRuleType {
  const left = roomsInLine.slice(0, place + 1);
  return {
    name: `rooms-left-of-${room}`,
    severity: 'error',
    comment: `${room} may use ${left.length > 1 ? `only ${left.slice(0, -1).join(', ')}` : 'no other room'}: refer to the row by id, or name the other room's command as data.`,
    from: { path: `^src/rooms/${room}/` },
    to: { path: '^src/rooms/[^/]+/', pathNot: [`^src/rooms/${either(left)}/`, `^src/rooms/${either(roomTools)}/`] },
  };
}

function indexRule(folder: string): IForbiddenRuleType {
  const inside = `^${literally(folder)}/`;
  const doors = (otherDoors[folder] ?? []).map((file) => `${inside}${literally(file)}$`);
  return {
    name: `through-${folder.replace(/^src\//, '').replaceAll('/', '-')}-index`,
    severity: 'error',
    comment: `import ${folder}/index.ts instead of a file behind it; what others need is exported there.`,
    from: { pathNot: [inside, ...tests] },
    to: {
      path: inside,
      pathNot: ['/index\\.tsx?$', ...doors, `${inside}messages(/|\\.ts$)`, '\\.(css|svg|woff2)$'],
      dynamic: false,
    },
  };
}

function packageRule(layer: string, packages: readonly string[]): IForbiddenRuleType {
  return {
    name: `packages-of-${layer}`,
    severity: 'error',
    comment: `${layer} is pure: it may import ${packages.length > 0 ? `only ${packages.join(', ')}` : 'no package'}. Take the rest as a port from src/kernel.`,
    from: { path: `^src/${layer}/`, pathNot: [views, ...tests] },
    to: {
      dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core'],
      pathNot: packages.map((name) => `node_modules/${literally(name)}/`),
    },
  };
}
