/** `export`: everything shared, in the open. */

import { writeFile } from 'node:fs/promises';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { dump, loadYjs } from '../../workplace/index.ts';
import { writeSqlite } from '../export-sqlite.ts';
import { type Home, withHome } from '../home.ts';
import type { Call, Verb } from '../verb.ts';

const FORMATS = ['json', 'sqlite'] as const;
type Format = (typeof FORMATS)[number];

export const exportVerb: Verb = {
  words: ['export'],
  usage: `--format ${FORMATS.join('|')} [FILE]`,
  summary: 'cli.export.help',
  examples: ['relais export --format json workplace.json', 'relais export --format sqlite workplace.sqlite'],
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
async function take(call: Call, { workplace, replica }: Home, format: Format): Promise<Result<unknown>> {
  const [file] = call.given.rest;
  const dumped = await dump(replica, workplace.registry.tables, await loadYjs(), Date.now());
  if (file === undefined) {
    if (format === 'sqlite') return failed('argument-missing', { field: 'file' });
    process.stdout.write(`${JSON.stringify(dumped)}\n`);
    return ok(undefined);
  }
  try {
    if (format === 'sqlite') await writeSqlite(dumped, file);
    else await writeFile(file, `${JSON.stringify(dumped, undefined, 1)}\n`);
  } catch {
    return failed('file-unwritable', { file });
  }
  const count = Object.values(dumped.tables).reduce((sum, rows) => sum + rows.length, 0);
  call.terminal.answer({ file, rows: count }, call.terminal.t('cli.exported', { count, file }));
  return ok(undefined);
}
