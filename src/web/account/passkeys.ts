/** Passkeys: made and shown by the browser; the library for them loads only when one is used. */
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { failed, ok, type Result } from '../../kernel/result.ts';

/** Whether this browser makes passkeys at all, here: not on an insecure origin, nor where the server has no name. */
export const hasPasskeys = (): boolean => isSecureContext && typeof PublicKeyCredential === 'function' && hasName(location.hostname);

/** A passkey belongs to a name (WebAuthn, 5.1.3): browsers refuse one for a bare address such as 127.0.0.1 or [::1]. */
export const hasName = (host: string): boolean => !/^[\d.]+$|^\[/.test(host);

/** The browser's answer for the server; `passkey.cancelled` when the person thought better of it. */
export function makePasskey(options: Readonly<Record<string, unknown>>): Promise<Result<unknown>> {
  return guarded(async () => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    // The server's options; the browser itself refuses what it cannot read.
    return startRegistration({ optionsJSON: options as unknown as PublicKeyCredentialCreationOptionsJSON });
  });
}

export function showPasskey(options: Readonly<Record<string, unknown>>): Promise<Result<unknown>> {
  return guarded(async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return startAuthentication({ optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON });
  });
}

async function guarded(action: () => Promise<unknown>): Promise<Result<unknown>> {
  try {
    return ok(await action());
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : '';
    if (name === 'NotAllowedError' || name === 'AbortError') return failed('passkey.cancelled');
    return name === 'InvalidStateError' ? failed('passkey.known') : failed('passkey.unavailable');
  }
}
