/** Of a member, what stands on the server: one's own calendars; and what a steward may do: a new way in, stewardship, removal. */
import { createResource, createSignal, type JSX, Show } from 'solid-js';
import { Button, Dialog, TextField, useDesk, useGestures, useI18n, useToasts } from '../../ui/index.ts';
import { type AccountMember, accounts } from '../account/accounts.ts';
import { Feeds } from './feeds.tsx';

export function MemberAccount(props: { readonly member: string }): JSX.Element {
  const desk = useDesk();
  const [members, { refetch }] = createResource(async () => {
    const listed = await accounts.members();
    return listed.ok ? listed.value : [];
  });
  const me = () => members.latest?.find(({ id }) => id === desk.me);
  const whose = () => members.latest?.find(({ id }) => id === props.member);
  return (
    <>
      <Show when={props.member === desk.me}>
        <Feeds />
      </Show>
      <Show when={me()?.steward === true && whose()?.removed === undefined ? whose() : undefined}>
        {(account) => <Gestures account={account()} mine={props.member === desk.me} changed={() => void refetch()} />}
      </Show>
    </>
  );
}

interface GesturesProps {
  readonly account: AccountMember;
  readonly mine: boolean;
  readonly changed: () => void;
}

function Gestures(props: GesturesProps): JSX.Element {
  const { t } = useI18n();
  const { act, tell } = useGestures();
  const toasts = useToasts();
  const [link, setLink] = createSignal<string>();
  const [removing, setRemoving] = createSignal(false);
  const name = () => props.account.name;
  const setSteward = async (steward: boolean) => {
    const changed = await accounts.setSteward(props.account.id, steward);
    if (!changed.ok) return tell(changed.problem);
    toasts.show({ text: steward ? t('web.member.steward-made', { name: name() }) : t('web.member.steward-ended', { name: name() }) });
    props.changed();
  };
  const reset = async () => {
    const made = await accounts.resetLink(props.account.id);
    if (made.ok) setLink(made.value);
    else tell(made.problem);
  };
  const remove = async () => {
    const removed = await accounts.removeMember(props.account.id);
    if (!removed.ok) return tell(removed.problem);
    setRemoving(false);
    // The others see that nothing rests on them any more.
    await act('member.leave', { member: props.account.id }, { say: t('web.member.removed', { name: name() }) });
    props.changed();
  };
  return (
    <section class="web-section">
      <h2>{t('web.member.account')}</h2>
      <p class="ui-soft">{props.account.steward ? t('web.member.is-steward') : t('web.member.is-member')}</p>
      <div class="ui-actions">
        <Button onClick={() => void setSteward(!props.account.steward)}>
          {props.account.steward ? t('web.member.end-steward') : t('web.member.make-steward')}
        </Button>
        <Show when={!props.mine}>
          <Button onClick={() => void reset()}>{t('web.member.reset')}</Button>
          <Button kind="caution" onClick={() => setRemoving(true)}>
            {t('web.member.remove')}
          </Button>
        </Show>
      </div>
      <Show when={link()}>
        {(address) => (
          <TextField
            label={t('web.member.reset-link', { name: name() })}
            hint={t('web.member.reset-hint')}
            value={address()}
            readOnly
            onInput={() => undefined}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </Show>
      <Show when={removing()}>
        <Dialog
          open
          size="small"
          title={t('web.member.remove-title', { name: name() })}
          onOpenChange={(open) => !open && setRemoving(false)}
          footer={
            <>
              <Button kind="caution" onClick={() => void remove()}>
                {t('web.member.remove')}
              </Button>
              <Button onClick={() => setRemoving(false)}>{t('ui.cancel')}</Button>
            </>
          }
        >
          <p>{t('web.member.remove-words', { name: name() })}</p>
        </Dialog>
      </Show>
    </section>
  );
}
