/**
 * Looks what is new for whom, and sends it within the hours each declared: asked of the server's own copy as the member would ask. Only
 * members who named a browser or an address are looked at.
 */

import { addDays, type CivilDate } from '../../kernel/civil-date.ts';
import type { Id } from '../../kernel/ids.ts';
import { civilDateAt } from '../../kernel/zones.ts';
import type { noticeHours, noticeList, noticeSettings } from '../../rooms/notices/index.ts';
import type { memberMe } from '../../rooms/people/index.ts';
import type { AnswerOf } from '../../rooms/room.ts';
import type { Workplace } from '../../workplace/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { findMember } from '../accounts/members.ts';
import { type Held, list, put, remove, unchanged } from '../accounts/records.ts';
import { isSessionOpen } from '../accounts/sessions.ts';
import { workplaceName } from '../accounts/workplaces.ts';
import type { Copies } from '../copy/copies.ts';
import type { Log } from '../http/log.ts';
import { BACK, mailDate, tellUntil } from './hours.ts';
import type { SendMail } from './mail.ts';
import type { SendPush } from './push.ts';
import { digestMail, pushMessages, speaker } from './saying.ts';
import { type MailRecord, noticeKinds, type PushRecord } from './schema.ts';
import { CLAIM, claim, forget, hashOf, isFree, marksOf, sent } from './told.ts';

export interface SweepParts {
  readonly accounts: Accounts;
  readonly copies: Copies;
  readonly log: Log;
  /** IANA zone of who declared none. */
  readonly zone: string;
  /** Where links lead. */
  origin(): string;
  readonly push: SendPush | undefined;
  readonly mail: SendMail | undefined;
}

type Notices = AnswerOf<typeof noticeList>;

/** All that is known of one member when they are looked at. */
interface Looked {
  readonly workplace: Id;
  readonly member: Id;
  readonly now: number;
  readonly zone: string;
  readonly hours: AnswerOf<typeof noticeHours>;
  readonly settings: AnswerOf<typeof noticeSettings>;
  readonly notices: Notices;
}

/** Everybody of a workplace who asked to be told, once. */
export async function sweepWorkplace(parts: SweepParts, workplace: Id): Promise<void> {
  const { store } = parts.accounts;
  const browsers = await openBrowsers(parts.accounts, workplace);
  const addresses = (await list(store, noticeKinds.mail, workplace)).filter(({ record }) => record.confirmed);
  for (const member of new Set([...browsers, ...addresses].map(({ record }) => record.member))) {
    // Those who are connected are served between two.
    await new Promise((resolve) => setImmediate(resolve));
    const own = browsers.filter(({ record }) => record.member === member);
    const address = addresses.find(({ record }) => record.member === member);
    const known = await findMember(parts.accounts, workplace, member);
    if (known === undefined || known.removed !== undefined) {
      await store.commit({ remove: [...own, ...(address === undefined ? [] : [address])].map(remove) });
      continue;
    }
    const looked = await look(parts, workplace, member);
    if (looked === undefined) continue;
    if (parts.push !== undefined && own.length > 0) await tellAtOnce(parts, parts.push, looked, own);
    if (parts.mail !== undefined && address !== undefined) await mailOfTheDay(parts, parts.mail, looked, address);
  }
}

/** A browser in which one signed out, or that one ended from elsewhere, is told nothing any more [A32]. */
async function openBrowsers(accounts: Accounts, workplace: Id): Promise<readonly Held<PushRecord>[]> {
  const known = await list(accounts.store, noticeKinds.push, workplace);
  const open = await Promise.all(known.map(({ record }) => isSessionOpen(accounts, workplace, record.session)));
  const over = known.filter((_, at) => open[at] !== true);
  if (over.length > 0) await accounts.store.commit({ remove: over.map(remove) });
  return known.filter((_, at) => open[at] === true);
}

async function look({ accounts, copies, zone: fallback }: SweepParts, workplace: Id, member: Id): Promise<Looked | undefined> {
  const as = (await copies.of(workplace)).as(member);
  const now = accounts.clock.now();
  const me = await answer<AnswerOf<typeof memberMe>>(as, 'member.me', {});
  const zone = me?.zone ?? fallback;
  const from = addDays(civilDateAt(now, zone), -BACK);
  const hours = await answer<AnswerOf<typeof noticeHours>>(as, 'notice.hours', { from, days: BACK + 2 });
  const settings = await answer<AnswerOf<typeof noticeSettings>>(as, 'notice.settings', {});
  const notices = await answer<Notices>(as, 'notice.list', { limit: 1000 });
  if (hours === undefined || settings === undefined || notices === undefined) return undefined;
  return { workplace, member, now, zone, hours, settings, notices };
}

/** What the query's own `run` answered. */
async function answer<A>(as: Workplace, name: string, input: object): Promise<A | undefined> {
  const given = await as.ask(name, input);
  return given.ok ? (given.value as A) : undefined;
}

async function tellAtOnce({ accounts, log }: SweepParts, push: SendPush, looked: Looked, browsers: readonly Held<PushRecord>[]) {
  const { workplace, member, now, notices, hours, settings } = looked;
  const { store } = accounts;
  const marks = await marksOf(store, workplace, member, 'push');
  await forget(store, marks, hashesOf(notices), now);
  const wanted = new Set(settings.kinds.flatMap(({ kind, atOnce }) => (atOnce ? [kind] : [])));
  // A browser is told what came after it asked to be.
  const since = Math.min(...browsers.map(({ record }) => record.created));
  const due = notices.flatMap((each) => {
    const until = wanted.has(each.kind) && each.at >= since ? tellUntil(each, hours, now) : undefined;
    return until === undefined || !isFree(marks.get(hashOf(each.key)), now) ? [] : [{ ...each, until }];
  });
  if (due.length === 0) return;
  const hashes = due.map(({ key }) => hashOf(key));
  if (!(await claim(store, workplace, member, 'push', hashes, marks, now))) return;
  const pressing = due.some(({ kind }) => kind === 'request-urgent');
  let taken = false;
  let later = false;
  for (const browser of browsers) {
    const { locale } = browser.record;
    for (const message of pushMessages(speaker(locale, looked.zone), locale, due)) {
      const outcome = await push(browser.record, { ...message, tag: hashOf(message.tag) }, pressing, now);
      if (outcome === 'taken') taken = true;
      if (outcome === 'later') later = true;
      if (outcome !== 'gone') continue;
      await store.commit({ remove: [remove(browser)] });
      break;
    }
  }
  log.info('told', { way: 'push', taken, later });
  if (taken) await store.commit({ put: sent(workplace, member, 'push', hashes, now) });
}

async function mailOfTheDay(parts: SweepParts, mail: SendMail, looked: Looked, held: Held<MailRecord>): Promise<void> {
  const { workplace, member, now, notices, settings } = looked;
  const { store } = parts.accounts;
  const { record } = held;
  const isClaimed = record.claimed !== undefined && now - record.claimed < CLAIM && record.claimed <= now;
  const date = mailDate(looked.hours, settings.hour, looked.zone, now, lastOf(record));
  if (date === undefined || isClaimed) return;
  const claimed: MailRecord = { ...record, claimed: now };
  if ((await store.commit({ expect: [unchanged(held)], put: [mailPut(workplace, member, claimed)] })) !== 'done') return;
  const marks = await marksOf(store, workplace, member, 'mail');
  await forget(store, marks, hashesOf(notices), now);
  const pushed = await marksOf(store, workplace, member, 'push');
  const wanted = new Set(settings.kinds.flatMap(({ kind, mail: chosen }) => (chosen ? [kind] : [])));
  const fresh = notices.filter(
    ({ kind, key }) => wanted.has(kind) && !marks.has(hashOf(key)) && pushed.get(hashOf(key))?.record.sent !== true,
  );
  if (fresh.length > 0) {
    const { locale, address, off } = record;
    const name = (await workplaceName(parts.accounts, workplace)) ?? '';
    const origin = parts.origin();
    const words = {
      t: speaker(locale, looked.zone),
      locale,
      to: address,
      workplace: name,
      origin,
      off: `${origin}/mail/${off}`,
      notices: fresh,
    };
    const gone = await mail(digestMail(words));
    parts.log.info('told', { way: 'mail', taken: gone });
    // The claim runs out, and it is tried again.
    if (!gone) return;
  }
  const { claimed: _, ...done } = claimed;
  const hashes = fresh.map(({ key }) => hashOf(key));
  await store.commit({
    expect: [
      {
        collection: put(noticeKinds.mail, workplace, member, claimed).collection,
        key: held.key,
        value: mailPut(workplace, member, claimed).value,
      },
    ],
    put: [mailPut(workplace, member, { ...done, date }), ...sent(workplace, member, 'mail', hashes, now)],
  });
}

const lastOf = (record: MailRecord): CivilDate | undefined => record.date;

const mailPut = (workplace: Id, member: Id, record: MailRecord) => put(noticeKinds.mail, workplace, member, record);

const hashesOf = (notices: Notices): ReadonlySet<string> => new Set(notices.map(({ key }) => hashOf(key)));
