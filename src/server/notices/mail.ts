/** Mail through the server that the operator named. When it may be sent is the business of `sweep.ts`. */

import nodemailer from 'nodemailer';
import { failed, ok, type Result } from '../../kernel/result.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The address that switches these mails off by one POST (RFC 8058). */
  readonly off?: string;
}

/** False when it could not be handed over: try again later. */
export type SendMail = (mail: Mail) => Promise<boolean>;

export interface MailOptions {
  /** `smtp://` or `smtps://`, with name and password where the server asks for them. */
  readonly url: string;
  /** As recipients see it, such as `Relais <relais@example.org>`. */
  readonly from: string;
}

const PATIENCE = 20_000;

/** Problems: `option.smtp`, without what was written, which may hold a password; `option.mail-from`. */
export function mailSender({ url, from }: MailOptions): Result<SendMail> {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address === undefined || !['smtp:', 'smtps:'].includes(address.protocol) || address.hostname === '') return failed('option.smtp');
  if (!/^[^\r\n]*@[^\s@]+$/.test(from)) return failed('option.mail-from', { value: from.slice(0, 200) });
  const transport = nodemailer.createTransport({
    host: address.hostname.replace(/^\[|\]$/g, ''),
    port: Number(address.port) || (address.protocol === 'smtps:' ? 465 : 587),
    secure: address.protocol === 'smtps:',
    // A password is not said in the open.
    requireTLS: address.username !== '',
    ...(address.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(address.username), pass: decodeURIComponent(address.password) } }),
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return ok(async ({ to, subject, text, html, off }) => {
    const automatic = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
    const unsubscribe = off === undefined ? {} : { 'List-Unsubscribe': `<${off}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
    try {
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, html, headers: { ...automatic, ...unsubscribe } });
      return true;
    } catch {
      return false;
    }
  });
}
