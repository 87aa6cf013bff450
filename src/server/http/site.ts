/** Where this server is to be found, and which origins are its own: what cookies, sockets, links and passkeys go by. */

import { isIP } from 'node:net';
import { hostname } from 'node:os';
import { failed, ok, type Result } from '../../kernel/result.ts';

export interface Site {
  /** As configured; without it, whatever address of this machine a person uses counts. */
  readonly publicUrl: string | undefined;
  /** Where a request arrived: the origin to build links and passkeys on. */
  place(host: string | undefined, secure: boolean): Place;
  /** Whether a browser page of this origin is ours. Exact: no substring, no suffix, no "null", no guess [A20]. */
  owns(origin: string | undefined, host: string | undefined, secure: boolean): boolean;
}

export interface Place {
  /** Such as `https://relais.example`; links begin with it. */
  readonly origin: string;
  readonly host: string;
  readonly secure: boolean;
}

/** A public URL is an origin: a scheme and a host, without path, query or credentials. */
export function readPublicUrl(text: string): Result<string> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const plain = url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') && url.username === '' && url.password === '';
  if (!plain || url.pathname !== '/' || url.search !== '' || url.hash !== '') return failed('option.public-url', { value: text });
  return ok(url.origin);
}

/** `listening` is the origin to fall back on, such as `http://127.0.0.1:7420`; it is asked late, once the port is known. */
export function createSite(publicUrl: string | undefined, listening: () => string): Site {
  const place = (host: string | undefined, secure: boolean): Place => {
    if (publicUrl !== undefined) return placeOf(publicUrl);
    const origin = `${secure ? 'https' : 'http'}://${host ?? ''}`;
    return host !== undefined && URL.canParse(origin) && isOwnName(new URL(origin).hostname) ? placeOf(origin) : placeOf(listening());
  };
  return { publicUrl, place, owns: (origin, host, secure) => origin !== undefined && origin === place(host, secure).origin };
}

/** Whether browsers treat the origin as secure: else there is no service worker, passkey or lock there. */
export function isSecureOrigin(origin: string): boolean {
  const { protocol, hostname: name } = new URL(origin);
  return protocol === 'https:' || name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127\./.test(name);
}

function placeOf(url: string): Place {
  const { origin, hostname: host, protocol } = new URL(url);
  return { origin, host, secure: protocol === 'https:' };
}

/** Names that only this machine answers to; a stranger's domain pointed at our address (DNS rebinding) is none of them. */
function isOwnName(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, '');
  const own = hostname().toLowerCase();
  return isIP(bare) !== 0 || name === 'localhost' || name.endsWith('.localhost') || name === own || name === `${own}.local`;
}
