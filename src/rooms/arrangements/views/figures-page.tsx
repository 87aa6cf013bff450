/** The figures that days are reckoned with: those that Relais ships, and those of the workplace, which count first. */
import { For, type JSX, Show } from 'solid-js';
import { Button, createAnswer, IconButton, IconPlus, IconX, useDesk, useGestures, useI18n } from '../../../ui/index.ts';
import type { figureList } from '../queries.ts';
import { FigureLine } from './figure-line.tsx';

export function FiguresPage(): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const figures = createAnswer<typeof figureList>('figure.list');
  /** What holds now or is to come before what is over. */
  const holding = () => (figures() ?? []).filter(({ to }) => to === null || to >= desk.today());
  const over = () => (figures() ?? []).filter(({ to }) => to !== null && to < desk.today());
  return (
    <section class="arrangements-part" aria-label={t('query.figure.list')}>
      <div class="arrangements-bar">
        <p class="ui-soft">{t('arrangements.figures-lead')}</p>
        <Button kind="primary" icon={IconPlus} onClick={() => desk.perform('figure.add')}>
          {t('command.figure.add')}
        </Button>
      </div>
      <For each={[holding, over]}>
        {(some, at) => (
          <Show when={some().length > 0}>
            <h2>{t(at() === 0 ? 'arrangements.holding' : 'arrangements.over')}</h2>
            <ul class="ui-lines">
              <For each={some()}>
                {(figure) => (
                  <FigureLine figure={figure}>
                    <Show when={figure.id}>
                      {(id) => (
                        <IconButton
                          small
                          icon={IconX}
                          label={t('command.figure.remove')}
                          onClick={() => void act('figure.remove', { figure: id() })}
                        />
                      )}
                    </Show>
                  </FigureLine>
                )}
              </For>
            </ul>
          </Show>
        )}
      </For>
    </section>
  );
}
