/** How one signs in, and where one is signed in: asked of the server, changed there at once. */
import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import type { Problem, Result } from '../../kernel/result.ts';
import { Badge, Button, ErrorNote, PageHeader, problemText, TextField, useGestures, useI18n, useToasts } from '../../ui/index.ts';
import { accounts, type Myself } from '../account/accounts.ts';
import { hasPasskeys, makePasskey } from '../account/passkeys.ts';
import type { Opened } from '../device/opened.ts';
import { PresenceKept } from './presence-kept.tsx';

export function AccountPage(props: { readonly opened: Opened }): JSX.Element {
  const { t } = useI18n();
  const [me, { refetch }] = createResource(() => accounts.me());
  const known = () => {
    const answer = me();
    return answer?.ok === true ? answer.value : undefined;
  };
  const problem = () => {
    const answer = me();
    return answer?.ok === false ? answer.problem : undefined;
  };
  return (
    <div class="web-page">
      <PageHeader title={t('web.account.title')} lead={t('web.account.lead', { workplace: props.opened.known.workplaceName })} />
      <Show when={problem()}>
        {(why) => (
          <ErrorNote
            happened={why().code.startsWith('network.') ? t('web.account.offline') : problemText(t, why())}
            actions={<Button onClick={() => void refetch()}>{t('web.retry')}</Button>}
          />
        )}
      </Show>
      <Show when={known()}>
        {(mine) => (
          <>
            <Password me={mine()} changed={() => void refetch()} />
            <Passkeys me={mine()} changed={() => void refetch()} />
            <Sessions />
            <PresenceKept me={mine()} changed={() => void refetch()} />
          </>
        )}
      </Show>
    </div>
  );
}

interface PartProps {
  readonly me: Myself;
  readonly changed: () => void;
}

function Password(props: PartProps): JSX.Element {
  const { t } = useI18n();
  const toasts = useToasts();
  const [current, setCurrent] = createSignal('');
  const [next, setNext] = createSignal('');
  const [problem, setProblem] = createSignal<Problem>();
  const has = () => props.me.credentials.password;
  const change = async () => {
    const changed = await accounts.changePassword({ ...(has() ? { current: current() } : {}), next: next() });
    setProblem(changed.ok ? undefined : changed.problem);
    if (!changed.ok) return;
    setCurrent('');
    setNext('');
    toasts.show({ text: t('web.account.changed') });
    props.changed();
  };
  return (
    <section class="web-section">
      <h2>{t('web.account.ways')}</h2>
      <p>{has() ? t('web.account.has-password') : t('web.account.no-password')}</p>
      <form
        class="ui-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <input
          class="ui-hidden"
          type="text"
          autocomplete="username"
          value={props.me.member.name}
          readOnly
          tabindex={-1}
          aria-label={t('web.sign-in.name')}
        />
        <Show when={has()}>
          <TextField
            label={t('web.account.current')}
            type="password"
            autocomplete="current-password"
            value={current()}
            onInput={setCurrent}
          />
        </Show>
        <TextField
          label={t('web.account.next')}
          hint={t('web.credential.password-hint')}
          problem={problem() === undefined ? undefined : problemText(t, problem() ?? { code: '' })}
          type="password"
          autocomplete="new-password"
          value={next()}
          onInput={setNext}
        />
        <div class="ui-actions">
          <Button type="submit">{has() ? t('web.account.change') : t('web.account.set')}</Button>
        </div>
      </form>
    </section>
  );
}

function Passkeys(props: PartProps): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { tell } = useGestures();
  const toasts = useToasts();
  const done = (result: Result<unknown>, text?: string) => {
    if (!result.ok) return tell(result.problem);
    if (text !== undefined) toasts.show({ text });
    props.changed();
  };
  const add = async () => {
    const options = await accounts.morePasskey();
    if (!options.ok) return tell(options.problem);
    const made = await makePasskey(options.value);
    if (!made.ok) return tell(made.problem);
    done(await accounts.addPasskey({ kind: 'passkey', response: made.value }), t('web.account.passkey-added'));
  };
  return (
    <section class="web-section">
      <h2>{t('web.account.passkeys')}</h2>
      <ul class="web-lines">
        <For each={props.me.credentials.passkeys}>
          {(passkey) => (
            <li class="web-line">
              <span class="web-line-words">
                <span>{passkey.label === '' ? t('web.credential.passkey') : passkey.label}</span>
                <span class="ui-soft">{t('web.account.passkey-of', { at: passkey.created })}</span>
              </span>
              <Button small kind="quiet" onClick={async () => done(await accounts.removePasskey(passkey.id))}>
                {t('web.account.passkey-remove')}
              </Button>
            </li>
          )}
        </For>
      </ul>
      <Show when={hasPasskeys()} fallback={<p class="ui-hint">{t('web.credential.no-passkey')}</p>}>
        <div class="ui-actions">
          <Button onClick={() => void add()}>{t('web.account.passkey-add')}</Button>
        </div>
      </Show>
    </section>
  );
}

function Sessions(): JSX.Element {
  const { t } = useI18n();
  const { tell } = useGestures();
  const toasts = useToasts();
  const [sessions, { refetch }] = createResource(() => accounts.sessions());
  const list = () => {
    const answer = sessions.latest;
    return answer?.ok === true ? answer.value : [];
  };
  const end = async (id: string) => {
    const ended = await accounts.endSession(id);
    if (ended.ok) toasts.show({ text: t('web.account.session-ended') });
    else tell(ended.problem);
    await refetch();
  };
  return (
    <section class="web-section">
      <h2>{t('web.account.sessions')}</h2>
      <ul class="web-lines">
        <For each={list()}>
          {(session) => (
            <li class="web-line">
              <span class="web-line-words">
                <span>
                  {session.label === '' ? t('web.account.session-unnamed') : session.label}{' '}
                  <Show when={session.current}>
                    <Badge tone="covered">{t('web.account.session-here')}</Badge>
                  </Show>
                </span>
                <span class="ui-soft">{t('web.account.session-since', { at: session.created })}</span>
              </span>
              <Show when={!session.current}>
                <Button small kind="quiet" onClick={() => void end(session.id)}>
                  {t('web.account.session-end')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}
