/** What adoption would do, effect by effect, in words; with what no longer holds said before it is too late. */
import { createResource, For, type JSX, Show } from 'solid-js';
import type { Problem } from '../../../../kernel/result.ts';
import {
  Badge,
  Button,
  type Desk,
  IconButton,
  IconPencil,
  IconPlus,
  IconTrash2,
  problemText,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import { EffectWords } from './effect-words.tsx';
import type { ProposalShown } from './types.ts';

interface Rehearsed {
  readonly effect: string;
  readonly row?: string;
  readonly problem?: Problem;
}

export function Effects(props: { readonly row: ProposalShown }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const isOpen = () => props.row.outcome === 'open';
  const [rehearsed] = createResource(
    () => (isOpen() && props.row.effects.length > 0 ? JSON.stringify(props.row.effects) : undefined),
    () => rehearse(desk, props.row.id),
  );
  const problemOf = (effect: string) => rehearsed.latest?.find((each) => each.effect === effect)?.problem;
  const toCome = () =>
    new Map(
      (rehearsed.latest ?? []).flatMap(({ effect, row }) => {
        const index = props.row.effects.findIndex((each) => each.id === effect);
        return row === undefined ? [] : [[row, t('organisation.effect.made-by', { place: index + 1 })] as const];
      }),
    );
  const optionOf = (id: string | null) => props.row.options.find((each) => each.id === id)?.title;
  return (
    <Show when={isOpen() || props.row.effects.length > 0}>
      <section class="proposals-part">
        <header class="proposals-part-head">
          <h2>{t('organisation.effects')}</h2>
          <Show when={isOpen()}>
            <Button small kind="quiet" icon={IconPlus} onClick={() => desk.perform('effect.add', { proposal: props.row.id })}>
              {t('command.effect.add')}
            </Button>
          </Show>
        </header>
        <Show
          when={props.row.effects.length > 0 || props.row.process === 'election'}
          fallback={<p class="ui-soft">{t('organisation.no-effects')}</p>}
        >
          <p class="ui-soft">{t('organisation.effects.words')}</p>
          <ol class="proposal-effects">
            <For each={props.row.effects}>
              {(each) => (
                <li class="proposal-effect">
                  <div class="proposal-effect-words">
                    <EffectWords command={each.command} input={each.input} toCome={toCome()} />
                    <Show when={optionOf(each.option)}>
                      {(title) => <Badge>{t('organisation.effect.only', { option: title() })}</Badge>}
                    </Show>
                    <Show when={problemOf(each.id)}>
                      {(problem) => (
                        <p class="proposal-effect-problem">{t('organisation.effect.fails', { why: problemText(t, problem()) })}</p>
                      )}
                    </Show>
                  </div>
                  <Show when={isOpen()}>
                    <div class="proposal-effect-gestures">
                      <IconButton
                        small
                        icon={IconPencil}
                        label={t('command.effect.edit')}
                        onClick={() => desk.perform('effect.edit', { effect: each.id })}
                      />
                      <IconButton
                        small
                        icon={IconTrash2}
                        label={t('command.effect.remove')}
                        onClick={() => void act('effect.remove', { effect: each.id })}
                      />
                    </div>
                  </Show>
                </li>
              )}
            </For>
          </ol>
          <Show when={props.row.process === 'election'}>
            <p>
              {t('organisation.effect.election', {
                name: props.row.candidate?.name ?? t('organisation.effect.nobody-yet'),
                role: props.row.election?.name ?? '',
              })}
            </p>
          </Show>
        </Show>
      </section>
    </Show>
  );
}

/** Writes nothing. */
async function rehearse(desk: Desk, proposal: string): Promise<readonly Rehearsed[]> {
  const done = await desk.run('proposal.rehearse', { proposal });
  // The command answers a list of these.
  return done.ok && Array.isArray(done.value.answer) ? (done.value.answer as readonly Rehearsed[]) : [];
}
