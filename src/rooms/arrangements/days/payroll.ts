/** A month of one's own days at home as CSV for payroll: one line a day, the total and what it comes to below. */

import { csvFile, delimiterOf } from '../../csv.ts';
import type { Month, MonthLine } from './month.ts';

export const LANGUAGES = ['en', 'fr'] as const;
type Language = (typeof LANGUAGES)[number];

/** The words of the file, which is made without a screen as well: in the reader's language. */
const WORDS = {
  en: {
    columns: ['Date', 'Name', 'Morning', 'Afternoon', 'Days at home', 'Amount (EUR)'],
    total: 'Total',
    holiday: 'public holiday',
    home: 'home',
    office: 'office',
    'client-site': 'client',
    'third-place': 'third place',
    travelling: 'travelling',
    elsewhere: 'elsewhere',
    unsaid: '',
    off: '',
  },
  fr: {
    columns: ['Date', 'Nom', 'Matin', 'Après-midi', 'Jours à domicile', 'Montant (EUR)'],
    total: 'Total',
    holiday: 'férié',
    home: 'domicile',
    office: 'bureau',
    'client-site': 'client',
    'third-place': 'tiers-lieu',
    travelling: 'déplacement',
    elsewhere: 'ailleurs',
    unsaid: '',
    off: '',
  },
} as const;

export function payrollCsv(month: Month, name: string, language: Language): string {
  const words = WORDS[language];
  const figure = (text: string) => (language === 'fr' ? text.replace('.', ',') : text);
  const half = (line: MonthLine, spent: MonthLine['morning']) => (line.holiday === null ? words[spent] : words.holiday);
  const lines = month.lines.map((line) => [
    line.date,
    name,
    half(line, line.morning),
    half(line, line.afternoon),
    figure(String(line.home)),
    '',
  ]);
  const amount = month.cents === null ? '' : figure((month.cents / 100).toFixed(2));
  const total = [`${words.total} ${month.from.slice(0, 7)}`, name, '', '', figure(String(month.home)), amount];
  return csvFile([words.columns, ...lines, total], delimiterOf(language));
}
