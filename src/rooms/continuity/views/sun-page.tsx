/** Follow the sun: who could take it now, and who comes on next. For a role, a task one came from, or anything. */
import { For, type JSX, Show } from 'solid-js';
import { civilDateAt, timeOfDayAt } from '../../../kernel/zones.ts';
import { Badge, Button, createAnswer, EmptyState, Select, useDesk, useI18n } from '../../../ui/index.ts';
import type { roleList } from '../../organisation/index.ts';
import type { continuityAwake } from '../weeks/queries.ts';
import type { Awake } from '../weeks/sun.ts';

/** Beyond so many one asks for a role. */
const SHOWN = 12;

export function SunPage(props: { readonly task: string | null; readonly role: string | null }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const roles = createAnswer<typeof roleList>('role.list');
  const answer = createAnswer<typeof continuityAwake>('continuity.awake', () => ({
    ...(props.task === null ? {} : { task: props.task }),
    ...(props.role === null ? {} : { role: props.role }),
  }));
  const groups = () =>
    [true, false]
      .map((isThere) => ({ isThere, people: (answer()?.filter((one) => one.isThere === isThere) ?? []).slice(0, SHOWN) }))
      .filter(({ people }) => people.length > 0);
  /** The clock here, with the day when it is another one. */
  const time = (at: number) => {
    const date = civilDateAt(at, desk.zone());
    const clock = timeOfDayAt(at, desk.zone());
    return date === desk.today() ? clock : t('continuity.sun.day', { day: format.relativeDay(date, desk.today()), time: clock });
  };
  const bond = (one: Awake) => (one.bond === 'none' ? undefined : t(`value.continuity.bond.${one.bond}`));
  return (
    <section class="continuity-part" aria-labelledby="continuity-sun">
      <h2 id="continuity-sun">{t('query.continuity.awake')}</h2>
      <p class="ui-soft">{t('continuity.sun.lead')}</p>
      <Show when={props.task === null}>
        <div class="continuity-days">
          <Select
            label={t('field.role')}
            empty={t('continuity.sun.any')}
            value={props.role ?? ''}
            options={(roles() ?? []).map(({ id, name }) => ({ value: id, label: name ?? t('continuity.untitled') }))}
            onChange={(role) => desk.go(role === '' ? '/continuity/sun' : `/continuity/sun?role=${role}`, { replace: true })}
          />
        </div>
      </Show>
      <Show when={answer()?.length === 0}>
        <EmptyState title={t('continuity.sun.none')}>{t('continuity.sun.none-lead')}</EmptyState>
      </Show>
      <For each={groups()}>
        {(group) => (
          <>
            <h3>{t(group.isThere ? 'continuity.sun.now' : 'continuity.sun.next')}</h3>
            <ul class="ui-lines">
              <For each={group.people}>
                {(one) => (
                  <li class="ui-line">
                    <div>
                      <a class="ui-line-title" href={`/people/${one.id}`}>
                        {one.name ?? t('continuity.somebody')}
                      </a>{' '}
                      <Show when={bond(one)}>{(words) => <Badge tone="covered">{words()}</Badge>}</Show>
                      <p class="ui-soft">
                        {t(group.isThere ? 'continuity.sun.until' : 'continuity.sun.from', {
                          clock: one.clock,
                          time: time(group.isThere ? one.until : one.from),
                        })}
                      </p>
                    </div>
                    <Show when={props.task !== null && one.id !== desk.me}>
                      <Button small onClick={() => desk.perform('task.hand-over', { task: props.task, to: [one.id] })}>
                        {t('command.task.hand-over')}
                      </Button>
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </>
        )}
      </For>
    </section>
  );
}
