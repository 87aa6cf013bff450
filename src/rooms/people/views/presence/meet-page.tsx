/** When some people could meet, told in one's own time. */

import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { grouped } from '../../../../kernel/grouped.ts';
import { civilDateAt, timeOfDayAt } from '../../../../kernel/zones.ts';
import { createAnswer, FilterChip, useDesk, useI18n } from '../../../../ui/index.ts';
import type { presenceMeet } from '../../presence/queries.ts';
import type { memberList } from '../../queries.ts';

export function MeetPage(): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const members = createAnswer<typeof memberList>('member.list');
  const [chosen, setChosen] = createSignal<readonly string[]>([desk.me]);
  const answer = createAnswer<typeof presenceMeet>('presence.meet', () =>
    chosen().length < 2 ? undefined : { members: chosen(), days: 14 },
  );
  const zone = () => desk.zone();
  const days = createMemo(() => [...grouped(answer()?.spans ?? [], ({ from }) => civilDateAt(from, zone()))]);
  const toggle = (id: string, on: boolean) => setChosen((before) => (on ? [...before, id] : before.filter((each) => each !== id)));
  const assumed = () => (answer()?.zones ?? []).filter((each) => each.assumed).map(({ name }) => name ?? t('people.nameless'));
  return (
    <section class="people-presence" aria-label={t('query.presence.meet')}>
      <p class="ui-soft">{t('people.meet.lead')}</p>
      <div class="people-choose">
        <For each={members()}>
          {(member) => (
            <FilterChip pressed={chosen().includes(member.id)} onChange={(on) => toggle(member.id, on)}>
              {member.name ?? t('people.nameless')}
            </FilterChip>
          )}
        </For>
      </div>
      <Show when={chosen().length >= 2} fallback={<p>{t('people.meet.choose')}</p>}>
        <Show when={answer()?.spans.length === 0}>
          <p>{t('people.meet.never')}</p>
        </Show>
        <dl class="people-week">
          <For each={days()}>
            {([date, spans]) => (
              <div>
                <dt>{i18n.format.civilDate(date, 'long')}</dt>
                <dd>{spans.map(({ from, to }) => `${timeOfDayAt(from, zone())}–${timeOfDayAt(to, zone())}`).join(', ')}</dd>
              </div>
            )}
          </For>
        </dl>
        <Show when={assumed().length > 0}>
          <p class="ui-soft">{t('people.meet.assumed', { names: new Intl.ListFormat(i18n.locale()).format(assumed()) })}</p>
        </Show>
      </Show>
    </section>
  );
}
