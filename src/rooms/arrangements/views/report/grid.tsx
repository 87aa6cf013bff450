/** The month as a grid: a row a mission, a column a day; a press turns nothing into a day, a day into half of one, and back. */

import { For, Index, type JSX } from 'solid-js';
import { dayNumber } from '../../../../kernel/civil-date.ts';
import { IconButton, IconX, useI18n } from '../../../../ui/index.ts';
import { daysOfRow, daysOn, type Report } from '../../report/document.ts';
import type { ReportDay } from '../../report/prefill.ts';
import { useWords } from '../words.ts';

export interface GridProps {
  readonly report: Report;
  readonly days: readonly ReportDay[];
  readonly uneven: readonly string[];
  readonly onTurn: (row: number, date: string) => void;
  readonly onLabel: (row: number, label: string) => void;
  readonly onRemove: (row: number) => void;
}

export function Grid(props: GridProps): JSX.Element {
  const i18n = useI18n();
  const { t, format } = i18n;
  const words = useWords();
  const letter = (date: string) =>
    new Intl.DateTimeFormat(i18n.locale(), { weekday: 'narrow', timeZone: 'UTC' }).format(dayNumber(date) * 86_400_000);
  const written = (days: number) => (days === 0 ? '' : words.days(days));
  const nameOf = (row: Report['rows'][number]) => (row.label === '' ? t(`report.kind.${row.kind}`) : row.label);
  const kindOf = ({ isWorking, holiday }: ReportDay) => (holiday !== null ? 'holiday' : isWorking ? undefined : 'rest');
  const whole = () => props.report.rows.reduce((sum, row) => sum + daysOfRow(row), 0);
  return (
    <section class="arrangements-scroll" tabindex={0} aria-label={t('arrangements.report.caption')}>
      <table class="arrangements-grid">
        <caption class="ui-hidden">{t('arrangements.report.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('report.column.label')}</th>
            <For each={props.days}>
              {(day) => (
                <th scope="col" data-day={kindOf(day)} aria-label={format.civilDate(day.date, 'long')}>
                  <span>{letter(day.date)}</span>
                  {Number(day.date.slice(8))}
                </th>
              )}
            </For>
            <th scope="col">{t('report.total')}</th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.report.rows}>
            {(row, at) => (
              <tr data-kind={row().kind}>
                <th scope="row">
                  <span class="arrangements-kind">{t(`report.kind.${row().kind}`)}</span>
                  <span class="arrangements-label" data-print="no">
                    <input
                      class="ui-input"
                      aria-label={t('arrangements.report.label', { kind: t(`report.kind.${row().kind}`), row: at + 1 })}
                      placeholder={t(`arrangements.report.example.${row().kind}`)}
                      maxlength={200}
                      value={row().label}
                      onInput={(event) => props.onLabel(at, event.currentTarget.value)}
                    />
                    <IconButton
                      small
                      icon={IconX}
                      label={t('arrangements.report.remove', { row: nameOf(row()) })}
                      onClick={() => props.onRemove(at)}
                    />
                  </span>
                  <span class="arrangements-paper">{row().label}</span>
                </th>
                <For each={props.days}>
                  {(day) => {
                    const days = () => (row().halves[day.date] ?? 0) / 2;
                    return (
                      <td data-day={kindOf(day)}>
                        <button
                          type="button"
                          aria-label={`${nameOf(row())}, ${format.civilDate(day.date, 'day')} : ${words.days(days())}`}
                          onClick={() => props.onTurn(at, day.date)}
                        >
                          {written(days())}
                        </button>
                      </td>
                    );
                  }}
                </For>
                <td data-sum>{words.days(daysOfRow(row()))}</td>
              </tr>
            )}
          </Index>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('report.total')}</th>
            <For each={props.days}>
              {(day) => (
                <td data-day={kindOf(day)} data-uneven={props.uneven.includes(day.date) ? '' : undefined}>
                  {written(daysOn(props.report, day.date))}
                </td>
              )}
            </For>
            <td data-sum>{words.days(whole())}</td>
          </tr>
          <tr hidden={props.days.every(({ duty }) => duty === 0)}>
            <th scope="row">{t('report.duty')}</th>
            <For each={props.days}>{(day) => <td data-day={kindOf(day)}>{written(day.duty / 2)}</td>}</For>
            <td data-sum>{words.days(props.days.reduce((sum, { duty }) => sum + duty, 0) / 2)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
