/** Walks what the rooms answer and what the sources say, looking for what would measure a person: the moral contract's tests stand on this. */
import ts from 'typescript';
import { yjsText } from '../../src/replica/text.ts';
import { registry } from '../../src/rooms/registry.ts';
import { Chance } from '../../src/rooms/testing/chance.ts';
import { Device } from '../../src/rooms/testing/device.ts';
import { someArguments } from '../../src/rooms/testing/random-arguments.ts';
import { rowsOf, tellStory } from '../../src/rooms/testing/stories.ts';
import { measureIn } from './measures.ts';

export function measuresAmong(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => (measureIn(name) === undefined ? [] : [`${name}: ${measureIn(name)}`])))];
}

export function* keysOf(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) yield* keysOf(item);
  else
    for (const [key, inner] of Object.entries(value)) {
      yield key;
      yield* keysOf(inner);
    }
}

function* objectsIn(value: unknown): Generator<readonly [Readonly<Record<string, unknown>>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [value as Readonly<Record<string, unknown>>];
  for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** A row of the member itself, or one that stands for a member among others. */
const isAbout = (object: Readonly<Record<string, unknown>>, members: ReadonlySet<string>): boolean =>
  members.has(String(object.id)) || (members.has(String(object.member)) && !('id' in object));

/** Asks every query many ways, in workplaces where several people did this and that. */
export function forEveryAnswer(look: (query: string, answer: unknown, members: ReadonlySet<string>) => void): void {
  for (const seed of [3, 14, 159]) {
    const { changes, devices } = tellStory(registry, seed, 120);
    const device = new Device(registry, 'ana', 'a device that looks', yjsText);
    device.receive(changes);
    const members = new Set(devices.map(({ me }) => me));
    const chance = new Chance(seed);
    for (const { name, input } of registry.queries.values())
      for (let i = 0; i < 3; i++)
        look(name, device.ask(name, i === 0 ? {} : someArguments(input, chance, rowsOf(registry, device))), members);
  }
}

/** Columns that hold a number because somebody wrote it. */
const written: ReadonlySet<string> = new Set(
  [...registry.tables.values()].flatMap(({ columns }) =>
    Object.entries(columns).flatMap(([name, { kind }]) => (['instant', 'integer', 'number', 'date'].includes(kind) ? [name] : [])),
  ),
);

export function numbersOn(answer: unknown, members: ReadonlySet<string>): readonly string[] {
  const about = [...objectsIn(answer)].filter(([object]) => isAbout(object, members));
  return about.flatMap(([object]) =>
    Object.entries(object).flatMap(([key, value]) => (typeof value === 'number' && !written.has(key) ? [key] : [])),
  );
}

type Person = Readonly<Record<string, unknown>>;

export function* peopleIn(value: unknown, members: ReadonlySet<string>): Generator<readonly Person[]> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const people = value.filter((item): item is Person => typeof item === 'object' && item !== null && isAbout(item as Person, members));
    if (people.length > 1 && people.length === value.length) yield people;
  }
  for (const inner of Object.values(value)) yield* peopleIn(inner, members);
}

/** By name, by id, or by an instant or a place in order that somebody wrote. */
export function isByNameOrWritten(people: readonly Person[]): boolean {
  const keys = new Set(people.flatMap((person) => Object.keys(person)));
  return [...keys].some((key) => {
    if (!/^(id|member|name|label)$/.test(key) && !written.has(key)) return false;
    const values = people.map((person) => person[key]);
    if (!values.every((value) => value === null || typeof value === 'string' || typeof value === 'number')) return false;
    const rising = values.every((value, at) => at === 0 || compare(values[at - 1], value) <= 0);
    return rising || values.every((value, at) => at === 0 || compare(values[at - 1], value) >= 0);
  });
}

const compare = (a: unknown, b: unknown): number => (a === b || a === null || b === null ? 0 : (a as string) < (b as string) ? -1 : 1);

/** Names of the fields in `log.info('event', { … })` and its sisters. */
export function logFields(file: string, text: string): readonly { readonly file: string; readonly field: string }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: { file: string; field: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { expression, name } = node.expression;
      if (/(^|\.)log$/.test(expression.getText()) && /^(info|warn|error)$/.test(name.text)) {
        found.push({ file, field: 'event' });
        for (const argument of node.arguments.filter(ts.isObjectLiteralExpression))
          for (const property of argument.properties) found.push({ file, field: property.name?.getText() ?? property.getText() });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
