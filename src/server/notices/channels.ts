/** Where a member wants to be told: browsers that asked for it, and one address, confirmed by a link before anything else is sent there. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { civilDateAt } from '../../kernel/zones.ts';
import type { Locale } from '../../ui/i18n/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { committing, list, put, read, remove, unchanged } from '../accounts/records.ts';
import { newToken, readToken } from '../accounts/secrets.ts';
import { workplaceName } from '../accounts/workplaces.ts';
import type { SendMail } from './mail.ts';
import { confirmMail, speaker } from './saying.ts';
import { type MailRecord, noticeKinds, type PushRecord } from './schema.ts';
import { hashOf } from './told.ts';

const DAY = 86_400_000;

/** More browsers than anybody looks at; the oldest goes. */
const BROWSERS = 10;

export interface Browser {
  readonly session: string;
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly locale: Locale;
  readonly label: string;
}

export async function addBrowser(accounts: Accounts, workplace: Id, member: Id, browser: Browser): Promise<PushRecord> {
  const id = hashOf(browser.endpoint);
  const known = (await read(accounts.store, noticeKinds.push, workplace, id))?.record;
  const created = known?.member === member ? known.created : accounts.clock.now();
  const record: PushRecord = { v: 1, id, member, created, ...browser };
  const own = (await browsersOf(accounts, workplace, member)).filter((held) => held.record.id !== id);
  const over = own.toSorted((a, b) => b.record.created - a.record.created).slice(BROWSERS - 1);
  await accounts.store.commit({ put: [put(noticeKinds.push, workplace, id, record)], remove: over.map(remove) });
  return record;
}

export const browsersOf = async (accounts: Accounts, workplace: Id, member: Id) =>
  (await list(accounts.store, noticeKinds.push, workplace)).filter(({ record }) => record.member === member);

/** Nothing is told to a browser that is not one's own. */
export async function removeBrowser(accounts: Accounts, workplace: Id, member: Id, id: string): Promise<Result<true>> {
  const held = await read(accounts.store, noticeKinds.push, workplace, id);
  if (held === undefined || held.record.member !== member) return failed('not-found');
  await accounts.store.commit({ remove: [remove(held)] });
  return ok(true);
}

export const mailOf = async (accounts: Accounts, workplace: Id, member: Id): Promise<MailRecord | undefined> =>
  (await read(accounts.store, noticeKinds.mail, workplace, member))?.record;

export interface NewAddress {
  readonly address: string;
  readonly locale: Locale;
  readonly zone: string;
  readonly origin: string;
}

/** Sends the link that confirms the address; until it is opened nothing else is sent, to the address before neither. */
export async function setAddress(
  accounts: Accounts,
  send: SendMail,
  workplace: Id,
  member: Id,
  given: NewAddress,
): Promise<Result<MailRecord>> {
  const { store, clock, random } = accounts;
  const now = clock.now();
  const [confirm, off] = [newToken(random, workplace), newToken(random, workplace)];
  const date = civilDateAt(now, given.zone);
  const record: MailRecord = {
    v: 1,
    member,
    address: given.address,
    locale: given.locale,
    created: now,
    confirmed: false,
    off: off.text,
    date,
  };
  const name = (await workplaceName(accounts, workplace)) ?? '';
  const mail = confirmMail(speaker(given.locale, given.zone), given.address, name, `${given.origin}/mail/${confirm.text}`);
  if (!(await send(mail))) return failed('mail.not-sent');
  await store.commit({
    remove: await linksOf(accounts, workplace, member),
    put: [
      put(noticeKinds.mail, workplace, member, record),
      put(noticeKinds.mailLink, workplace, confirm.id, { v: 1, member, does: 'confirm', expires: now + DAY }),
      put(noticeKinds.mailLink, workplace, off.id, { v: 1, member, does: 'off' }),
    ],
  });
  return ok(record);
}

export async function removeAddress(accounts: Accounts, workplace: Id, member: Id): Promise<void> {
  const held = await read(accounts.store, noticeKinds.mail, workplace, member);
  await accounts.store.commit({ remove: [...(held === undefined ? [] : [remove(held)]), ...(await linksOf(accounts, workplace, member))] });
}

const linksOf = async (accounts: Accounts, workplace: Id, member: Id) =>
  (await list(accounts.store, noticeKinds.mailLink, workplace)).filter(({ record }) => record.member === member).map(remove);

export interface MailLink {
  readonly workplace: Id;
  readonly member: Id;
  readonly does: 'confirm' | 'off';
  readonly locale: Locale;
}

/** What a link of a mail does; undefined when it does nothing any more. */
export async function openMailLink(accounts: Accounts, text: string): Promise<MailLink | undefined> {
  const token = readToken(text);
  if (token === undefined) return undefined;
  const { workplace } = token;
  const link = (await read(accounts.store, noticeKinds.mailLink, workplace, token.id))?.record;
  if (link === undefined || (link.expires ?? Number.POSITIVE_INFINITY) <= accounts.clock.now()) return undefined;
  const record = await mailOf(accounts, workplace, link.member);
  return record === undefined ? undefined : { workplace, member: link.member, does: link.does, locale: record.locale };
}

/** Does it: by a person's button, or by one POST of a mail program (RFC 8058). */
export async function followMailLink(accounts: Accounts, { workplace, member, does }: MailLink): Promise<void> {
  if (does === 'off') return removeAddress(accounts, workplace, member);
  await committing(accounts.store, async () => {
    const held = await read(accounts.store, noticeKinds.mail, workplace, member);
    if (held === undefined) return { answer: undefined };
    return {
      commit: { expect: [unchanged(held)], put: [put(noticeKinds.mail, workplace, member, { ...held.record, confirmed: true })] },
      answer: undefined,
    };
  });
}
