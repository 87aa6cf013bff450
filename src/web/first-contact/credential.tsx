/** How someone will be known next time: a passkey where the browser makes them, or a password. */
import { createSignal, type JSX, Show } from 'solid-js';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { Checkbox, SegmentedControl, TextField, useI18n } from '../../ui/index.ts';
import type { Credential } from '../account/accounts.ts';
import { hasPasskeys, makePasskey } from '../account/passkeys.ts';

export type CredentialKind = Credential['kind'];

export interface CredentialChoice {
  readonly kind: () => CredentialKind;
  readonly setKind: (kind: CredentialKind) => void;
  readonly password: () => string;
  readonly setPassword: (password: string) => void;
  /** Makes the passkey, or reads the password. `options` come from the server. */
  readonly make: (options: () => Promise<Result<Readonly<Record<string, unknown>>>>) => Promise<Result<Credential>>;
}

/** Shorter ones are refused by the server too. */
const SHORTEST = 10;

export function createCredential(): CredentialChoice {
  const [kind, setKind] = createSignal<CredentialKind>(hasPasskeys() ? 'passkey' : 'password');
  const [password, setPassword] = createSignal('');
  return {
    kind,
    setKind: (next) => setKind(() => next),
    password,
    setPassword,
    make: async (options) => {
      if (kind() === 'password')
        return [...password()].length < SHORTEST
          ? failed('password.short', { minimum: SHORTEST })
          : ok({ kind: 'password', password: password() });
      const given = await options();
      if (!given.ok) return given;
      const made = await makePasskey(given.value);
      return made.ok ? ok({ kind: 'passkey', response: made.value }) : made;
    },
  };
}

export function CredentialFields(props: { readonly choice: CredentialChoice; readonly problem: string | undefined }): JSX.Element {
  const { t } = useI18n();
  const [shown, setShown] = createSignal(false);
  return (
    <fieldset class="web-credential">
      <legend class={hasPasskeys() ? 'ui-label' : 'ui-hidden'}>{t('web.credential.legend')}</legend>
      <Show when={hasPasskeys()}>
        <SegmentedControl
          label={t('web.credential.legend')}
          options={[
            { value: 'passkey', label: t('web.credential.passkey') },
            { value: 'password', label: t('web.credential.password') },
          ]}
          value={props.choice.kind()}
          onChange={props.choice.setKind}
        />
      </Show>
      <Show when={props.choice.kind() === 'password'} fallback={<p class="ui-hint">{t('web.credential.passkey-hint')}</p>}>
        <TextField
          label={t('web.credential.password')}
          hint={t('web.credential.password-hint')}
          problem={props.problem}
          type={shown() ? 'text' : 'password'}
          name="new-password"
          autocomplete="new-password"
          spellcheck={false}
          required
          value={props.choice.password()}
          onInput={props.choice.setPassword}
        />
        <Checkbox label={t('web.credential.show')} checked={shown()} onChange={setShown} />
      </Show>
    </fieldset>
  );
}
