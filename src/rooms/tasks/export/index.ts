/** Exports of tasks as text: CSV, Markdown, iCalendar. Rows in, a file's text out. */

export { exportCsv } from './csv.ts';
export { exportCalendar } from './icalendar.ts';
export { exportMarkdown } from './markdown.ts';
export type { ExportInput, ExportTask } from './types.ts';
