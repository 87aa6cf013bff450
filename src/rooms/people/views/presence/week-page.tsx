/** The week: people by half-days with where each said they will be, and above it what places ask for. */

import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { addDays, startOfWeek } from '../../../../kernel/civil-date.ts';
import { grouped } from '../../../../kernel/grouped.ts';
import {
  Button,
  createAnswer,
  createMedia,
  IconButton,
  IconChevronLeft,
  IconChevronRight,
  IconPlus,
  useDesk,
  useI18n,
} from '../../../../ui/index.ts';
import type { coverageGaps, presenceWeek } from '../../presence/queries.ts';
import { Calendars } from '../calendars/calendars.tsx';
import { DaysRows } from '../calendars/days-rows.tsx';
import { type Asked, Declare } from './declare.tsx';
import { usePlaces } from './places.ts';
import { StayMark, useStayWords } from './stay-mark.tsx';

export function WeekPage(props: { readonly from: string | null }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const narrow = createMedia('(max-width: 40rem)');
  /** On a phone, three days from today; elsewhere a week from its Monday. */
  const days = () => (narrow() ? 3 : 7);
  const begin = (date: string) => (narrow() ? date : startOfWeek(date));
  const from = createMemo(() => begin(props.from ?? desk.today()));
  const week = createAnswer<typeof presenceWeek>('presence.week', () => ({ from: from(), days: days() }));
  const cover = createAnswer<typeof coverageGaps>('coverage.gaps', () => ({ from: from(), days: days(), all: true }));
  const places = usePlaces();
  const words = useStayWords(places.nameOf);
  const [asked, setAsked] = createSignal<Asked>();
  const mineFirst = createMemo(() => (week()?.members ?? []).toSorted((a, b) => Number(b.id === desk.me) - Number(a.id === desk.me)));
  const lines = createMemo(() => [...grouped(cover() ?? [], (each) => each.coverage)]);
  const day = (date: string, style: 'weekday' | 'long') => i18n.format.civilDate(date, style);
  const go = (to: string) => desk.go(to === begin(desk.today()) ? '/people/week' : `/people/week?from=${to}`, { replace: true });
  return (
    <section class="people-presence" aria-label={t('query.presence.week')}>
      <div class="people-presence-bar">
        <div class="ui-actions">
          <IconButton icon={IconChevronLeft} label={t('people.week.before')} onClick={() => go(addDays(from(), -days()))} />
          <IconButton icon={IconChevronRight} label={t('people.week.after')} onClick={() => go(addDays(from(), days()))} />
          <Button small kind="quiet" onClick={() => go(begin(desk.today()))}>
            {t(narrow() ? 'people.week.today' : 'people.week.now')}
          </Button>
        </div>
        <h2>{narrow() ? i18n.format.civilDate(from(), 'long') : t('people.week.of', { day: i18n.format.civilDate(from(), 'long') })}</h2>
        <Button kind="primary" icon={IconPlus} onClick={() => setAsked({ from: desk.today() })}>
          {t('people.week.declare')}
        </Button>
      </div>
      <table class="people-week-table">
        <caption class="ui-hidden">{t('people.week.caption')}</caption>
        <thead>
          <tr>
            <td />
            <For each={week()?.dates}>
              {(date) => (
                <th scope="colgroup" colspan={2} data-today={date === desk.today() ? '' : undefined}>
                  {day(date, 'weekday')}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <DaysRows dates={week()?.dates ?? []} calendars={week()?.calendars ?? []} />
        <Show when={lines().length > 0}>
          <tbody class="people-coverage">
            <For each={lines()}>
              {([, slots]) => (
                <tr>
                  <th scope="row">{places.nameOf(slots[0]?.place ?? '') ?? t('people.nameless')}</th>
                  <For each={week()?.dates}>
                    {(date) => (
                      <For each={['morning', 'afternoon'] as const}>
                        {(half) => (
                          <td data-half={half}>
                            <Show when={slots.find((slot) => slot.date === date && slot.half === half)}>
                              {(slot) => (
                                <Show
                                  when={slot().missing > 0}
                                  fallback={
                                    <span
                                      class="people-covered"
                                      role="img"
                                      aria-label={`${day(date, 'long')}, ${t(`value.presence.fromHalf.${half}`)} : ${t('people.week.covered')}`}
                                    />
                                  }
                                >
                                  <button
                                    type="button"
                                    class="people-gap"
                                    data-tooltip={t('people.week.missing', { count: slot().missing })}
                                    aria-label={`${day(date, 'long')}, ${t(`value.presence.fromHalf.${half}`)} : ${t('people.week.missing', { count: slot().missing })}`}
                                    onClick={() => setAsked({ from: date, half, place: slot().place })}
                                  />
                                </Show>
                              )}
                            </Show>
                          </td>
                        )}
                      </For>
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </Show>
        <tbody>
          <For each={mineFirst()}>
            {(member) => (
              <tr data-mine={member.id === desk.me ? '' : undefined}>
                <th scope="row">
                  <a href={`/people/${member.id}`}>{member.name ?? t('people.nameless')}</a>
                </th>
                <For each={week()?.dates}>
                  {(date, at) => (
                    <For each={['morning', 'afternoon'] as const}>
                      {(half, index) => {
                        const stay = () => member.stays[at() * 2 + index()];
                        const said = () => `${day(date, 'long')}, ${t(`value.presence.fromHalf.${half}`)} : ${words(stay())}`;
                        return (
                          <td data-half={half} data-today={date === desk.today() ? '' : undefined}>
                            <Show
                              when={member.id === desk.me}
                              fallback={
                                <span class="people-cell" data-tooltip={words(stay())}>
                                  <StayMark stay={stay()} placeKind={places.kindOf} />
                                  <span class="ui-hidden">{words(stay())}</span>
                                </span>
                              }
                            >
                              <button
                                type="button"
                                class="people-cell"
                                data-tooltip={words(stay())}
                                aria-label={said()}
                                onClick={() => setAsked({ from: date, half })}
                              >
                                <StayMark stay={stay()} placeKind={places.kindOf} />
                              </button>
                            </Show>
                          </td>
                        );
                      }}
                    </For>
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="ui-soft">{t('people.week.lead')}</p>
      <Calendars />
      <Show when={asked()} keyed>
        {(open) => <Declare asked={open} places={places.list()} onClose={() => setAsked(undefined)} />}
      </Show>
    </section>
  );
}
