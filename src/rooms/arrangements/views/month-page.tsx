/** A month of one's own days at home, what they come to and by which figures; on paper, and as a file for payroll. */
import { For, type JSX, Show } from 'solid-js';
import { Badge, Button, createAnswer, IconDownload, IconPrinter, saveFile, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import { type memberMe, preciseIn } from '../../people/index.ts';
import type { Month, MonthLine } from '../days/month.ts';
import type { myMonth } from '../days/queries.ts';
import { FigureLine } from './figure-line.tsx';
import { MonthBar, monthIn } from './month-bar.tsx';
import { useWords } from './words.ts';

export function MonthPage(props: { readonly month: string | null }): JSX.Element {
  const i18n = useI18n();
  const { t, format } = i18n;
  const desk = useDesk();
  const { tell } = useGestures();
  const words = useWords();
  const at = () => monthIn(props.month, desk.today());
  const asked = () => ({ date: at(), precise: preciseIn(desk.drafts) });
  const month = createAnswer<typeof myMonth>('my-days.month', asked);
  const me = createAnswer<typeof memberMe>('member.me');
  const spent = (half: MonthLine['morning']) => (half === 'off' ? '' : t(`arrangements.spent.${half}`));
  const save = async () => {
    const made = await desk.ask('my-days.csv', { ...asked(), language: i18n.locale() });
    if (!made.ok) return tell(made.problem);
    // What the query of that name answers.
    const { name, text } = made.value as { readonly name: string; readonly text: string };
    saveFile(new Blob([text], { type: 'text/csv' }), name);
  };
  return (
    <section class="arrangements-part" aria-label={t('arrangements.page.month')}>
      <MonthBar at={at()} page="month">
        <Button kind="primary" icon={IconDownload} onClick={() => void save()}>
          {t('arrangements.csv')}
        </Button>
        <Button icon={IconPrinter} onClick={() => print()}>
          {t('arrangements.print')}
        </Button>
      </MonthBar>
      <p class="arrangements-paper">{me()?.name}</p>
      <Show when={month()}>
        {(known) => (
          <>
            <Sums month={known()} />
            <Show when={known().unknown.length > 0}>
              <p class="arrangements-warning">
                {t('arrangements.figure-missing', { date: format.civilDate(known().unknown[0] ?? '') })}{' '}
                <a href="/arrangements/figures">{t('command.figure.add')}</a>
              </p>
            </Show>
            <Show when={known().scheme === null}>
              <p class="ui-soft" data-print="no">
                {t('arrangements.no-scheme')}
              </p>
            </Show>
            <table class="arrangements-days">
              <caption class="ui-hidden">{t('query.my-days.month')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('arrangements.day')}</th>
                  <th scope="col">{t('arrangements.morning')}</th>
                  <th scope="col">{t('arrangements.afternoon')}</th>
                  <th scope="col" data-number>
                    {t('field.my-days.home')}
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={known().lines}>
                  {(line) => (
                    <tr data-home={line.home > 0 ? '' : undefined}>
                      <th scope="row">{format.civilDate(line.date, 'weekday')}</th>
                      <Show
                        when={line.holiday}
                        fallback={
                          <>
                            <td>{spent(line.morning)}</td>
                            <td>{spent(line.afternoon)}</td>
                          </>
                        }
                      >
                        <td colspan={2} class="ui-soft">
                          {t('arrangements.holiday')}
                        </td>
                      </Show>
                      <td data-number>{line.home === 0 ? '' : words.days(line.home)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <Show when={known().figures.length > 0}>
              <h3>{t('query.figure.list')}</h3>
              <ul class="ui-lines">
                <For each={known().figures}>{(figure) => <FigureLine figure={figure} />}</For>
              </ul>
            </Show>
            <p class="ui-soft" data-print="no">
              {t('arrangements.month-lead')}
            </p>
          </>
        )}
      </Show>
    </section>
  );
}

function Sums(props: { readonly month: Month }): JSX.Element {
  const { t } = useI18n();
  const words = useWords();
  return (
    <dl class="arrangements-sums">
      <div>
        <dt>{t('field.my-days.home')}</dt>
        <dd>{words.days(props.month.home)}</dd>
      </div>
      <Show when={props.month.thirdPlace > 0}>
        <div>
          <dt>{t('field.my-days.thirdPlace')}</dt>
          <dd>{words.days(props.month.thirdPlace)}</dd>
        </div>
      </Show>
      <Show when={props.month.cents !== null}>
        <div>
          <dt>{t('arrangements.amount')}</dt>
          <dd>
            {words.money(props.month.cents ?? 0)}{' '}
            <Show when={props.month.uncapped}>{(sum) => <Badge>{t('arrangements.capped', { amount: words.money(sum()) })}</Badge>}</Show>
          </dd>
        </div>
      </Show>
    </dl>
  );
}
