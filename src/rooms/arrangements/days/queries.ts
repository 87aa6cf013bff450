/**
 * What one asks about one's own days. None of these takes a member: it answers whoever asks about themselves, and nobody
 * about anybody else (the moral contract's tests hold it).
 */

import { date, json, oneOf, optional } from '../../../replica/schema.ts';
import { member } from '../../people/index.ts';
import { query } from '../../room.ts';
import { prefill } from '../report/prefill.ts';
import { monthOf } from './month.ts';
import { readPrecise } from './own-days.ts';
import { LANGUAGES, payrollCsv } from './payroll.ts';
import { BALANCES, planOf } from './plan.ts';

/** `precise`: what the asking device kept for itself, where less was said to the others. */
const asked = { date: optional(date()), precise: optional(json()) };

export const myPlan = query({
  name: 'my-days.plan',
  input: asked,
  positional: ['date'],
  shows: ['week', 'month', 'missed', 'beside'],
  within: { week: ['days', 'of', 'balance'], month: ['days', 'of', 'balance'] },
  says: { balance: BALANCES },
  run: (read, { date: day = read.today, precise }) => planOf(read, day, readPrecise(precise)),
});

export const myMonth = query({
  name: 'my-days.month',
  input: asked,
  positional: ['date'],
  shows: ['from', 'home', 'thirdPlace', 'cents', 'lines'],
  within: { lines: ['date', 'home'] },
  run: (read, { date: day = read.today, precise }) => monthOf(read, day, readPrecise(precise)),
});

const myCsv = query({
  name: 'my-days.csv',
  input: { ...asked, language: optional(oneOf(LANGUAGES)) },
  positional: ['date'],
  shows: ['name', 'text'],
  run(read, { date: day = read.today, precise, language = 'en' }) {
    const month = monthOf(read, day, readPrecise(precise));
    const name = read.row(member, read.me)?.name ?? '';
    return {
      name: `${language === 'fr' ? 'teletravail' : 'telework'}-${month.from.slice(0, 7)}.csv`,
      text: payrollCsv(month, name, language),
    };
  },
});

export const myReport = query({
  name: 'my-days.report',
  input: asked,
  positional: ['date'],
  shows: ['from', 'workingDays', 'rows'],
  within: { rows: ['label'] },
  run: (read, { date: day = read.today, precise }) => prefill(read, day, readPrecise(precise)),
});

export const dayQueries = [myPlan, myMonth, myCsv, myReport];
