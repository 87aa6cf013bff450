/** Who holds a role, who stands in, who offered to take it; and the gestures of taking, offering and leaving. */
import { createSignal, For, type JSX, Show } from 'solid-js';
import { wallClock } from '../../../../kernel/zones.ts';
import {
  Badge,
  Button,
  Combobox,
  type ComboboxOption,
  createAnswer,
  createDraft,
  Initials,
  Menu,
  TextArea,
  useDesk,
  useGestures,
  useI18n,
} from '../../../../ui/index.ts';
import type { memberList } from '../../../people/index.ts';
import { personName } from './naming.ts';
import { SmallForm } from './small-form.tsx';
import type { HolderView, OfferView, RoleShown } from './types.ts';

export function Holders(props: { readonly role: RoleShown }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const role = () => props.role.id;
  const standsIn = () => props.role.deputies.some(({ id }) => id === desk.me);
  const [offering, setOffering] = createSignal(false);
  const [naming, setNaming] = createSignal(false);
  return (
    <section class="circles-part">
      <header class="circles-part-head">
        <h2>{t('field.role.holders')}</h2>
      </header>
      <Show when={props.role.vacant}>
        <div class="circles-vacancy">
          <span class="circles-dot" data-vacant="" />
          <p>{t(props.role.deputies.length > 0 ? 'circles.vacancy.deputy' : 'circles.vacancy')}</p>
        </div>
      </Show>
      <ul class="circles-rows">
        <For each={props.role.holders}>{(holder) => <HolderLine role={role()} holder={holder} />}</For>
        <For each={props.role.deputies}>{(holder) => <HolderLine role={role()} holder={holder} deputy />}</For>
        <For each={props.role.offers}>{(offer) => <OfferLine role={role()} offer={offer} />}</For>
      </ul>
      <Show when={props.role.deleted === null}>
        <div class="ui-actions">
          <Show when={!props.role.mine && !props.role.offered}>
            <Button aria-expanded={offering()} onClick={() => setOffering(!offering())}>
              {t('circles.offer')}
            </Button>
          </Show>
          <Show when={!props.role.mine && !standsIn()}>
            <Button kind="quiet" onClick={() => void act('role.deputise', { role: role() })}>
              {t('circles.stand-in')}
            </Button>
          </Show>
          <Button kind="quiet" aria-expanded={naming()} onClick={() => setNaming(!naming())}>
            {t('circles.name-someone')}
          </Button>
        </div>
        <Show when={offering() && !props.role.mine && !props.role.offered}>
          <Offering role={role()} onDone={() => setOffering(false)} />
        </Show>
        <Show when={naming()}>
          <Naming role={props.role} onDone={() => setNaming(false)} />
        </Show>
      </Show>
    </section>
  );
}

function HolderLine(props: { readonly role: string; readonly holder: HolderView; readonly deputy?: boolean }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const desk = useDesk();
  const { act } = useGestures();
  const mine = () => props.holder.id === desk.me;
  const about = () => ({ role: props.role, ...(mine() ? {} : { member: props.holder.id }) });
  const leave = () => void act('role.leave', about());
  const hold = () => desk.perform('role.hold', { role: props.role, member: props.holder.id });
  const name = () => personName(t, props.holder);
  return (
    <li class="circles-row">
      <Initials name={name()} />
      <span class="circles-line-words">
        <span class="circles-name">
          <a href={`/people/${props.holder.id}`}>{name()}</a>
          <Show when={props.deputy}>
            {' '}
            <Badge>{t('field.role.deputy')}</Badge>
          </Show>
          <Show when={props.holder.ended}>
            {' '}
            <Badge tone="stop">{t('circles.term.over')}</Badge>
          </Show>
        </span>
        <span class="ui-soft">
          <Show when={props.holder.focus}>{(focus) => <>{focus()} · </>}</Show>
          <Show when={props.holder.since}>{(since) => t('circles.since', { date: wallClock(since(), desk.zone()).date })}</Show>
          <Show when={props.holder.until}>
            {(until) => <> · {t(props.holder.ended ? 'circles.ended' : 'circles.until', { date: until() })}</>}
          </Show>
        </span>
      </span>
      <Show when={props.holder.ended}>
        <Button small onClick={hold}>
          {t('circles.term.renew')}
        </Button>
      </Show>
      <Show when={mine()}>
        <Button small onClick={leave}>
          {t('circles.leave')}
        </Button>
      </Show>
      <Menu
        label={t('circles.holder.more', { name: name() })}
        iconOnly
        small
        items={[
          { id: 'hold', label: t('command.role.hold'), onSelect: hold },
          ...(props.deputy ? [{ id: 'take', label: t('circles.holder.becomes'), onSelect: () => void act('role.take', about()) }] : []),
          { id: 'leave', label: mine() ? t('circles.leave') : t('circles.holder.end'), onSelect: leave },
        ]}
      />
    </li>
  );
}

function OfferLine(props: { readonly role: string; readonly offer: OfferView }): JSX.Element {
  const { t } = useI18n();
  const desk = useDesk();
  const { act } = useGestures();
  const name = () => personName(t, props.offer);
  return (
    <li class="circles-row circles-offer">
      <Initials name={name()} />
      <span class="circles-line-words">
        <span class="circles-name">{t('circles.offer.line', { name: name() })}</span>
        <Show when={props.offer.word}>
          <span class="circles-word">{props.offer.word}</span>
        </Show>
      </span>
      <Show
        when={props.offer.id === desk.me}
        fallback={
          <Button small onClick={() => void act('role.welcome', { role: props.role, member: props.offer.id })}>
            {t('circles.offer.welcome')}
          </Button>
        }
      >
        <Button small kind="quiet" onClick={() => void act('role.withdraw-offer', { role: props.role })}>
          {t('circles.offer.withdraw')}
        </Button>
      </Show>
    </li>
  );
}

function Offering(props: { readonly role: string; readonly onDone: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const [word, setWord, forget] = createDraft(`role.${props.role}.offer`);
  const offer = async () => {
    const said = word().trim();
    const done = await act('role.offer', { role: props.role, ...(said === '' ? {} : { word: said }) });
    if (!done.ok) return;
    forget();
    props.onDone();
  };
  return (
    <SmallForm gesture={t('circles.offer.say')} onSubmit={offer} onCancel={props.onDone}>
      <TextArea label={t('field.role-offer.word')} hint={t('field.role-offer.word.hint')} value={word()} onInput={setWord} />
    </SmallForm>
  );
}

/** Somebody else takes it, or stands in: written with their word, undone by anyone. */
function Naming(props: { readonly role: RoleShown; readonly onDone: () => void }): JSX.Element {
  const { t } = useI18n();
  const { act } = useGestures();
  const members = createAnswer<typeof memberList>('member.list');
  const [chosen, setChosen] = createSignal<readonly ComboboxOption[]>([]);
  const options = () =>
    (members() ?? [])
      .filter(({ id }) => !props.role.holders.some((holder) => holder.id === id))
      .map(({ id, name }) => ({ value: id, label: personName(t, { name }) }));
  const as = async (command: 'role.take' | 'role.deputise') => {
    const member = chosen()[0]?.value;
    if (member === undefined) return;
    const done = await act(command, { role: props.role.id, member });
    if (done.ok) props.onDone();
  };
  return (
    <div class="ui-form circles-form">
      <Combobox
        label={t('field.member')}
        hint={t('circles.name-someone.hint')}
        options={options()}
        chosen={chosen()}
        onChange={setChosen}
      />
      <div class="ui-actions">
        <Button disabled={chosen().length === 0} onClick={() => void as('role.take')}>
          {t('circles.name-someone.holds')}
        </Button>
        <Button disabled={chosen().length === 0} onClick={() => void as('role.deputise')}>
          {t('circles.name-someone.stands-in')}
        </Button>
        <Button kind="quiet" onClick={props.onDone}>
          {t('ui.cancel')}
        </Button>
      </div>
    </div>
  );
}
