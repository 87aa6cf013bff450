/** The weeks to come by circle and role, half-day by half-day: covered, or it would stop; a table for eyes and ears alike. */

import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { addDays } from '../../../kernel/civil-date.ts';
import { grouped } from '../../../kernel/grouped.ts';
import {
  Button,
  createAnswer,
  createMedia,
  EmptyState,
  IconButton,
  IconChevronLeft,
  IconChevronRight,
  LinkButton,
  useDesk,
  useGestures,
  useI18n,
} from '../../../ui/index.ts';
import type { CoverCell, CoverLine } from '../weeks/covering.ts';
import type { continuityMap } from '../weeks/queries.ts';

interface Chosen {
  readonly line: CoverLine;
  readonly cell: CoverCell;
}

export function MapPage(props: { readonly from: string | null }): JSX.Element {
  const i18n = useI18n();
  const { t, format } = i18n;
  const desk = useDesk();
  const { act } = useGestures();
  const narrow = createMedia('(max-width: 40rem)');
  /** On a phone a week at a time, elsewhere three. */
  const days = () => (narrow() ? 7 : 21);
  const from = () => props.from ?? desk.today();
  const answer = createAnswer<typeof continuityMap>('continuity.map', () => ({ from: from(), days: days() }));
  const circles = createMemo(() => [...grouped(answer()?.lines ?? [], (line) => line.circle.id).values()]);
  const [chosen, setChosen] = createSignal<Chosen>();
  const go = (to: string) => desk.go(to === desk.today() ? '/continuity/map' : `/continuity/map?from=${to}`, { replace: true });
  const day = (date: string) => {
    const named = new Intl.DateTimeFormat(i18n.locale(), { weekday: 'narrow', timeZone: 'UTC' }).format(Date.parse(date));
    return `${named} ${Number(date.slice(8))}`;
  };
  const nameOf = (named: { readonly name: string | null }) => named.name ?? t('continuity.untitled');
  const words = ({ cover, by }: CoverCell) =>
    t(`continuity.cover.${cover}`, {
      names: new Intl.ListFormat(i18n.locale()).format(by.map((one) => one.name ?? t('continuity.somebody'))),
    });
  const when = ({ date, half }: CoverCell) => `${format.civilDate(date, 'long')}, ${t(`value.presence.fromHalf.${half}`)}`;
  return (
    <section class="continuity-part" aria-labelledby="continuity-map">
      <h2 id="continuity-map">{t('query.continuity.map')}</h2>
      <p class="ui-soft">{t('continuity.map.lead')}</p>
      <div class="continuity-filters">
        <IconButton icon={IconChevronLeft} label={t('continuity.map.before')} onClick={() => go(addDays(from(), -days()))} />
        <IconButton icon={IconChevronRight} label={t('continuity.map.after')} onClick={() => go(addDays(from(), days()))} />
        <Button small kind="quiet" onClick={() => go(desk.today())}>
          {t('continuity.map.now')}
        </Button>
      </div>
      <Show when={answer()?.lines.length === 0}>
        <EmptyState title={t('continuity.map.none')} actions={<LinkButton href="/organisation">{t('room.organisation')}</LinkButton>}>
          {t('continuity.map.none-lead')}
        </EmptyState>
      </Show>
      <ul class="continuity-legend" aria-hidden="true">
        <For each={['covered', 'deputy', 'stops', 'vacant', 'rest'] as const}>
          {(cover) => (
            <li>
              <span class="continuity-cell" data-cover={cover} />
              {t(`continuity.cover.${cover}.short`)}
            </li>
          )}
        </For>
      </ul>
      <Show when={chosen()}>
        {(known) => (
          <p class="continuity-told" role="status">
            <strong>{nameOf(known().line.role)}</strong> · {when(known().cell)} · {words(known().cell)}{' '}
            <Show when={known().cell.cover === 'stops'}>
              <Button
                small
                onClick={() => void act('role.deputise', { role: known().line.role.id }, { say: t('continuity.mended.stand-in') })}
              >
                {t('continuity.mend.stand-in')}
              </Button>
            </Show>
            <Show when={known().cell.cover === 'vacant'}>
              <Button
                small
                onClick={() => void act('role.take', { role: known().line.role.id }, { say: t('continuity.mended.take-role') })}
              >
                {t('continuity.mend.take-role')}
              </Button>
            </Show>
          </p>
        )}
      </Show>
      <Show when={(answer()?.lines.length ?? 0) > 0}>
        <div class="continuity-map">
          <table>
            <caption class="ui-hidden">{t('continuity.map.caption')}</caption>
            <thead>
              <tr>
                <td />
                <For each={answer()?.dates}>
                  {(date) => (
                    <th
                      scope="colgroup"
                      colspan={2}
                      data-today={date === desk.today() ? '' : undefined}
                      aria-label={format.civilDate(date, 'long')}
                    >
                      {day(date)}
                    </th>
                  )}
                </For>
              </tr>
            </thead>
            <For each={circles()}>
              {(lines) => (
                <tbody>
                  <tr>
                    <th scope="rowgroup" colspan={1 + (answer()?.dates.length ?? 0) * 2} class="continuity-circle">
                      {lines[0]?.circle.name ?? t('continuity.whole')}
                    </th>
                  </tr>
                  <For each={lines}>
                    {(line) => (
                      <tr>
                        <th scope="row">
                          <a href={`/organisation/${line.role.id}`}>{nameOf(line.role)}</a>
                        </th>
                        <For each={line.cells}>
                          {(cell) => (
                            <td>
                              <Show
                                when={cell.cover === 'stops' || cell.cover === 'vacant'}
                                fallback={
                                  <span class="continuity-cell" data-cover={cell.cover} title={words(cell)}>
                                    <span class="ui-hidden">{words(cell)}</span>
                                  </span>
                                }
                              >
                                <button
                                  type="button"
                                  class="continuity-cell"
                                  data-cover={cell.cover}
                                  aria-label={`${nameOf(line.role)}, ${when(cell)}: ${words(cell)}`}
                                  onClick={() => setChosen({ line, cell })}
                                />
                              </Show>
                            </td>
                          )}
                        </For>
                      </tr>
                    )}
                  </For>
                </tbody>
              )}
            </For>
          </table>
        </div>
      </Show>
    </section>
  );
}
