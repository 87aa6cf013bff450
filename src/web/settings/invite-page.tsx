/** Inviting: a link shown once, to be copied, shared or read from the screen, and every link made so far. */
import { createEffect, createResource, createSignal, For, type JSX, on, Show } from 'solid-js';
import type { memberList } from '../../rooms/people/index.ts';
import {
  Banner,
  Button,
  createAnswer,
  ErrorNote,
  PageHeader,
  problemText,
  QrCode,
  TextField,
  useGestures,
  useI18n,
  useToasts,
} from '../../ui/index.ts';
import { accounts, type Invitation } from '../account/accounts.ts';

export function InvitePage(): JSX.Element {
  const { t } = useI18n();
  const { tell } = useGestures();
  const [link, setLink] = createSignal<string>();
  const [invitations, { refetch }] = createResource(() => accounts.invitations());
  const members = createAnswer<typeof memberList>('member.list', () => ({ left: true }));
  // Whoever comes in has used a link.
  createEffect(
    on(
      () => members()?.length,
      (_now, before) => before !== undefined && void refetch(),
    ),
  );
  const make = async () => {
    const made = await accounts.invite();
    if (!made.ok) return tell(made.problem);
    setLink(made.value.link);
    await refetch();
  };
  const problem = () => {
    const answer = invitations.latest;
    return answer?.ok === false ? answer.problem : undefined;
  };
  const listed = () => {
    const answer = invitations.latest;
    return answer?.ok === true ? answer.value.toSorted((a, b) => b.created - a.created) : [];
  };
  return (
    <div class="web-page">
      <PageHeader title={t('web.invite.title')} lead={t('web.invite.lead')} />
      <section class="web-section">
        <div class="ui-actions">
          <Button kind={link() === undefined ? 'primary' : 'plain'} onClick={() => void make()}>
            {link() === undefined ? t('web.invite.make') : t('web.invite.another')}
          </Button>
        </div>
        <Show when={link()} keyed>
          {(address) => <FreshLink address={address} />}
        </Show>
      </section>
      <section class="web-section">
        <h2>{t('web.invite.list')}</h2>
        <Show when={problem()}>
          {(why) => (
            <ErrorNote
              happened={why().code.startsWith('network.') ? t('web.account.offline') : problemText(t, why())}
              actions={<Button onClick={() => void refetch()}>{t('web.retry')}</Button>}
            />
          )}
        </Show>
        <Show
          when={listed().length > 0}
          fallback={
            <Show when={invitations.latest?.ok}>
              <p class="ui-soft">{t('web.invite.none')}</p>
            </Show>
          }
        >
          <ul class="web-lines">
            <For each={listed()}>{(invitation) => <InvitationLine invitation={invitation} changed={() => void refetch()} />}</For>
          </ul>
        </Show>
      </section>
    </div>
  );
}

function FreshLink(props: { readonly address: string }): JSX.Element {
  const { t } = useI18n();
  const toasts = useToasts();
  const local = () => /^(localhost|127\.|\[::1\])/.test(new URL(props.address).hostname);
  const copy = async () => {
    await navigator.clipboard?.writeText(props.address).catch(() => undefined);
    toasts.show({ text: t('web.invite.copied') });
  };
  return (
    <div class="web-fresh-link">
      <Show when={local()}>
        <Banner tone="stop">{t('web.invite.local')}</Banner>
      </Show>
      <TextField
        label={t('web.invite.link')}
        value={props.address}
        readOnly
        onInput={() => undefined}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="ui-actions">
        <Show when={isSecureContext}>
          <Button kind="primary" onClick={() => void copy()}>
            {t('web.invite.copy')}
          </Button>
          <Show when={'share' in navigator}>
            <Button onClick={() => void navigator.share({ url: props.address }).catch(() => undefined)}>{t('web.invite.share')}</Button>
          </Show>
        </Show>
      </div>
      <QrCode text={props.address} label={t('web.invite.qr')} />
    </div>
  );
}

function InvitationLine(props: { readonly invitation: Invitation; readonly changed: () => void }): JSX.Element {
  const { t } = useI18n();
  const { tell } = useGestures();
  const members = createAnswer<typeof memberList>('member.list', () => ({ left: true }));
  const nameOf = (id: string | undefined) => members()?.find((member) => member.id === id)?.name ?? t('web.invite.somebody');
  const state = () => {
    const { state: is, expires, member } = props.invitation;
    if (is === 'open') return t('web.invite.open', { at: expires });
    return is === 'used'
      ? t('web.invite.used', { name: nameOf(member) })
      : is === 'expired'
        ? t('web.invite.expired')
        : t('web.invite.revoked');
  };
  const revoke = async () => {
    const revoked = await accounts.revokeInvitation(props.invitation.id);
    if (!revoked.ok) tell(revoked.problem);
    props.changed();
  };
  return (
    <li class="web-line">
      <span class="web-line-words">
        <span>{state()}</span>
        <span class="ui-soft">{t('web.invite.by', { name: nameOf(props.invitation.by) })}</span>
      </span>
      <Show when={props.invitation.state === 'open'}>
        <Button small kind="quiet" onClick={() => void revoke()}>
          {t('web.invite.revoke')}
        </Button>
      </Show>
    </li>
  );
}
