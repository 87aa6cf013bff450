/** Choosing among the options of a vote: approving of some, or putting them in order. */
import { For, type JSX, Show } from 'solid-js';
import { Button, Checkbox, IconArrowDown, IconArrowUp, IconButton, IconX, useI18n } from '../../../../ui/index.ts';
import type { ProposalShown } from './types.ts';
import './choosing.css';

interface ChoosingProps {
  readonly row: ProposalShown;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function Choosing(props: ChoosingProps): JSX.Element {
  return (
    <Show when={props.row.process === 'ranked'} fallback={<Approving {...props} />}>
      <Ranking {...props} />
    </Show>
  );
}

function Approving(props: ChoosingProps): JSX.Element {
  const { t } = useI18n();
  return (
    <fieldset class="proposal-approving">
      <legend>{t('organisation.approve-of')}</legend>
      <For each={props.row.options}>
        {({ id, title }) => (
          <Checkbox
            label={title ?? '–'}
            checked={props.chosen.includes(id)}
            onChange={(checked) => props.onChange(checked ? [...props.chosen, id] : props.chosen.filter((each) => each !== id))}
          />
        )}
      </For>
    </fieldset>
  );
}

/** The most wanted first; arrows move, and what is left out comes last, together. */
function Ranking(props: ChoosingProps): JSX.Element {
  const { t } = useI18n();
  const titleOf = (id: string) => props.row.options.find((each) => each.id === id)?.title ?? '–';
  const rest = () => props.row.options.filter(({ id }) => !props.chosen.includes(id));
  const move = (index: number, by: number) => {
    const order = [...props.chosen];
    const [moved] = order.splice(index, 1);
    if (moved !== undefined) order.splice(index + by, 0, moved);
    props.onChange(order);
  };
  return (
    <div class="proposal-ranking">
      <p class="ui-soft">{t('organisation.rank.words')}</p>
      <ol>
        <For each={props.chosen}>
          {(id, index) => (
            <li class="proposal-option">
              <span class="proposal-place">{index() + 1}</span>
              <span class="proposal-option-title">{titleOf(id)}</span>
              <IconButton
                small
                icon={IconArrowUp}
                label={t('organisation.higher', { title: titleOf(id) })}
                disabled={index() === 0}
                onClick={() => move(index(), -1)}
              />
              <IconButton
                small
                icon={IconArrowDown}
                label={t('organisation.lower', { title: titleOf(id) })}
                disabled={index() === props.chosen.length - 1}
                onClick={() => move(index(), 1)}
              />
              <IconButton
                small
                icon={IconX}
                label={t('organisation.unrank', { title: titleOf(id) })}
                onClick={() => props.onChange(props.chosen.filter((each) => each !== id))}
              />
            </li>
          )}
        </For>
        <For each={rest()}>
          {({ id, title }) => (
            <li class="proposal-option" data-unplaced="">
              <span class="proposal-place" aria-hidden="true">
                –
              </span>
              <span class="proposal-option-title">{title ?? '–'}</span>
              <Button small onClick={() => props.onChange([...props.chosen, id])}>
                {t('organisation.rank', { place: props.chosen.length + 1 })}
                <span class="ui-hidden"> {title ?? '–'}</span>
              </Button>
            </li>
          )}
        </For>
      </ol>
    </div>
  );
}
