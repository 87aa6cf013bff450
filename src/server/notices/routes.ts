/** Routes by which a member says where they are told, and the pages that links in mails open. */

import { html } from 'hono/html';
import * as v from 'valibot';
import { failed, ok } from '../../kernel/result.ts';
import { createTranslator, detectLocale, type Locale } from '../../ui/i18n/index.ts';
import { bytesText } from '../accounts/schema.ts';
import { type Call, type MemberCall, member, oneself, open, type Route } from '../http/route.ts';
import { addBrowser, browsersOf, followMailLink, mailOf, openMailLink, removeAddress, removeBrowser, setAddress } from './channels.ts';
import type { SendMail } from './mail.ts';
import { mailMessages } from './messages.ts';
import type { Vapid } from './push.ts';

export interface NoticeRouteParts {
  /** Undefined where the operator closed the way out. */
  readonly vapid: (() => Promise<Vapid>) | undefined;
  /** Undefined where no mail server was named. */
  readonly mail: SendMail | undefined;
  readonly zone: string;
  /** Something may be due now. */
  changed(): void;
}

const locale = v.picklist(['en', 'fr']);

/** Only addresses of the Internet, under TLS; where it leads is judged when it is dialled. */
const endpoint = v.pipe(
  v.string(),
  v.maxLength(1000),
  v.check((text) => URL.canParse(text) && new URL(text).protocol === 'https:', 'not an https address'),
);

const address = v.pipe(v.string(), v.trim(), v.maxLength(254), v.regex(/^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]+$/u));

export function noticeRoutes(parts: NoticeRouteParts): readonly Route[] {
  const own = { verb: 'notice.channel', subject: oneself } as const;
  return [
    member({
      ...own,
      method: 'GET',
      path: '/api/v1/me/channels',
      summary: 'Where one is told: browsers and an address, and whether this server has the way',
      limit: 'api',
      handle: (call) => channels(parts, call),
    }),
    member({
      ...own,
      method: 'POST',
      path: '/api/v1/me/channels/push',
      summary: 'Be told in this browser',
      limit: 'make',
      body: v.object({ endpoint, p256dh: bytesText(65), auth: bytesText(16), locale, label: v.pipe(v.string(), v.maxLength(120)) }),
      handle: async ({ accounts, actor, body }) => {
        if (parts.vapid === undefined) return failed('push.unavailable');
        const made = await addBrowser(accounts, actor.workplace, actor.member, { ...body, session: actor.session });
        parts.changed();
        return ok({ id: made.id });
      },
    }),
    member({
      ...own,
      method: 'DELETE',
      path: '/api/v1/me/channels/push/:id',
      summary: 'Be told in a browser no more',
      limit: 'make',
      handle: ({ accounts, actor, param }) => removeBrowser(accounts, actor.workplace, actor.member, param('id')),
    }),
    member({
      ...own,
      method: 'PUT',
      path: '/api/v1/me/channels/mail',
      summary: 'Name an address; a link sent there confirms it',
      limit: 'mail',
      body: v.object({ address, locale }),
      handle: async ({ accounts, actor, body, place }) => {
        if (parts.mail === undefined) return failed('mail.unavailable');
        const given = { ...body, zone: parts.zone, origin: place.origin };
        const made = await setAddress(accounts, parts.mail, actor.workplace, actor.member, given);
        return made.ok ? ok({ address: made.value.address, confirmed: made.value.confirmed }) : made;
      },
    }),
    member({
      ...own,
      method: 'DELETE',
      path: '/api/v1/me/channels/mail',
      summary: 'Forget the address',
      limit: 'make',
      handle: async ({ accounts, actor }) => ok(await removeAddress(accounts, actor.workplace, actor.member).then(() => true)),
    }),
    open({
      method: 'GET',
      path: '/mail/:link',
      summary: 'What a link of a mail does, with a button that does it',
      limit: 'link',
      handle: (call) => showLink(call),
    }),
    open({
      method: 'POST',
      path: '/mail/:link',
      summary: 'Do what a link of a mail says: confirm the address, or send no more (RFC 8058)',
      limit: 'link',
      streams: true,
      handle: (call) => followLink(parts, call),
    }),
  ];
}

async function channels(parts: NoticeRouteParts, { accounts, actor }: MemberCall) {
  const browsers = await browsersOf(accounts, actor.workplace, actor.member);
  const mail = await mailOf(accounts, actor.workplace, actor.member);
  return ok({
    push: {
      key: parts.vapid === undefined ? null : (await parts.vapid()).publicKey,
      browsers: browsers.map(({ record: { id, label, created } }) => ({ id, label, created })),
    },
    mail: {
      available: parts.mail !== undefined,
      address: mail?.address ?? null,
      confirmed: mail?.confirmed ?? false,
    },
  });
}

async function showLink(call: Call): Promise<Response> {
  const link = await openMailLink(call.accounts, call.param('link'));
  if (link === undefined) return page(readerOf(call), 'mail.page.gone', undefined, 404);
  return page(link.locale, `mail.page.${link.does}`, `mail.page.${link.does}.do`);
}

async function followLink(parts: NoticeRouteParts, call: Call): Promise<Response> {
  const link = await openMailLink(call.accounts, call.param('link'));
  if (link === undefined) return page(readerOf(call), 'mail.page.gone', undefined, 404);
  await followMailLink(call.accounts, link);
  parts.changed();
  return page(link.locale, link.does === 'off' ? 'mail.page.offed' : 'mail.page.confirmed');
}

const readerOf = (call: Call): Locale => detectLocale((call.raw.headers.get('accept-language') ?? '').split(','));

/** A plain document, with a button where there is something to do: nothing happens by merely opening a link. */
async function page(language: Locale, key: string, button?: string, status = 200): Promise<Response> {
  const t = createTranslator(language, mailMessages);
  const content = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${t(key)}</title>
        <link rel="stylesheet" href="/portal/style.css" />
      </head>
      <body>
        <main>
          <h1>${t(key)}</h1>
          ${button === 'mail.page.off.do' ? html`<p>${t('mail.page.off.words')}</p>` : ''}
          ${button === undefined ? '' : html`<form method="post"><button>${t(button)}</button></form>`}
        </main>
      </body>
    </html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'referrer-policy': 'same-origin' };
  return new Response(String(await content), { status, headers });
}
