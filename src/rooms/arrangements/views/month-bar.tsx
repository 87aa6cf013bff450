/** Which month shows, with the one before and the one after. */
import type { JSX } from 'solid-js';
import { addMonths, isCivilDate, startOfMonth } from '../../../kernel/civil-date.ts';
import { IconButton, IconChevronLeft, IconChevronRight, useDesk, useI18n } from '../../../ui/index.ts';
import { useWords } from './words.ts';

/** The first day of the month in the address (`2026-11`), else of this one. */
export const monthIn = (written: string | null, today: string): string =>
  isCivilDate(`${written}-01`) ? `${written}-01` : startOfMonth(today);

export function MonthBar(props: { readonly at: string; readonly page: string; readonly children?: JSX.Element }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const words = useWords();
  const go = (by: number) => desk.go(`/arrangements/${props.page}?month=${addMonths(props.at, by).slice(0, 7)}`, { replace: true });
  return (
    <div class="arrangements-bar">
      <div class="ui-actions" data-print="no">
        <IconButton icon={IconChevronLeft} label={t('arrangements.month.before')} onClick={() => go(-1)} />
        <IconButton icon={IconChevronRight} label={t('arrangements.month.after')} onClick={() => go(1)} />
      </div>
      <h2>{words.month(props.at)}</h2>
      <div class="ui-actions" data-print="no">
        {props.children}
      </div>
    </div>
  );
}
