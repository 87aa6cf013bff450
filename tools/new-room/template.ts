/** The files of a new room, by name: the pattern every room follows, for one kind of row. */

import { identifier, type Names, words } from './names.ts';
import { viewFiles } from './view-template.ts';

/** Paths below `src/rooms/<room>/` and what they say. */
export function roomFiles(names: Names): Readonly<Record<string, string>> {
  return {
    'schema.ts': schema(names),
    'commands.ts': commands(names),
    'queries.ts': queries(names),
    'messages.ts': messages(names),
    'index.ts': index(names),
    'room.test.ts': test(names),
    ...viewFiles(names),
  };
}

const schema = ({ row, room }: Names) => `/** What the room ${room} keeps. Tables grow by addition only. */

import { long, string, table } from '../../replica/schema.ts';

export const ${identifier(row)} = table('${row}', {
  name: string({ max: 200 }),
  why: long(),
});

export const tables = [${identifier(row)}];
`;

const commands = ({ row, room }: Names) => `/** What a person can do in ${room}. */

import { ok } from '../../kernel/result.ts';
import { long, optional, ref, string } from '../../replica/schema.ts';
import { command, rowAnswer } from '../room.ts';
import { ${identifier(row)} } from './schema.ts';

const add = command({
  name: '${row}.add',
  input: { name: string({ max: 200 }), why: long() },
  positional: ['name'],
  run: (tx, cells) => ok(rowAnswer(${identifier(row)}, tx.insert(${identifier(row)}, cells))),
});

const edit = command({
  name: '${row}.edit',
  input: { ${identifier(row)}: ref('${row}'), name: optional(string({ max: 200 })), why: optional(long()) },
  positional: ['${identifier(row)}'],
  run(tx, { ${identifier(row)}: id, ...cells }) {
    tx.update(${identifier(row)}, id, cells);
    return ok(rowAnswer(${identifier(row)}, id));
  },
});

const remove = command({
  name: '${row}.remove',
  input: { ${identifier(row)}: ref('${row}') },
  positional: ['${identifier(row)}'],
  run(tx, { ${identifier(row)}: id }) {
    tx.remove(${identifier(row)}, id);
    return ok(rowAnswer(${identifier(row)}, id));
  },
});

export const commands = [add, edit, remove];
`;

const queries = ({ row, room }: Names) => `/** What a person can ask in ${room}. */

import { query } from '../room.ts';
import { ${identifier(row)} } from './schema.ts';

const list = query({
  name: '${row}.list',
  input: {},
  run: (read) => read.where(${identifier(row)}).sort({ by: 'name' }).all(),
});

export const queries = [list];
`;

const index = ({ row, room }: Names) => `/** The room ${room}. */

import { room } from '../room.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { queries } from './queries.ts';
import { tables } from './schema.ts';

export { ${identifier(row)}, tables as ${identifier(room)}Tables } from './schema.ts';

export const ${identifier(room)} = room({ name: '${room}', tables, commands, queries, messages });
`;

const messages = (names: Names) => `/** Texts of the room ${names.room}: put them into the words of its field. */

import type { Messages } from '../room.ts';

export const messages: Messages = {
  en: {
${lines(english(names))}
  },
  fr: {
${lines(french(names))}
  },
};
`;

const lines = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts)
    .map(([name, text]) => `    '${name}': '${text}',`)
    .join('\n');

const english = ({ room, row }: Names) => ({
  [`command.${row}.add`]: `Add: ${words(row)}`,
  [`command.${row}.add.help`]: `Adds to ${words(room)}, with why.`,
  [`command.${row}.edit`]: `Change: ${words(row)}`,
  [`command.${row}.edit.help`]: 'Changes the name or the why.',
  [`command.${row}.remove`]: `Remove: ${words(row)}`,
  [`command.${row}.remove.help`]: 'Puts it in the trash.',
  [`field.${identifier(row)}`]: capital(words(row)),
  [`query.${row}.list`]: capital(words(room)),
  [`query.${row}.list.help`]: 'All of them, by name.',
  [`room.${room}`]: capital(words(room)),
  [`table.${row}`]: words(row),
});

const french = ({ room, row }: Names) => ({
  [`command.${row}.add`]: `Ajouter : ${words(row)}`,
  [`command.${row}.add.help`]: `Ajoute à ${words(room)}, avec un pourquoi.`,
  [`command.${row}.edit`]: `Modifier : ${words(row)}`,
  [`command.${row}.edit.help`]: 'Change le nom ou le pourquoi.',
  [`command.${row}.remove`]: `Retirer : ${words(row)}`,
  [`command.${row}.remove.help`]: 'Met à la corbeille.',
  [`field.${identifier(row)}`]: capital(words(row)),
  [`query.${row}.list`]: capital(words(room)),
  [`query.${row}.list.help`]: 'Tout, par nom.',
  [`room.${room}`]: capital(words(room)),
  [`table.${row}`]: words(row),
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const test = ({ room }: Names) => `import { testRoom } from '../testing/test-room.ts';
import { ${identifier(room)} } from './index.ts';

testRoom(${identifier(room)});
`;
