/** Each fault of a catalogue is seen once, and a catalogue without faults is left alone. */
import { describe, expect, test } from 'vitest';
import { oneOf, string, table } from '../src/replica/schema.ts';
import { room } from '../src/rooms/room.ts';
import type { Text } from './messages/catalogues.ts';
import { isCatalogue } from './messages/catalogues.ts';
import { checkMessages } from './messages/check.ts';
import { registryKeys } from './messages/registry-keys.ts';
import { findUses, noUses } from './messages/uses.ts';

const noRegistry = registryKeys([]);

/** The faults of one message in a source that asks for it. */
function faults(en: string, fr: string, source = "t('a.b');", key = 'a.b'): string[] {
  const texts: Text[] = [
    { language: 'en', key, text: en, file: 'src/a/messages.ts' },
    { language: 'fr', key, text: fr, file: 'src/a/messages.ts' },
  ];
  return checkMessages(texts, used(source), noRegistry);
}

function used(source: string) {
  const uses = noUses();
  findUses(uses, 'src/a/view.tsx', source);
  return uses;
}

describe('a fault is seen when', () => {
  test.each([
    ['the languages take different parameters', faults('Held by {name}', 'Portée'), 'takes {name}'],
    ['a message is malformed', faults('{name', 'nom'), 'assertion failed'],
    ['nothing asks for the message', faults('Done', 'Fait', ''), 'nothing asks for a.b'],
    [
      'a problem that nothing reports has a message',
      faults('Full', 'Plein', '', 'problem.disk-full'),
      'nothing asks for problem.disk-full',
    ],
    ['French lacks the space of a question mark', faults('Why?', 'Pourquoi?'), 'put a space before'],
    ['French lacks the space of a colon', faults('Why: {why}', 'Pourquoi: {why}'), 'before the colon'],
    ['French lacks the spaces of its quotation marks', faults('“a”', '«a»'), 'after « and before »'],
    ['French quotes with straight marks', faults('“a”', '"a"'), 'write quotations'],
    ['a text is empty', faults('', ''), 'is empty'],
    ['a text ends with a space', faults('A ', 'A'), 'ends with a space'],
    ['three dots stand for an ellipsis', faults('A...', 'A…'), 'three dots'],
  ])('%s', (_, found, expected) => {
    expect(found).toContainEqual(expect.stringContaining(expected));
  });

  test('one language lacks the message', () => {
    const texts: Text[] = [{ language: 'en', key: 'a.b', text: 'Done', file: 'src/a/messages.ts' }];
    expect(checkMessages(texts, used("t('a.b')"), noRegistry)).toEqual(['a.b: missing in fr']);
  });

  test('two files say different things under one key', () => {
    const texts = (['en', 'fr'] as const).flatMap((language): Text[] => [
      { language, key: 'a.b', text: 'One', file: 'src/a/messages.ts' },
      { language, key: 'a.b', text: 'Two', file: 'src/b/messages.ts' },
    ]);
    expect(checkMessages(texts, used("t('a.b')"), noRegistry)).toHaveLength(2);
  });

  test.each([
    ["t('a.c')", 'there is no message a.c'],
    ["open ? t('a.b') : t(late ? 'a.b' : 'a.d')", 'there is no message a.d'],
    ["t('a.b'); failed('why-missing')", 'there is no message problem.why-missing'],
    ["t('a.b'); ({ ok: false, problem: { code: 'link.used' } })", 'there is no message problem.link.used'],
  ])('the source %s asks for what is not there', (source, expected) => {
    expect(faults('Done', 'Fait', source)).toContainEqual(expect.stringContaining(expected));
  });
});

describe('no fault is seen when', () => {
  test.each([
    ['the key is written out', faults('Done', 'Fait')],
    ['the key stands in a table', faults('Done', 'Fait', "const titles = { done: 'a.b' };")],
    ['its beginning is completed at run time', faults('Done', 'Fait', ['t(`a.', '{state}`);'].join('$'))],
    ['the problem is reported', faults('Full', 'Plein', "failed('disk-full')", 'problem.disk-full')],
    ['the code of a problem is completed at run time', faults('Who?', 'Qui ?', ['failed(`who.', '{kind}`)'].join('$'), 'problem.who.role')],
    ['an example of data has straight marks', faults('As \\{"a":1\\}', 'Comme \\{"a":1\\}')],
    ['French has its spaces, narrow or plain', faults('Why? “{a}”: 14:02!', 'Pourquoi ? « {a} » : 14:02\u202F!')],
    [
      'plurals differ by language',
      faults('{n, plural, one {# day} other {# days}}', '{n, plural, one {# jour} many {# de jours} other {# jours}}'),
    ],
  ])('%s', (_, found) => {
    expect(found).toEqual([]);
  });
});

test('the registry asks for the texts of every table, column, value, command and argument', () => {
  const task = table('task', { state: oneOf(['open', 'done']), why: string() });
  const add = { name: 'task.add', input: { why: string() }, run: () => ({ ok: false, problem: { code: 'x' } }) as const };
  const keys = registryKeys([room({ name: 'tasks', tables: [task], commands: [add], queries: [], messages: { en: {}, fr: {} } })]);
  expect(keys.required.map((any) => any.join(' or ')).sort()).toEqual([
    'command.task.add',
    'command.task.add.help',
    'field.task.state or field.state',
    'field.task.why or field.why',
    'room.tasks',
    'table.task',
    'value.task.state.done',
    'value.task.state.open',
  ]);
  const [first] = checkMessages(
    [],
    noUses(),
    registryKeys([room({ name: 'tasks', tables: [], commands: [], queries: [], messages: { en: {}, fr: {} } })]),
  );
  expect(first).toContain('asks for room.tasks');
});

test('catalogues are messages.ts and the files of a folder messages', () => {
  expect(['src/rooms/tasks/messages.ts', 'src/ui/messages/en.ts', 'src/cli/messages/fr.ts'].every(isCatalogue)).toBe(true);
  expect(['src/ui/i18n/message.ts', 'src/sync/messages.test.ts', 'src/ui/messages/read.test.ts'].some(isCatalogue)).toBe(false);
});
