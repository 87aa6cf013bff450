/** Coming in through a link: the first person names the workplace, the invited say who they are. */
import { createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import type { Problem } from '../../kernel/result.ts';
import { Button, createPreference, ErrorNote, LinkButton, problemText, steady, TextField, useI18n } from '../../ui/index.ts';
import { accounts, type Link } from '../account/accounts.ts';
import { CredentialFields, createCredential } from './credential.tsx';
import type { Entering } from './entering.ts';
import { Frame } from './frame.tsx';

export interface JoinProps {
  /** The secret behind the `#` of the link. */
  readonly token: string;
  readonly entering: Entering;
  readonly onIn: () => void;
}

export function Join(props: JoinProps): JSX.Element {
  const { t } = useI18n();
  const [link, { refetch }] = createResource(() => accounts.inspect(props.token));
  const opened = () => {
    const found = link();
    return found?.ok === true && (found.value.kind === 'setup' || found.value.kind === 'invitation') ? found.value : undefined;
  };
  return (
    <Switch fallback={<Frame title={t('web.join.looking')}>{null}</Frame>}>
      <Match when={opened()}>{(found) => <JoinForm {...props} link={found()} />}</Match>
      <Match when={link()}>{(found) => <DeadLink found={found()} retry={() => void refetch()} />}</Match>
    </Switch>
  );
}

/** A link that opens nothing says why, and what to do. */
export function DeadLink(props: {
  readonly found: { readonly ok: true; readonly value: Link } | { readonly ok: false; readonly problem: Problem };
  readonly retry: () => void;
}): JSX.Element {
  const { t } = useI18n();
  const kind = () => (props.found.ok ? props.found.value.kind : undefined);
  return (
    <Frame title={t('web.join.dead')}>
      <Show
        when={kind()}
        fallback={
          <ErrorNote
            happened={props.found.ok ? '' : problemText(t, props.found.problem)}
            kept={t('web.join.link-kept')}
            actions={<Button onClick={props.retry}>{t('web.retry')}</Button>}
          />
        }
      >
        {(dead) => <ErrorNote happened={t(`web.link.${dead() === 'reset' ? 'invalid' : dead()}`)} todo={t('web.link.todo')} />}
      </Show>
      <p>
        <LinkButton kind="quiet" href="/sign-in">
          {t('web.sign-in.instead')}
        </LinkButton>
      </p>
    </Frame>
  );
}

function JoinForm(props: JoinProps & { readonly link: Link }): JSX.Element {
  const { t } = useI18n();
  const setup = () => props.link.kind === 'setup';
  // A reload in the middle keeps what was typed; the password alone is never kept.
  const kept = steady(() => sessionStorage);
  const [workplace, setWorkplace] = createPreference<string>(kept, 'relais.join.workplace', '', (text) => text);
  const [name, setName] = createPreference<string>(kept, 'relais.join.name', '', (text) => text);
  const choice = createCredential();
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);
  const at = (...codes: readonly string[]) => {
    const found = problem();
    return found !== undefined && codes.includes(found.code) ? problemText(t, found) : undefined;
  };
  const elsewhere = () => (problem() !== undefined && at(...placed) === undefined ? problem() : undefined);

  const submit = async (): Promise<Problem | undefined> => {
    if (setup() && workplace().trim() === '') return { code: 'workplace.name-missing' };
    if (name().trim() === '') return { code: 'name.missing' };
    const credential = await choice.make(() => accounts.joinPasskey(props.token, name().trim()));
    if (!credential.ok) return credential.problem;
    const device = await props.entering.newDevice();
    if (!device.ok) return device.problem;
    const joined = await accounts.join({
      token: props.token,
      name: name().trim(),
      ...(setup() ? { workplace: workplace().trim() } : {}),
      device: device.value.claim,
      credential: credential.value,
    });
    if (!joined.ok) return joined.problem;
    const opened = await device.value.belongsTo(joined.value, true);
    if (!opened.ok) return opened.problem;
    props.onIn();
    return undefined;
  };

  return (
    <Frame
      title={setup() ? t('web.join.setup.title') : t('web.join.invited.title', { workplace: props.link.workplace?.name })}
      lead={setup() ? t('web.join.setup.lead') : t('web.join.invited.lead')}
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
        <Show when={setup()}>
          <TextField
            label={t('web.join.workplace')}
            hint={t('web.join.workplace-hint')}
            problem={at('workplace.name-missing')}
            required
            name="organization"
            autocomplete="organization"
            maxLength={120}
            value={workplace()}
            onInput={setWorkplace}
          />
        </Show>
        <TextField
          label={t('web.join.name')}
          hint={t('web.join.name-hint')}
          problem={at('name.missing', 'name.taken')}
          required
          name="username"
          autocomplete="username"
          maxLength={80}
          value={name()}
          onInput={setName}
        />
        <CredentialFields choice={choice} problem={at('password.short', 'password.long', 'password.guessable')} />
        <Show when={elsewhere()}>{(found) => <ErrorNote happened={problemText(t, found())} kept={t('ui.form.kept')} />}</Show>
        <div class="ui-actions">
          <Button kind="primary" type="submit" aria-busy={busy()}>
            {setup() ? t('web.join.setup.submit') : t('web.join.invited.submit')}
          </Button>
        </div>
      </form>
    </Frame>
  );
}

/** Problems that have their place at a field. */
const placed = ['workplace.name-missing', 'name.missing', 'name.taken', 'password.short', 'password.long', 'password.guessable'];
