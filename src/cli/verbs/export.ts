/** `export`: everything shared, in the open. */

import { writeFile } from 'node:fs/promises';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { writeSqlite } from '../../storage/node.ts';
import { dump, EXPORT_FORMATS, exportAs, loadYjs } from '../../workplace/index.ts';
import { type Home, withHome } from '../home.ts';
import type { Call, Verb } from '../verb.ts';

const FORMATS = [...EXPORT_FORMATS, 'sqlite'] as const;

export const exportVerb: Verb = {
  words: ['export'],
  usage: `--format ${FORMATS.join('|')} [FILE]`,
  summary: 'cli.export.help',
  examples: [
    'relais export --format json workplace.json',
    'relais export --format csv > tasks.csv',
    'relais export --format sqlite workplace.sqlite',
  ],
  flags: { format: 'value' },
  run(call) {
    const written = call.given.values.get('format') ?? 'json';
    const format = FORMATS.find((each) => each === written);
    if (format === undefined)
      return Promise.resolve(failed('argument-choice', { field: 'format', given: written.slice(0, 40), choices: FORMATS.join(', ') }));
    return withHome(call, (home) => take(call, home, format));
  },
};

/** To the file, or to standard output; a SQLite file has to be a file. */
async function take(call: Call, { workplace, account }: Home, format: (typeof FORMATS)[number]): Promise<Result<unknown>> {
  const { terminal, locale } = call;
  const [file] = call.given.rest;
  if (format === 'sqlite') {
    if (file === undefined) return failed('argument-missing', { field: 'file' });
    const dumped = await dump(workplace.replica, workplace.registry.tables, await loadYjs(), Date.now(), workplace.keyHolder);
    const rows = Object.values(dumped.tables).reduce((sum, table) => sum + table.length, 0);
    return written(call, file, rows, () => writeSqlite(dumped, file));
  }
  const { text, count } = await exportAs(workplace, format, { name: account.workplace.name, locale, say: terminal.t });
  if (file !== undefined) return written(call, file, count, () => writeFile(file, text));
  process.stdout.write(text);
  return ok(undefined);
}

async function written({ terminal }: Call, file: string, count: number, write: () => Promise<void>): Promise<Result<unknown>> {
  try {
    await write();
  } catch {
    return failed('file-unwritable', { file });
  }
  terminal.answer({ file, rows: count }, terminal.t('cli.exported', { count, file }));
  return ok(undefined);
}
