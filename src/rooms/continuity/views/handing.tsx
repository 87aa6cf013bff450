/** A list of what would stop, with who takes each and a word for them. */
import { For, type JSX, Show } from 'solid-js';
import { Select, TextField, useDesk, useI18n } from '../../../ui/index.ts';
import type { Taker } from '../absence/stopping.ts';
import type { Named } from '../signals/dress.ts';

/** To whom: a member, `anyone`, or nobody; and a word for them. */
export interface Plan {
  readonly to: string;
  readonly note: string;
}

interface Item {
  readonly key: string;
  readonly title: string | null;
  readonly href: string;
  /** What else to know, each short. */
  readonly about: readonly (string | null | undefined)[];
  readonly takers: readonly Taker[];
  /** Of a task: it is offered and not taken yet, and to whom by name. */
  readonly offered?: boolean;
  readonly offeredTo?: readonly Named[];
}

/** Who takes it as long as nothing else is chosen: nobody more where somebody is asked already. */
export const nearest = ({ takers, offered = false }: Pick<Item, 'takers' | 'offered'>): string => (offered ? '' : (takers[0]?.id ?? ''));

export function Handing(props: {
  readonly title: string;
  readonly items: readonly Item[];
  readonly plan: (key: string, to: string) => Plan;
  readonly write: (key: string, plan: Plan) => void;
  readonly members: readonly { readonly id: string; readonly name: string | null }[];
  /** Tasks can also be offered to whoever comes on next, with a word. */
  readonly withNote?: boolean;
}): JSX.Element {
  const { t, format } = useI18n();
  const desk = useDesk();
  const why = ({ name, why: reason, meets, inHand }: Taker) =>
    t('continuity.taker', {
      name: name ?? t('continuity.somebody'),
      why: t(`continuity.taker.${reason}`),
      meets: meets ? '' : t('continuity.taker.apart'),
      load: inHand === null ? '' : t('continuity.taker.load', { count: inHand }),
    });
  const asked = ({ offered = false, offeredTo = [] }: Item) =>
    offered
      ? t('continuity.away.offered', {
          count: offeredTo.length,
          names: format.list(offeredTo.map(({ name }) => name ?? t('continuity.somebody'))),
        })
      : undefined;
  const options = (takers: readonly Taker[]) => [
    ...takers.map((one) => ({ value: one.id, label: why(one) })),
    ...(props.withNote === true ? [{ value: 'anyone', label: t('continuity.away.anyone') }] : []),
    ...props.members
      .filter(({ id }) => id !== desk.me && !takers.some((one) => one.id === id))
      .map(({ id, name }) => ({ value: id, label: name ?? t('continuity.somebody') })),
  ];
  return (
    <Show when={props.items.length > 0}>
      <h3>{props.title}</h3>
      <ul class="ui-lines">
        <For each={props.items}>
          {(item) => {
            const plan = () => props.plan(item.key, nearest(item));
            const title = () => item.title ?? t('continuity.untitled');
            return (
              <li class="ui-line">
                <div>
                  <a class="ui-line-title" href={item.href}>
                    {title()}
                  </a>
                  <p class="ui-soft">{[...item.about, asked(item)].filter((each) => each != null).join(' · ')}</p>
                </div>
                <div class="continuity-hand">
                  <Select
                    label={t('continuity.away.taker', { title: title() })}
                    hideLabel
                    empty={t(item.offered === true ? 'continuity.away.nobody-else' : 'continuity.away.nobody')}
                    value={plan().to}
                    options={options(item.takers)}
                    onChange={(to) => props.write(item.key, { ...plan(), to })}
                  />
                  <Show when={props.withNote === true && plan().to !== '' && plan().to !== 'anyone'}>
                    <TextField
                      label={t('continuity.away.note', { title: title() })}
                      hideLabel
                      placeholder={t('continuity.away.note-hint')}
                      value={plan().note}
                      onInput={(note) => props.write(item.key, { ...plan(), note })}
                    />
                  </Show>
                </div>
              </li>
            );
          }}
        </For>
      </ul>
    </Show>
  );
}
