/** The report of activity of a month: filled from what one declared, changed at will, kept on this device alone, printed and signed. */
import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js';
import { Button, createAnswer, IconDownload, IconPrinter, saveFile, TextArea, useDesk, useI18n } from '../../../../ui/index.ts';
import { type memberMe, preciseIn } from '../../../people/index.ts';
import type { myReport } from '../../days/queries.ts';
import {
  changedRow,
  daysOfRow,
  daysOfWork,
  type Report,
  readReport,
  reportCsv,
  turned,
  unevenDays,
  withoutRow,
  withRow,
} from '../../report/document.ts';
import { ROW_KINDS } from '../../report/prefill.ts';
import { MonthBar, monthIn } from '../month-bar.tsx';
import { useWords } from '../words.ts';
import { Grid } from './grid.tsx';

const keyOf = (month: string) => `report.${month.slice(0, 7)}`;

export function ReportPage(props: { readonly month: string | null }): JSX.Element {
  const i18n = useI18n();
  const { t, format } = i18n;
  const desk = useDesk();
  const words = useWords();
  const at = createMemo(() => monthIn(props.month, desk.today()));
  const begun = createAnswer<typeof myReport>('my-days.report', () => ({ date: at(), precise: preciseIn(desk.drafts) }));
  const me = createAnswer<typeof memberMe>('member.me');
  const [kept, setKept] = createSignal<Report>();
  createEffect(on(at, (month) => setKept(readReport(desk.drafts.read(keyOf(month))))));
  const report = (): Report => kept() ?? { rows: begun()?.rows ?? [], comment: '' };
  const keep = (next: Report) => {
    setKept(next);
    desk.drafts.write(keyOf(at()), JSON.stringify(next));
  };
  const beginAnew = () => {
    setKept(undefined);
    desk.drafts.write(keyOf(at()), '');
  };
  const uneven = () => unevenDays(report(), begun()?.days ?? []);
  const duty = () => (begun()?.days ?? []).reduce((sum, each) => sum + each.duty, 0) / 2;
  /** Days of work in the reports of the year on this device, this one as it stands. */
  const ofYear = () =>
    Array.from({ length: 12 }, (_, month) => `${at().slice(0, 4)}-${String(month + 1).padStart(2, '0')}-01`).reduce((sum, month) => {
      const one = month === at() ? report() : readReport(desk.drafts.read(keyOf(month)));
      return sum + (one === undefined ? 0 : daysOfWork(one));
    }, 0);
  const sums = () => {
    const absence = report().rows.reduce((sum, row) => sum + (row.kind === 'absence' ? daysOfRow(row) : 0), 0);
    return [
      ['arrangements.report.working', begun()?.workingDays ?? 0],
      ['arrangements.report.work', daysOfWork(report())],
      ['arrangements.report.absence', absence],
      ...(duty() > 0 ? [['report.duty', duty()] as const] : []),
    ] as const;
  };
  const save = () => {
    const text = reportCsv({ report: report(), days: begun()?.days ?? [], language: i18n.locale(), say: t });
    saveFile(new Blob([text], { type: 'text/csv' }), `${t('arrangements.report.file')}-${at().slice(0, 7)}.csv`);
  };
  return (
    <section class="arrangements-part arrangements-report" aria-label={t('arrangements.page.report')}>
      <MonthBar at={at()} page="report">
        <Button kind="primary" icon={IconPrinter} onClick={() => print()}>
          {t('arrangements.print')}
        </Button>
        <Button icon={IconDownload} onClick={save}>
          {t('arrangements.report.csv')}
        </Button>
      </MonthBar>
      <p class="arrangements-paper">
        {t('arrangements.report.title')} · {me()?.name}
      </p>
      <p class="ui-soft" data-print="no">
        {t('arrangements.report.lead')}
      </p>
      <Show when={begun()}>
        {(known) => (
          <>
            <Grid
              report={report()}
              days={known().days}
              uneven={uneven()}
              onTurn={(row, date) => keep(turned(report(), row, date))}
              onLabel={(row, label) => keep(changedRow(report(), row, (each) => ({ ...each, label })))}
              onRemove={(row) => keep(withoutRow(report(), row))}
            />
            <div class="ui-actions" data-print="no">
              <For each={ROW_KINDS}>
                {(kind) => (
                  <Button small kind="quiet" onClick={() => keep(withRow(report(), kind))}>
                    {t('arrangements.report.add', { kind: t(`report.kind.${kind}`) })}
                  </Button>
                )}
              </For>
              <Show when={kept()}>
                <Button small kind="quiet" onClick={beginAnew}>
                  {t('arrangements.report.anew')}
                </Button>
              </Show>
            </div>
            <Show when={uneven().length > 0}>
              <p class="arrangements-warning" data-print="no" role="status">
                {t('arrangements.report.uneven', {
                  count: uneven().length,
                  dates: format.list(
                    uneven()
                      .slice(0, 5)
                      .map((date) => format.civilDate(date, 'short')),
                  ),
                })}
              </p>
            </Show>
            <dl class="arrangements-sums">
              <For each={sums()}>
                {([key, days]) => (
                  <div>
                    <dt>{t(key)}</dt>
                    <dd>{words.days(days)}</dd>
                  </div>
                )}
              </For>
              <Show when={known().forfaitDays}>
                {(most) => (
                  <div data-print="no">
                    <dt>{t('arrangements.report.year')}</dt>
                    <dd>{t('arrangements.count-of', { days: words.days(ofYear()), of: words.days(most()) })}</dd>
                  </div>
                )}
              </Show>
            </dl>
            <div class="arrangements-comment">
              <TextArea label={t('report.comment')} value={report().comment} onInput={(comment) => keep({ ...report(), comment })} />
            </div>
            <div class="arrangements-signatures">
              <For each={['consultant', 'client'] as const}>
                {(who) => (
                  <div>
                    <h3>{t(`arrangements.report.${who}`)}</h3>
                    <p>{t('arrangements.report.sign')}</p>
                  </div>
                )}
              </For>
            </div>
          </>
        )}
      </Show>
    </section>
  );
}
