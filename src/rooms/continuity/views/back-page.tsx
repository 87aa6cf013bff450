/** Coming back: what happened to what one handed over, on one screen. */
import { For, type JSX, Show } from 'solid-js';
import { Badge, Button, createAnswer, DateField, EmptyState, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { absenceReturn } from '../absence/queries.ts';
import type { Returned } from '../absence/returning.ts';

/** What needs a word from oneself comes first. */
const ORDER = ['declined', 'unanswered', 'goes-on', 'done', 'withdrawn'] as const;

export function BackPage(props: { readonly since: string | null }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const answer = createAnswer<typeof absenceReturn>('absence.return', () => (props.since === null ? {} : { since: props.since }));
  const groups = () => ORDER.map((became) => ({ became, items: answer()?.handOvers.filter((one) => one.became === became) ?? [] }));
  return (
    <section class="continuity-part" aria-labelledby="continuity-back">
      <h2 id="continuity-back">{t('query.absence.return')}</h2>
      <p class="ui-soft">{t('continuity.back.lead')}</p>
      <div class="continuity-days">
        <DateField
          label={t('field.absence.since')}
          value={props.since ?? answer()?.since ?? ''}
          max={desk.today()}
          onChange={(day) => desk.go(day === '' ? '/continuity/back' : `/continuity/back?since=${day}`, { replace: true })}
        />
      </div>
      <Show when={answer()?.handOvers.length === 0}>
        <EmptyState title={t('continuity.back.calm')}>{t('continuity.back.calm-lead')}</EmptyState>
      </Show>
      <For each={groups().filter(({ items }) => items.length > 0)}>
        {(group) => (
          <>
            <h3>{t(`value.absence.became.${group.became}`)}</h3>
            <ul class="ui-lines">
              <For each={group.items}>{(one) => <Line one={one} />}</For>
            </ul>
          </>
        )}
      </For>
      <Show when={(answer()?.deputies.length ?? 0) > 0}>
        <h3>{t('continuity.back.deputies')}</h3>
        <ul class="ui-lines">
          <For each={answer()?.deputies}>
            {(one) => (
              <li class="ui-line">
                <div>
                  <a class="ui-line-title" href={`/organisation/${one.role.id}`}>
                    {one.role.name ?? t('continuity.untitled')}
                  </a>
                  <p>
                    {t(one.until === null ? 'continuity.back.stands-in' : 'continuity.back.stands-in-until', {
                      name: one.member.name ?? t('continuity.somebody'),
                      date: one.until === null ? '' : format.civilDate(one.until, 'long'),
                    })}
                  </p>
                </div>
                <Button
                  small
                  onClick={() => void act('role.leave', { role: one.role.id, member: one.member.id }, { say: t('continuity.back.ended') })}
                >
                  {t('continuity.back.end')}
                </Button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}

function Line(props: { readonly one: Returned }): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const day = (at: number) => format.relativeInstant(at, desk.now());
  const who = () => props.one.taker?.name ?? props.one.holders[0]?.name ?? t('continuity.somebody');
  return (
    <li class="ui-line">
      <div>
        <a class="ui-line-title" href={`/tasks/${props.one.task}`}>
          {props.one.title ?? t('continuity.untitled')}
        </a>{' '}
        <Show when={props.one.taker !== null || props.one.became === 'goes-on'}>
          <Badge tone="covered">{who()}</Badge>
        </Show>
        <Show when={props.one.became !== 'done' && props.one.nextStep}>
          {(step) => <p class="ui-soft">{t('continuity.next', { step: step() })}</p>}
        </Show>
        <Show when={props.one.doneAt}>{(at) => <p class="ui-soft">{t('continuity.back.done-at', { when: day(at()) })}</p>}</Show>
        <Show when={props.one.word}>
          {(word) => (
            <p>{t('continuity.back.word', { name: word().author?.name ?? t('continuity.somebody'), words: word().body.slice(0, 200) })}</p>
          )}
        </Show>
      </div>
      <Show when={props.one.became === 'goes-on'}>
        <Button small onClick={() => void act('task.take', { task: props.one.task }, { say: t('continuity.mended.take') })}>
          {t('continuity.back.join')}
        </Button>
      </Show>
      <Show when={props.one.became === 'unanswered'}>
        <Button
          small
          onClick={() =>
            void act('task.withdraw', { task: props.one.task, handOver: props.one.handOver }, { say: t('done.task.withdraw') })
          }
        >
          {t('continuity.back.withdraw')}
        </Button>
      </Show>
    </li>
  );
}
