/** Puts notices into words for push and mail, in the reader's language. */

import { html } from 'hono/html';
import type { Notice } from '../../rooms/notice.ts';
import { pageOf } from '../../rooms/notices/index.ts';
import { registry } from '../../rooms/registry.ts';
import { createTranslator, type Locale, mergeCatalogues, type Translate } from '../../ui/i18n/index.ts';
import type { Mail } from './mail.ts';
import { mailMessages } from './messages.ts';
import type { PushMessage } from './push.ts';

/** More than so many at once are told as one. */
const SEVERAL = 3;

/** A mail stays short; the rest is in the application. */
const LINES = 50;

const catalogue = mergeCatalogues(registry.messages, mailMessages);

export const speaker = (locale: Locale, zone: string): Translate => createTranslator(locale, catalogue, zone);

const saidBy = (t: Translate, { says, by }: Notice): string =>
  by?.name ? t('mail.by', { says: t(`value.notice.says.${says}`), name: by.name }) : t(`value.notice.says.${says}`);

const reasonOf = (t: Translate, { because, of }: Notice): string => {
  const reason = t(`value.notice.because.${because}`);
  return of?.name ? t('mail.because-of', { reason, name: of.name }) : t('mail.because', { reason });
};

export function pushMessages(
  t: Translate,
  locale: Locale,
  notices: readonly (Notice & { readonly until: number })[],
): readonly PushMessage[] {
  const [first] = notices;
  if (first === undefined) return [];
  const until = Math.min(...notices.map((each) => each.until));
  const one = (each: Notice & { readonly until: number }): PushMessage => {
    const body = [each.title, each.words === each.title ? null : each.words].filter((text) => text).join('\n');
    return { title: saidBy(t, each), body, href: pageOf(each), tag: each.key, until: each.until, locale };
  };
  if (notices.length <= SEVERAL) return notices.map(one);
  return [
    {
      ...one(first),
      title: t('mail.several'),
      body: t('mail.several.first', { title: first.title ?? '' }),
      href: '/notices',
      tag: 'several',
      until,
    },
  ];
}

export interface Digest {
  readonly t: Translate;
  readonly locale: Locale;
  readonly to: string;
  readonly workplace: string;
  /** Links begin with it. */
  readonly origin: string;
  /** Addresses to switch the mails off by hand, and by one POST of the mail program. */
  readonly off: string;
  readonly notices: readonly Notice[];
}

/** The same words as plain text and as plain HTML, which loads nothing. */
export function digestMail({ t, locale, to, workplace, origin, off, notices }: Digest): Mail {
  const shown = notices.slice(0, LINES);
  const more = notices.length > LINES ? t('mail.more') : '';
  const [lead, change, end] = [t('mail.lead', { workplace }), t('mail.change'), t('mail.off')];
  const settings = `${origin}/notices/settings`;
  const text = [
    lead,
    ...shown.map((each) =>
      [`* ${saidBy(t, each)}: ${each.title ?? ''}`, each.words, reasonOf(t, each), origin + pageOf(each)]
        .filter((line) => line)
        .join('\n  '),
    ),
    ...(more === '' ? [] : [`${more} ${origin}/notices`]),
    `${change} ${settings}\n${end} ${off}`,
  ].join('\n\n');
  const lines = shown.map(
    (each) =>
      html`<li style="margin:0 0 1em"><strong>${saidBy(t, each)}</strong><br /><a href="${origin}${pageOf(each)}">${each.title ?? origin}</a>${each.words ? html`<br />${each.words}` : ''}<br /><small>${reasonOf(t, each)}</small></li>`,
  );
  const page = html`<!doctype html><html lang="${locale}"><body style="font:16px/1.5 sans-serif"><p>${lead}</p><ul style="padding:0;list-style:none">${lines}</ul>${more === '' ? '' : html`<p><a href="${origin}/notices">${more}</a></p>`}<p><small><a href="${settings}">${change}</a> · <a href="${off}">${end}</a></small></p></body></html>`;
  return { to, subject: t('mail.subject', { workplace }), text: `${text}\n`, html: String(page), off };
}

/** The mail that asks whether the address is theirs. */
export function confirmMail(t: Translate, to: string, workplace: string, link: string): Mail {
  const [lead, button, otherwise] = [t('mail.confirm.lead', { workplace }), t('mail.confirm.do'), t('mail.confirm.otherwise')];
  const page = html`<!doctype html><html><body style="font:16px/1.5 sans-serif"><p>${lead}</p><p><a href="${link}">${button}</a></p><p><small>${otherwise}</small></p></body></html>`;
  return {
    to,
    subject: t('mail.confirm.subject', { workplace }),
    text: `${lead}\n\n${button} ${link}\n\n${otherwise}\n`,
    html: String(page),
  };
}
