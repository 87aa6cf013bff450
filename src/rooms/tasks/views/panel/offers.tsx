/** Hand-overs of this task that are open: those that wait for me, and those I may take back. */
import { For, type JSX, Show } from 'solid-js';
import { Banner, Button, useDesk, useGestures, useI18n } from '../../../../ui/index.ts';
import { HandOverCard } from '../hand-over-card.tsx';
import type { HandOverView, TaskShown } from '../types.ts';

export function Offers(props: { readonly task: TaskShown }): JSX.Element {
  const open = () => props.task.handOvers.filter(({ outcome }) => outcome === 'offered');
  const toMe = () => open().filter(({ id }) => props.task.offeredToMe.includes(id));
  const others = () => open().filter(({ id }) => !props.task.offeredToMe.includes(id));
  return (
    <>
      <For each={toMe()}>{(offer) => <HandOverCard offer={offer} />}</For>
      <For each={others()}>{(offer) => <Pending offer={offer} />}</For>
    </>
  );
}

function Pending(props: { readonly offer: HandOverView }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { act } = useGestures();
  const whom = () => {
    if (props.offer.to === 'role') return t('tasks.offer.to-role', { role: props.offer.role?.name ?? '' });
    if (props.offer.to === 'anyone') return t('value.hand-over.to.anyone');
    return i18n.format.list(
      props.offer.answers.filter(({ addressed }) => addressed).map(({ member }) => member.name ?? t('tasks.somebody')),
      'disjunction',
    );
  };
  const mine = () => props.offer.offeredBy?.id === desk.me || props.offer.from?.id === desk.me;
  const declined = () => props.offer.answers.filter(({ answer }) => answer === 'declined');
  return (
    <Banner
      tone="accent"
      actions={
        <Show when={mine()}>
          <Button small kind="quiet" onClick={() => void act('task.withdraw', { task: props.offer.task ?? '', handOver: props.offer.id })}>
            {t('command.task.withdraw')}
          </Button>
        </Show>
      }
    >
      <p>{t('tasks.offer.pending', { whom: whom() })}</p>
      <For each={declined()}>
        {({ member, word }) => (
          <p class="ui-soft">
            {word === null
              ? t('tasks.offer.declined', { name: member.name ?? '' })
              : t('tasks.offer.declined-with', { name: member.name ?? '', word })}
          </p>
        )}
      </For>
    </Banner>
  );
}
