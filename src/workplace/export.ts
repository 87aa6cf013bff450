/** Everything shared as a file's text, in the format somebody asks for; a SQLite file is the command line's own. */

import { delimiterOf } from '../rooms/csv.ts';
import { exportCalendar, exportCsv, exportMarkdown, tasksToExport } from '../rooms/tasks/index.ts';
import { dump } from './dump.ts';
import { exportOrganisation } from './export-organisation.ts';
import { loadYjs } from './open.ts';
import type { Workplace } from './workplace.ts';

export const EXPORT_FORMATS = ['json', 'csv', 'markdown', 'ical', 'organisation'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Suffix of a file's name and media type. */
export const exportKinds: Readonly<Record<ExportFormat, { readonly suffix: string; readonly type: string }>> = {
  json: { suffix: 'json', type: 'application/json' },
  csv: { suffix: 'csv', type: 'text/csv' },
  markdown: { suffix: 'md', type: 'text/markdown' },
  ical: { suffix: 'ics', type: 'text/calendar' },
  organisation: { suffix: 'md', type: 'text/markdown' },
};

export interface ExportingOptions {
  /** The workplace's name. */
  readonly name: string;
  readonly locale: 'en' | 'fr';
  /** The translator of the reader's language. */
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
}

/** The text, and how many rows, tasks or circles are in it. */
export async function exportAs(
  workplace: Workplace,
  format: ExportFormat,
  options: ExportingOptions,
): Promise<{ readonly text: string; readonly count: number }> {
  const { now } = await workplace.here();
  if (format === 'json') {
    const dumped = await dump(workplace.replica, workplace.registry.tables, await loadYjs(), now, workplace.keyHolder);
    const count = Object.values(dumped.tables).reduce((sum, rows) => sum + rows.length, 0);
    return { text: `${JSON.stringify(dumped)}\n`, count };
  }
  if (format === 'organisation') {
    const text = await exportOrganisation(workplace, options.say);
    return { text, count: text.split(/^#/m).length - 1 };
  }
  await workplace.needText();
  const input = await workplace.reading((reader) => tasksToExport(reader, options.name));
  const say = options.say;
  if (format === 'csv') return { text: exportCsv(input, say, { delimiter: delimiterOf(options.locale) }), count: input.tasks.length };
  const text = format === 'markdown' ? exportMarkdown(input, say) : exportCalendar(input, say, { at: now, as: 'both' });
  return { text, count: input.tasks.length };
}
