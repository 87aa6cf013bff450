/** Who is around where, as they declared, and the end of the day. Fetched once the rest of Today stands. */
import { For, type JSX, Show } from 'solid-js';
import { createAnswer, LinkButton, useDesk, useI18n } from '../../../ui/index.ts';
import type { presenceAround } from '../../people/index.ts';
import type { placeList } from '../../places/index.ts';
import type { AnswerOf } from '../../room.ts';

/** Names of one place beyond which only their number is said. */
const NAMED = 12;

type Group = AnswerOf<typeof presenceAround>['groups'][number];

export function Around(props: { readonly holds: boolean }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const around = createAnswer<typeof presenceAround>('presence.around', () => ({}));
  const places = createAnswer<typeof placeList>('place.list');
  /** Oneself is where one is. */
  const groups = () =>
    (around()?.groups ?? [])
      .map((group) => ({ ...group, members: group.members.filter(({ id }) => id !== desk.me) }))
      .filter(({ members }) => members.length > 0)
      .toSorted((a, b) => Number(isUnsaid(a)) - Number(isUnsaid(b)) || b.members.length - a.members.length);
  const where = ({ place, where: kind }: Group) =>
    places()?.find(({ id }) => id === place)?.name ?? t(kind === null ? 'value.presence.reach.reachable' : `value.presence.where.${kind}`);
  const names = ({ members }: Group) => {
    const said = members
      .slice(0, NAMED)
      .map(({ name, until }) =>
        until === null ? (name ?? t('tasks.somebody')) : t('people.week.until', { words: name ?? t('tasks.somebody'), time: until }),
      );
    return format.list(members.length > NAMED ? [...said, t('today.around.others', { count: members.length - NAMED })] : said);
  };
  return (
    <>
      <Show when={groups().length > 0}>
        <section class="today-part">
          <header class="today-part-head">
            <h2>{t('query.presence.around')}</h2>
            <LinkButton kind="quiet" small href="/people/week">
              {t('today.around.week')}
            </LinkButton>
          </header>
          <dl class="today-around">
            <For each={groups()}>
              {(group) => (
                <div>
                  <dt>{where(group)}</dt>
                  <dd>{names(group)}</dd>
                </div>
              )}
            </For>
          </dl>
        </section>
      </Show>
      <Show when={props.holds}>
        <p>
          <LinkButton href="/continuity/evening">{t('command.day.close')}</LinkButton>
        </p>
      </Show>
    </>
  );
}

const isUnsaid = ({ place, where }: Group): boolean => place === null && where === null;
