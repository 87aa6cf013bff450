/** A new credential through a link that a steward made. */
import { createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';
import { Button, ErrorNote, problemText, useI18n } from '../../ui/index.ts';
import { accounts, type Link } from '../account/accounts.ts';
import { CredentialFields, createCredential } from './credential.tsx';
import { Frame } from './frame.tsx';
import { DeadLink, type JoinProps } from './join.tsx';

export function Reset(props: JoinProps): JSX.Element {
  const { t } = useI18n();
  const [link, { refetch }] = createResource(() => accounts.inspect(props.token));
  const opened = () => {
    const found = link();
    return found?.ok === true && found.value.kind === 'reset' ? found.value : undefined;
  };
  return (
    <Switch fallback={<Frame title={t('web.join.looking')}>{null}</Frame>}>
      <Match when={opened()}>{(found) => <ResetForm {...props} link={found()} />}</Match>
      <Match when={link()}>{(found) => <DeadLink found={found()} retry={() => void refetch()} />}</Match>
    </Switch>
  );
}

function ResetForm(props: JoinProps & { readonly link: Link }): JSX.Element {
  const { t } = useI18n();
  const choice = createCredential();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const ofPassword = () => problem()?.code.startsWith('password.') === true;

  const submit = async (): Promise<Problem | undefined> => {
    const credential = await choice.make(() => accounts.joinPasskey(props.token, props.link.member?.name ?? ''));
    if (!credential.ok) return credential.problem;
    const device = await props.entering.newDevice();
    if (!device.ok) return device.problem;
    const done = await accounts.reset({ token: props.token, credential: credential.value, device: device.value.claim });
    if (!done.ok) return done.problem;
    const opened = await device.value.belongsTo(done.value, false);
    if (!opened.ok) return opened.problem;
    props.onIn();
    return undefined;
  };
  return (
    <Frame
      title={t('web.reset.title', { name: props.link.member?.name })}
      lead={t('web.reset.lead', { workplace: props.link.workplace?.name })}
    >
      <form
        class="ui-form"
        noValidate
        onSubmit={async (event) => {
          event.preventDefault();
          if (busy()) return;
          setBusy(true);
          setProblem(await submit());
          setBusy(false);
        }}
      >
        <input
          class="ui-hidden"
          type="text"
          autocomplete="username"
          value={props.link.member?.name ?? ''}
          readOnly
          tabindex={-1}
          aria-label={t('web.sign-in.name')}
        />
        <CredentialFields choice={choice} problem={ofPassword() ? problemText(t, problem() ?? { code: '' }) : undefined} />
        <Show when={ofPassword() ? undefined : problem()}>{(found) => <ErrorNote happened={problemText(t, found())} />}</Show>
        <div class="ui-actions">
          <Button kind="primary" type="submit" aria-busy={busy()}>
            {t('web.reset.submit')}
          </Button>
        </div>
      </form>
    </Frame>
  );
}
