/** A set-up or invitation link: the server's origin, and the secret behind the `#`, which no server log ever sees. */

import { failed, ok, type Result } from '../kernel/result.ts';

export function readLink(written: string): Result<{ readonly url: string; readonly token: string }> {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : undefined;
  const token = url?.hash.slice(1) ?? '';
  const known = url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') && url.pathname === '/join' && token !== '';
  return known ? ok({ url: url.origin, token }) : failed('link-malformed');
}
