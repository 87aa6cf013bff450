/** The days and hours of a rota or of what a place asks for, in words: "Monday to Friday, 22:00–06:00 the next day". */
import { useI18n } from '../../../../ui/index.ts';
import { WEEKDAYS, type WeekdayName } from '../../presence/half-days.ts';

interface Hours {
  readonly weekdays: readonly WeekdayName[];
  readonly from: string;
  readonly to: string;
}

export function useKeptWords(): (hours: Hours, zone: string | null) => string {
  const { t, format } = useI18n();
  const name = (day: WeekdayName) => t(`value.rota.weekday.${day}`);
  const days = (weekdays: readonly WeekdayName[]) => {
    const kept = WEEKDAYS.filter((day) => weekdays.includes(day));
    const [first, last] = [kept[0], kept.at(-1)];
    if (first === undefined || last === undefined) return '';
    if (kept.length === WEEKDAYS.length) return t('people.duty.every-day');
    const isRun = WEEKDAYS.indexOf(last) - WEEKDAYS.indexOf(first) === kept.length - 1;
    return isRun && kept.length > 2 ? t('people.duty.days', { first: name(first), last: name(last) }) : format.list(kept.map(name));
  };
  return ({ weekdays, from, to }, zone) => {
    const hours = from < to ? `${from}–${to}` : t('people.duty.night', { from, to });
    const own = format.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    return [days(weekdays), hours, ...(zone === null || zone === own ? [] : [zone.replaceAll('_', ' ')])].join(', ');
  };
}
