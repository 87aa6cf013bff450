/** Everyone of the workplace, by name: zone, declared hours, ways to reach them. No count, no rank, no last-seen. */
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { wallClock } from '../../../kernel/zones.ts';
import { Badge, createAnswer, FilterChip, Initials, useDesk, useI18n } from '../../../ui/index.ts';
import type { memberList } from '../queries.ts';
import type { Member } from './types.ts';

export function MembersPage(): JSX.Element {
  const { t } = useI18n();
  const [left, setLeft] = createSignal(false);
  const everyone = createAnswer<typeof memberList>('member.list', () => ({ left: true }));
  const members = createMemo(() => everyone()?.filter((member) => left() || member.left === null));
  const anyLeft = () => everyone()?.some((member) => member.left !== null) === true;
  return (
    <>
      <ul class="people-list">
        <For each={members()}>{(member) => <Line member={member} />}</For>
      </ul>
      <Show when={anyLeft()}>
        <div>
          <FilterChip pressed={left()} onChange={setLeft}>
            {t('people.left-show')}
          </FilterChip>
        </div>
      </Show>
    </>
  );
}

function Line(props: { readonly member: Member }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const name = () => props.member.name ?? t('people.nameless');
  const today = createMemo(() => hoursOfToday(props.member, desk.now(), desk.zone()));
  return (
    <li>
      <a class="people-line" href={`/people/${props.member.id}`}>
        <Initials name={name()} large />
        <span class="people-line-words">
          <span class="people-name">
            {name()}
            <Show when={props.member.pronouns}>
              <span class="ui-soft"> ({props.member.pronouns})</span>
            </Show>
            <Show when={props.member.id === desk.me}>
              {' '}
              <Badge>{t('people.you')}</Badge>
            </Show>
            <Show when={props.member.left !== null}>
              {' '}
              <Badge>{t('people.left')}</Badge>
            </Show>
          </span>
          <span class="ui-soft">
            {today()}
            <Show when={props.member.zone !== null && props.member.zone !== desk.zone()}>
              {' '}
              · {props.member.zone?.split('/').at(-1)?.replaceAll('_', ' ')} ·{' '}
              {t('people.clock', { time: timeIn(desk.now(), props.member.zone ?? desk.zone()) })}
            </Show>
          </span>
        </span>
      </a>
    </li>
  );

  function hoursOfToday(member: Member, now: number, zone: string): string {
    if (member.hours === null) return t('people.no-hours');
    const { date } = wallClock(now, member.zone ?? zone);
    const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
    const stretches = member.hours[weekday] ?? [];
    return stretches.length === 0 ? t('people.hours.off') : stretches.map(([from, to]) => `${from}–${to}`).join(', ');
  }
}

function timeIn(now: number, zone: string): string {
  const minutes = Math.floor(wallClock(now, zone).time / 60_000);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
