/** Coming back: with a passkey at one touch, or with name and password. */
import { createSignal, type JSX, Show } from 'solid-js';
import type { Problem, Result } from '../../kernel/result.ts';
import { Button, ErrorNote, problemText, TextField, useI18n } from '../../ui/index.ts';
import { type Arrival, accounts, type Proof } from '../account/accounts.ts';
import { hasPasskeys, showPasskey } from '../account/passkeys.ts';
import { deviceLabel } from '../device/label.ts';
import type { Entering } from './entering.ts';
import { Frame } from './frame.tsx';

export interface SignInProps {
  readonly entering: Entering;
  /** Someone worked on this device before: what is theirs stays. */
  readonly again: boolean;
  readonly onIn: () => void;
}

export function SignIn(props: SignInProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Frame title={t('web.sign-in.title')} lead={props.again ? t('web.sign-in.lead') : undefined}>
      <SignInForm onArrival={(arrival) => props.entering.cameBack(arrival)} onIn={props.onIn} />
      <p class="ui-hint">{t('web.sign-in.forgotten')}</p>
    </Frame>
  );
}

export interface SignInFormProps {
  /** The name to begin with, where it is known who comes back. */
  readonly name?: string | undefined;
  readonly onArrival: (arrival: Arrival) => Promise<Result<true>>;
  readonly onIn: () => void;
}

export function SignInForm(props: SignInFormProps): JSX.Element {
  const { t } = useI18n();
  const [name, setName] = createSignal(props.name ?? '');
  const [workplace, setWorkplace] = createSignal('');
  const [several, setSeveral] = createSignal(false);
  const [password, setPassword] = createSignal('');
  const [problem, setProblem] = createSignal<Problem>();
  const [busy, setBusy] = createSignal(false);

  const come = async (prove: () => Promise<Result<Proof>>) => {
    if (busy()) return;
    setBusy(true);
    setProblem(undefined);
    setProblem(await arrive(prove, props.onArrival));
    setBusy(false);
    if (problem() === undefined) props.onIn();
  };
  const byPasskey = async (): Promise<Result<Proof>> => {
    const options = await accounts.signInPasskey();
    if (!options.ok) return options;
    const shown = await showPasskey(options.value);
    return shown.ok ? { ok: true, value: { kind: 'passkey', response: shown.value } } : shown;
  };
  const byPassword = async (): Promise<Result<Proof>> => {
    const where = workplace().trim();
    return {
      ok: true,
      value: { kind: 'password', name: name().trim(), password: password(), ...(where === '' ? {} : { workplace: where }) },
    };
  };
  return (
    <>
      <Show when={hasPasskeys()}>
        <div class="ui-actions">
          <Button kind="primary" onClick={() => void come(byPasskey)}>
            {t('web.sign-in.passkey')}
          </Button>
        </div>
        <p class="web-or">{t('web.sign-in.or')}</p>
      </Show>
      <form
        class="ui-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void come(byPassword);
        }}
      >
        <TextField label={t('web.sign-in.name')} name="username" autocomplete="username" required value={name()} onInput={setName} />
        <TextField
          label={t('web.credential.password')}
          type="password"
          name="password"
          autocomplete="current-password"
          required
          value={password()}
          onInput={setPassword}
        />
        <Show
          when={several()}
          fallback={
            <button type="button" class="web-link" onClick={() => setSeveral(true)}>
              {t('web.sign-in.several')}
            </button>
          }
        >
          <TextField
            label={t('web.join.workplace')}
            hint={t('web.sign-in.workplace-hint')}
            autocomplete="organization"
            value={workplace()}
            onInput={setWorkplace}
          />
        </Show>
        <Show when={problem()}>{(found) => <ErrorNote happened={problemText(t, found())} />}</Show>
        <div class="ui-actions">
          <Button kind={hasPasskeys() ? 'plain' : 'primary'} type="submit" aria-busy={busy()}>
            {t('web.sign-in.submit')}
          </Button>
        </div>
      </form>
    </>
  );
}

async function arrive(
  prove: () => Promise<Result<Proof>>,
  onArrival: (arrival: Arrival) => Promise<Result<true>>,
): Promise<Problem | undefined> {
  const proof = await prove();
  if (!proof.ok) return proof.problem;
  // The device follows once it is known whose it is: a copy this member left here is taken up again.
  const arrival = await accounts.signIn(proof.value, deviceLabel());
  if (!arrival.ok) return arrival.problem;
  const opened = await onArrival(arrival.value);
  return opened.ok ? undefined : opened.problem;
}
