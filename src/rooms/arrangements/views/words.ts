/** How days, months, money and an arrangement are said in the reader's language. */
import { dayNumber } from '../../../kernel/civil-date.ts';
import type { Row } from '../../../replica/schema.ts';
import { useI18n } from '../../../ui/index.ts';
import { WEEKDAYS } from '../../people/index.ts';
import type { arrangement } from '../schema.ts';

type Arranged = Pick<Row<typeof arrangement>, 'kind' | 'days' | 'weekday' | 'spot'>;

export function useWords() {
  const i18n = useI18n();
  const { t, format } = i18n;
  const days = (count: number) => format.number(count, { maximumFractionDigits: 1 });
  return {
    days,
    money: (cents: number) => format.number(cents / 100, { style: 'currency', currency: 'EUR' }),
    /** "November 2026". */
    month: (date: string) =>
      new Intl.DateTimeFormat(i18n.locale() === 'fr' ? 'fr-FR' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        dayNumber(date) * 86_400_000,
      ),
    /** "regular: Tuesday and Thursday, at home". */
    arranged: ({ kind, days: count, weekday, spot }: Arranged): string => {
      const fixed = Array.isArray(weekday) ? WEEKDAYS.filter((day) => weekday.includes(day)) : [];
      const measure =
        fixed.length > 0
          ? format.list(fixed.map((day) => t(`value.arrangement.weekday.${day}`)))
          : count === null || kind === 'full'
            ? ''
            : t(kind === 'occasional' ? 'arrangements.a-month' : 'arrangements.a-week', { days: days(count) });
      const form = kind === null ? t('arrangements.unsaid') : t(`value.arrangement.kind.${kind}`);
      const where = spot === null ? '' : t(`value.arrangement.spot.${spot}`);
      return [form, measure, where].filter((part) => part !== '').join(' · ');
    },
  };
}
