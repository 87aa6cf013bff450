/** Exports of tasks as text: CSV, Markdown, iCalendar. Rows in, a file's text out. */

export { type CsvOptions, exportCsv, safeCell } from './csv.ts';
export { type CalendarOptions, exportCalendar } from './icalendar.ts';
export { exportMarkdown } from './markdown.ts';
export type { ExportInput, ExportState, ExportTask, Say } from './types.ts';
