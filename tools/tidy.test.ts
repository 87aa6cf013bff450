/** Each rule of the house style sees what it is for, and leaves alone what only looks like it. */
import { describe, expect, test } from 'vitest';
import { describeLengths } from './tidy/measure.ts';
import { rules } from './tidy/rules.ts';

const opening = '/** Says what the file is for. */\n';

/** The names of the rules that complain about a file. */
function complaints(path: string, text: string): string[] {
  return rules.filter((rule) => rule.looksAt(path) && rule.check({ path, text }).length > 0).map((rule) => rule.name);
}

/** Written in halves, so that this file is not found by the rules it tests. */
const only = ['it', 'only'].join('.');
const ignore = ['@ts', 'ignore'].join('-');
const later = ['TO', 'DO'].join('');
const home = ['', 'home', 'someone', 'relais'].join('/');

describe('a file goes against the style when', () => {
  test.each([
    ['length', 'src/kernel/long.ts', `${opening}${'let a;\n'.repeat(400)}`],
    ['purpose', 'src/kernel/mute.ts', 'export const a = 1;\n'],
    ['purpose', 'src/kernel/short.ts', '/** Ids. */\n'],
    ['file-name', 'src/kernel/civilDate.ts', opening],
    ['file-name', 'src/kernel/date-utils.ts', opening],
    ['file-name', 'src/helpers/date.ts', opening],
    ['whole-test-run', 'src/kernel/a.test.ts', `${only}('x', () => {});\n`],
    ['left-for-later', 'src/kernel/a.ts', `${opening}// ${later} later\n`],
    ['too-young', 'src/ui/a.ts', `${opening}export const a = Map.groupBy([], String);\n`],
    ['types-hold', 'src/server/a.ts', `${opening}export const a = (b: any) => b;\n`],
    ['types-hold', 'src/server/a.ts', `${opening}// ${ignore}\n`],
    ['pure', 'src/replica/a.ts', `${opening}export const a = () => Date.now();\n`],
    ['pure', 'src/rooms/tasks/queries.ts', `${opening}export const a = () => Math.random();\n`],
    ['pure', 'src/sync/a.ts', `${opening}export const a = { fetch };\n`],
    ['throw-by-assert', 'src/kernel/a.ts', `${opening}export function a() { throw new Error('a'); }\n`],
    ['no-machine-path', 'docs/GUIDE.md', `Run ${home}/bin/relais\n`],
    ['lock-without-hosts', 'package-lock.json', '{ "resolved": "https://registry.example/a.tgz" }\n'],
  ])('%s: %s', (rule, path, text) => {
    expect(complaints(path, text)).toEqual([rule]);
  });
});

describe('a file is left alone when', () => {
  test.each([
    ['it is as long as the limit', 'src/kernel/long.ts', `${opening}${'let a;\n'.repeat(399)}`],
    [
      'a word stands in a comment, a text or a key',
      'src/replica/a.ts',
      `${opening}// Date, any\nexport const a = { Date: 'fetch', at: row.Date };\n`,
    ],
    [
      'a failure of the store is passed on',
      'src/replica/a.ts',
      `${opening}if (!a) throw new StoreError('full', 'a');\ntry { b(); } catch (error) { throw error; }\n`,
    ],
    [
      'a type or parameter has that name',
      'src/replica/a.ts',
      `${opening}export const a = (process: number) => process.toFixed();\n`.replace('process.toFixed()', '1'),
    ],
    ['only the server uses the clock', 'src/server/a.ts', `${opening}export const a = () => Date.now();\n`],
    ['only a view uses timers', 'src/rooms/tasks/views/a.tsx', `${opening}export const a = () => setTimeout(b);\n`],
    ['a test runs under a condition', 'src/storage/a.test.ts', "describe.skipIf(!found)('with PostgreSQL', () => {});\n"],
    ['commons is a room', 'src/rooms/commons/schema.ts', opening],
  ])('%s', (_, path, text) => {
    expect(complaints(path, text)).toEqual([]);
  });
});

test('lengths are described by their median, 90th percentile and longest', () => {
  expect(describeLengths([10, 400, 20, 30, 40])).toMatch(/^5 .*median 30 .*percentile 400 .*longest 400/);
});
