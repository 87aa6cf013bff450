/** The report as its person goes on with it, kept on their device alone: read, changed, added up, and written as CSV. */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import { csvFile, delimiterOf } from '../../csv.ts';
import { type ReportDay, type ReportRow, ROW_KINDS, type RowKind } from './prefill.ts';

export interface Report {
  readonly rows: readonly ReportRow[];
  readonly comment: string;
}

const MOST_ROWS = 30;
const LONGEST = 200;
const LONGEST_COMMENT = 5000;

/** What a device kept; undefined when nothing was kept or it cannot be read. */
export function readReport(kept: string | undefined): Report | undefined {
  const found = parsed(kept);
  if (!isRecord(found) || !Array.isArray(found.rows)) return undefined;
  return {
    rows: found.rows.flatMap((row: unknown) => readRow(row) ?? []).slice(0, MOST_ROWS),
    comment: typeof found.comment === 'string' ? found.comment.slice(0, LONGEST_COMMENT) : '',
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readRow(row: unknown): ReportRow | undefined {
  if (!isRecord(row) || !isRecord(row.halves)) return undefined;
  const kind = ROW_KINDS.find((each) => each === row.kind);
  if (kind === undefined) return undefined;
  const halves = Object.entries(row.halves).flatMap(([date, count]) => (count === 1 || count === 2 ? [[date, count] as const] : []));
  return { kind, label: typeof row.label === 'string' ? row.label.slice(0, LONGEST) : '', halves: Object.fromEntries(halves) };
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return null;
  }
}

/** Nothing, a whole day, half a day, and again. */
export function turned(report: Report, at: number, date: CivilDate): Report {
  const next = [2, 0, 1] as const;
  return changedRow(report, at, (row) => {
    const { [date]: before = 0, ...others } = row.halves;
    const count = next[before] ?? 0;
    return { ...row, halves: count === 0 ? others : { ...others, [date]: count } };
  });
}

export const changedRow = (report: Report, at: number, change: (row: ReportRow) => ReportRow): Report => ({
  ...report,
  rows: report.rows.map((row, index) => (index === at ? change(row) : row)),
});

export const withRow = (report: Report, kind: RowKind): Report => ({ ...report, rows: [...report.rows, { kind, label: '', halves: {} }] });

export const withoutRow = (report: Report, at: number): Report => ({ ...report, rows: report.rows.filter((_, index) => index !== at) });

/** Days of a row. */
export const daysOfRow = ({ halves }: ReportRow): number => Object.values(halves).reduce((sum, count) => sum + count, 0) / 2;

/** Days of work: all rows but absence. */
export const daysOfWork = ({ rows }: Report): number => rows.reduce((sum, row) => sum + (row.kind === 'absence' ? 0 : daysOfRow(row)), 0);

export const daysOn = ({ rows }: Report, date: CivilDate): number => rows.reduce((sum, { halves }) => sum + (halves[date] ?? 0), 0) / 2;

/** Working days that do not add up to one, and other days on which more than one was written. */
export const unevenDays = (report: Report, days: readonly ReportDay[]): readonly CivilDate[] =>
  days.flatMap(({ date, isWorking }) => ((isWorking ? daysOn(report, date) !== 1 : daysOn(report, date) > 1) ? [date] : []));

export interface ReportCsv {
  readonly report: Report;
  readonly days: readonly ReportDay[];
  readonly language: 'en' | 'fr';
  say(key: string): string;
}

/** A line a row of the report, a column a day, then the sums. */
export function reportCsv({ report, days, language, say }: ReportCsv): string {
  const figure = (value: number) => (language === 'fr' ? String(value).replace('.', ',') : String(value));
  const dates = days.map(({ date }) => date);
  const lines = report.rows.map((row) => [
    say(`report.kind.${row.kind}`),
    row.label,
    ...dates.map((date) => (row.halves[date] === undefined ? '' : figure(row.halves[date] / 2))),
    figure(daysOfRow(row)),
  ]);
  const sums = dates.map((date) => figure(daysOn(report, date)));
  const whole = report.rows.reduce((sum, row) => sum + daysOfRow(row), 0);
  return csvFile(
    [
      [say('report.column.kind'), say('report.column.label'), ...dates, say('report.total')],
      ...lines,
      [say('report.total'), '', ...sums, figure(whole)],
      [
        say('report.duty'),
        '',
        ...days.map(({ duty }) => (duty === 0 ? '' : figure(duty / 2))),
        figure(days.reduce((sum, { duty }) => sum + duty, 0) / 2),
      ],
      ...(report.comment === '' ? [] : [[say('report.comment'), report.comment]]),
    ],
    delimiterOf(language),
  );
}
