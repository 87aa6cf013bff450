/** A month of one's own days at home, and what they come to by the figures that hold: for payroll, made by the person concerned. */

import { type CivilDate, endOfMonth, startOfMonth } from '../../../kernel/civil-date.ts';
import type { QueryContext } from '../../room.ts';
import { type Figure, figureOn, figuresOf } from '../figures/figures.ts';
import type { FigureName, Scheme } from '../schema.ts';
import { arrangementsOf, countingOn } from '../standing.ts';
import { type OwnDay, ownDays, type Precise, type Spent } from './own-days.ts';

export interface MonthLine {
  readonly date: CivilDate;
  readonly morning: Spent;
  readonly afternoon: Spent;
  readonly holiday: OwnDay['holiday'];
  /** 0, 0.5 or 1: only days at home; a third place is no ground for an allowance free of tax. */
  readonly home: number;
}

export interface Month {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly lines: readonly MonthLine[];
  readonly home: number;
  readonly thirdPlace: number;
  /** Half-days on which one could be reached and did not say where. */
  readonly unsaid: number;
  /** By whose figures; null when the arrangement names none. */
  readonly scheme: Scheme | null;
  /** Cents, after the month's cap; null where no figure holds for a day that counts. */
  readonly cents: number | null;
  /** Cents before the cap, when that is more. */
  readonly uncapped: number | null;
  /** The figures that hold in the month, each with its source. */
  readonly figures: readonly Figure[];
  /** Dates on which no figure is known: to be entered. */
  readonly unknown: readonly CivilDate[];
}

export function monthOf(read: QueryContext, date: CivilDate, precise: Precise): Month {
  const [from, to] = [startOfMonth(date), endOfMonth(date)];
  const lines = ownDays(read, from, to, precise).map(lineOf);
  const arrangements = arrangementsOf(read, read.me);
  const figures = figuresOf(read);
  const schemeOn = (day: CivilDate): Scheme | null => countingOn(arrangements, day)?.scheme ?? null;
  const scheme = schemeOn(to) ?? lines.map((line) => schemeOn(line.date)).find((each) => each !== null) ?? null;
  const rates = lines.map((line) => {
    const by = schemeOn(line.date);
    return by === null ? undefined : figureOn(figures, 'day', by, line.date);
  });
  const unknown = lines.filter((line, at) => line.home > 0 && schemeOn(line.date) !== null && rates[at] === undefined);
  const sum = halfUp(lines.reduce((total, { home }, at) => total + home * 2 * (rates[at]?.hundredths ?? 0), 0));
  const used = (name: FigureName) => (scheme === null ? undefined : figureOn(figures, name, scheme, to));
  const cap = used('month-cap')?.hundredths ?? sum;
  const others = (['month-cap', 'week-day', 'year-cap'] as const).map(used);
  return {
    from,
    to,
    lines,
    home: lines.reduce((total, { home }) => total + home, 0),
    thirdPlace: halves(lines, 'third-place') / 2,
    unsaid: halves(lines, 'unsaid'),
    scheme,
    cents: scheme === null || unknown.length > 0 ? null : Math.min(sum, cap),
    uncapped: scheme !== null && unknown.length === 0 && sum > cap ? sum : null,
    figures: [...new Set([...rates, ...others])].filter((each) => each !== undefined),
    unknown: unknown.map((line) => line.date),
  };
}

function lineOf({ date, halves: [morning, afternoon], holiday }: OwnDay): MonthLine {
  const home = holiday === null ? [morning, afternoon].filter(({ spent }) => spent === 'home').length / 2 : 0;
  return { date, morning: morning.spent, afternoon: afternoon.spent, holiday, home };
}

const halves = (lines: readonly MonthLine[], spent: Spent): number =>
  lines.reduce(
    (sum, line) => sum + (line.holiday === null ? [line.morning, line.afternoon].filter((each) => each === spent).length : 0),
    0,
  );

/** From halves of cents to cents, half a cent up: once for the month, not day by day. */
const halfUp = (halfCents: number): number => Math.floor((halfCents + 1) / 2);
