import { expect, test } from 'vitest';
import { readLine } from './command-line.ts';

test('an id that begins with a dash is an id, not a flag', () => {
  const read = readLine(['task', 'edit', '-XXLoSX4aeVjJzQV9sc3CQ', '--due', '-XXLoSX4aeVjJzQV9sc3CQ'], 2, { due: 'value' });
  expect(read).toMatchObject({
    ok: true,
    value: { rest: ['-XXLoSX4aeVjJzQV9sc3CQ'], values: new Map([['due', '-XXLoSX4aeVjJzQV9sc3CQ']]) },
  });
});

test('what is no id and no known flag is told', () => {
  expect(readLine(['task', 'edit', '--deu'], 2, { due: 'value' })).toMatchObject({ ok: false, problem: { code: 'flag-unknown' } });
});
