/** Where one is told beside the open application: in browsers that asked for it, and at an address; asked of the server, changed there at once. */
import { createResource, createSignal, For, type JSX, Show } from 'solid-js';
import type { Problem, Result } from '../../kernel/result.ts';
import { Button, ErrorNote, problemText, TextField, useGestures, useI18n, useToasts } from '../../ui/index.ts';
import { beToldHere, beToldHereNoMore, type Channels, canBeTold, channelRoutes, thisBrowser } from '../account/channels.ts';

export function NoticeChannels(): JSX.Element {
  const { t } = useI18n();
  const [answer, { refetch }] = createResource(() => channelRoutes.all());
  const known = () => {
    const given = answer.latest;
    return given?.ok === true ? given.value : undefined;
  };
  const problem = () => {
    const given = answer.latest;
    return given?.ok === false ? given.problem : undefined;
  };
  const again = () => void refetch();
  return (
    <>
      <Show when={problem()}>
        {(why) => (
          <ErrorNote
            happened={why().code.startsWith('network.') ? t('web.account.offline') : problemText(t, why())}
            actions={<Button onClick={again}>{t('web.retry')}</Button>}
          />
        )}
      </Show>
      <Show when={known()}>
        {(channels) => (
          <>
            <Address mail={channels().mail} changed={again} />
            <Browsers push={channels().push} changed={again} />
          </>
        )}
      </Show>
    </>
  );
}

function Browsers(props: { readonly push: Channels['push']; readonly changed: () => void }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const { tell } = useGestures();
  const [here, { refetch }] = createResource(thisBrowser);
  const isHere = () => props.push.browsers.some(({ id }) => id === here());
  const done = async (result: Result<unknown>) => {
    if (!result.ok) tell(result.problem);
    await refetch();
    props.changed();
  };
  const why = () => {
    if (!isSecureContext) return t('web.channels.insecure');
    if (!canBeTold()) return t('web.channels.cannot');
    return props.push.key === null ? t('problem.push.unavailable') : undefined;
  };
  return (
    <section class="notices-part">
      <h2>{t('web.channels.browsers')}</h2>
      <Show when={why() === undefined} fallback={<p class="ui-soft">{why()}</p>}>
        <p class="ui-soft">{t('web.channels.browsers.words')}</p>
        <Show when={!isHere()}>
          <div class="ui-actions">
            <Button onClick={async () => done(await beToldHere(props.push.key ?? '', i18n.locale()))}>{t('web.channels.here')}</Button>
          </div>
        </Show>
      </Show>
      <ul class="ui-lines">
        <For each={props.push.browsers}>
          {(browser) => (
            <li class="ui-line">
              <div>
                <p>{browser.id === here() ? t('web.channels.this') : browser.label}</p>
                <p class="ui-soft">{t('web.channels.since', { at: browser.created })}</p>
              </div>
              <Button
                small
                kind="quiet"
                onClick={async () =>
                  done(await (browser.id === here() ? beToldHereNoMore(browser.id) : channelRoutes.removeBrowser(browser.id)))
                }
              >
                {t('web.channels.no-more')}
              </Button>
            </li>
          )}
        </For>
      </ul>
    </section>
  );
}

function Address(props: { readonly mail: Channels['mail']; readonly changed: () => void }): JSX.Element {
  const i18n = useI18n();
  const { t } = i18n;
  const toasts = useToasts();
  const [address, setAddress] = createSignal('');
  const [problem, setProblem] = createSignal<Problem>();
  const wrong = () => {
    const why = problem();
    if (why === undefined) return undefined;
    return why.code === 'input.invalid' ? t('web.channels.address.wrong') : problemText(t, why);
  };
  const send = async () => {
    const named = await channelRoutes.setAddress(address(), i18n.locale());
    setProblem(named.ok ? undefined : named.problem);
    if (!named.ok) return;
    setAddress('');
    toasts.show({ text: t('web.channels.sent') });
    props.changed();
  };
  const forget = async () => {
    await channelRoutes.removeAddress();
    props.changed();
  };
  return (
    <Show when={props.mail.available} fallback={<p class="notices-address ui-soft">{t('web.channels.no-mail')}</p>}>
      <div class="notices-address">
        <Show when={props.mail.address}>
          {(known) => (
            <div class="ui-line">
              <div>
                <p>{known()}</p>
                <p class="ui-soft">{t(props.mail.confirmed ? 'web.channels.confirmed' : 'web.channels.unconfirmed')}</p>
              </div>
              <Button small kind="quiet" onClick={() => void forget()}>
                {t('web.channels.forget')}
              </Button>
            </div>
          )}
        </Show>
        <form
          class="ui-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <TextField
            label={t(props.mail.address === null ? 'web.channels.address' : 'web.channels.address.other')}
            hint={t('web.channels.address.hint')}
            type="email"
            autocomplete="email"
            problem={wrong()}
            value={address()}
            onInput={setAddress}
          />
          <div class="ui-actions">
            <Button type="submit">{t('web.channels.address.send')}</Button>
          </div>
        </form>
      </div>
    </Show>
  );
}
