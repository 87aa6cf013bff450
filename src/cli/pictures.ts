/** Answers that say more as a picture than as a list: the week, people by days. */

import { createFormats, type Translate } from '../ui/i18n/index.ts';
import { asTable } from './terminal.ts';

type Picture = (t: Translate, names: ReadonlyMap<string, string>, answer: Readonly<Record<string, unknown>>) => string;

/** By query. */
export const pictures: Readonly<Record<string, Picture>> = { 'presence.week': week };

interface Stay {
  readonly reach: string;
  readonly where: string | null;
  readonly place: string | null;
}

interface Week {
  readonly dates: readonly string[];
  readonly members: readonly { readonly name: string | null; readonly stays: readonly Stay[] }[];
}

/** A column a day; morning and afternoon apart where they differ. */
function week(t: Translate, names: ReadonlyMap<string, string>, answer: Readonly<Record<string, unknown>>): string {
  const { dates, members } = answer as unknown as Week;
  const { civilDate } = createFormats(t.locale);
  const words = (stay: Stay | undefined): string => {
    if (stay === undefined) return '';
    if (stay.reach === 'off') return t('value.presence.reach.off');
    if (stay.place !== null) return names.get(stay.place) ?? t('value.presence.where.elsewhere');
    return t(stay.where === null ? 'value.presence.reach.reachable' : `value.presence.where.${stay.where}`);
  };
  const day = (stays: readonly Stay[], at: number): string => {
    const [morning, afternoon] = [words(stays[at * 2]), words(stays[at * 2 + 1])];
    return morning === afternoon ? morning : `${morning} / ${afternoon}`;
  };
  const days = dates.map((_, at) => at).filter((at) => members.some(({ stays }) => stays.slice(at * 2, at * 2 + 2).some(isWork)));
  return asTable(
    [t('field.name'), ...days.map((at) => civilDate(dates[at] ?? '', 'weekday'))],
    members.map(({ name, stays }) => [name ?? '', ...days.map((at) => day(stays, at))]),
  );
}

/** Days on which nobody works are left out. */
const isWork = (stay: Stay): boolean => stay.reach !== 'off';
