/** Reads every import of a source tree and says which of them go against the arrows. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { roomsInLine, roomTools } from './layers.ts';
import { forbidden } from './rules.ts';

export interface Report {
  /** One line for each thing against the arrows: where, what, and what to do instead. */
  readonly complaints: readonly string[];
  readonly files: number;
  readonly imports: number;
}

/** @param root holds `src/`. @param files relative to it, with forward slashes: every source that must have been read */
export async function checkArrows(root: string, files: readonly string[]): Promise<Report> {
  const sources = files.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
  const folders = [...new Set(sources.filter((file) => /^src\/.+\/index\.tsx?$/.test(file)).map((file) => dirname(file)))];
  const { output } = await cruise([...sources], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: forbidden(folders) },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'browser', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result');
  const read = output.modules.filter((module) => sources.includes(module.source));
  return {
    complaints: [...unread(sources, read), ...unknownRooms(root), ...violations(output)],
    files: read.length,
    imports: read.reduce((sum, module) => sum + module.dependencies.length, 0),
  };
}

/** A checker that reads nothing finds nothing: every source must have come through it. */
function unread(sources: readonly string[], read: readonly IModule[]): string[] {
  const seen = new Set(read.map((module) => module.source));
  const missing = sources
    .filter((file) => !seen.has(file))
    .map((file) => `${file}: was not read by dependency-cruiser, so its imports are unchecked; look at its TypeScript support.`);
  const imports = read.some((module) => module.dependencies.length > 0);
  return read.length > 1 && !imports
    ? [...missing, 'no import was found in any file: dependency-cruiser does not understand the sources.']
    : missing;
}

function unknownRooms(root: string): string[] {
  const folder = join(root, 'src', 'rooms');
  const known = new Set<string>([...roomsInLine, ...roomTools]);
  const found = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return found
    .filter((entry) => entry.isDirectory() && !known.has(entry.name))
    .map((entry) => `src/rooms/${entry.name}: has no place in the line of rooms; give it one in tools/arrows/layers.ts.`);
}

function violations(result: ICruiseResult): string[] {
  const comments = new Map(result.summary.ruleSetUsed?.forbidden?.map((rule) => [rule.name, rule.comment ?? '']));
  return result.summary.violations.map(({ from, to, rule, cycle }) => {
    const path = cycle ? `${from} → ${cycle.map((step) => step.name).join(' → ')}` : `${from} → ${to}`;
    return `${path}\n  [${rule.name}] ${comments.get(rule.name) ?? ''}`;
  });
}
