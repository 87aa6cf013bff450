/** The headers every answer carries: what a page of ours may do, and the mark by which ours are known. */

/** On every answer: a captive portal's page does not have it, so that it is taken for nothing of ours [F31]. */
export const MARK = 'x-relais';

export const MARK_VALUE = '1';

/** No inline script, no eval, nothing from elsewhere. Style attributes are allowed: widgets place themselves with them. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Answers of the API are no pages: they are kept short, because a metered line pays for every poll. */
export function guardAnswer(headers: Headers): void {
  headers.set(MARK, MARK_VALUE);
  headers.set('x-content-type-options', 'nosniff');
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
}

export function guardPage(headers: Headers, secure: boolean): void {
  headers.set(MARK, MARK_VALUE);
  headers.set('content-security-policy', policy);
  headers.set('x-content-type-options', 'nosniff');
  headers.set('x-frame-options', 'DENY');
  if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'no-referrer');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(self), payment=(), usb=()');
  headers.set('x-robots-tag', 'noindex');
  if (secure) headers.set('strict-transport-security', 'max-age=31536000');
}
