/** What the server keeps to tell people things: where, and what was sent. Versioned JSON, parsed on every read. */

import * as v from 'valibot';
import { isCivilDate } from '../../kernel/civil-date.ts';
import type { Kind } from '../accounts/records.ts';
import { bytesText, idText } from '../accounts/schema.ts';

const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const version = v.literal(1);
const locale = v.picklist(['en', 'fr']);

/** A browser that asked to be told: where its push service takes messages for it, and the keys they are encrypted to (RFC 8291). */
const pushSchema = v.object({
  v: version,
  id: v.string(),
  member: idText,
  /** In which it was asked for: it ends with it [A32]. */
  session: v.string(),
  endpoint: v.string(),
  p256dh: v.string(),
  auth: v.string(),
  locale,
  label: v.string(),
  created: instant,
});

/** A member's address. Nothing but the link that confirms it is sent there before it is confirmed. */
const mailSchema = v.object({
  v: version,
  member: idText,
  address: v.string(),
  locale,
  created: instant,
  confirmed: v.boolean(),
  /** The secret that stands in every mail to switch them off. */
  off: v.string(),
  /** The date of the last mail of the day, and whether it is under way. */
  date: v.optional(v.pipe(v.string(), v.check(isCivilDate))),
  claimed: v.optional(instant),
});

/** What a link in a mail does; the record lies under the hash of its secret. */
const mailLinkSchema = v.object({ v: version, member: idText, does: v.picklist(['confirm', 'off']), expires: v.optional(instant) });

/** That a notice was sent, or is being sent, by one way; the record lies under its hash. */
const toldSchema = v.object({ v: version, at: instant, sent: v.boolean(), tries: v.number() });

/** The pair by which push services know this server (RFC 8292). */
export const vapidSchema = v.object({ v: version, publicKey: bytesText(65), privateKey: bytesText(32) });

const kind = <T>(name: string, schema: v.GenericSchema<unknown, T>): Kind<T> => ({ name, schema });

export const noticeKinds = {
  push: kind('push', pushSchema),
  mail: kind('mail', mailSchema),
  mailLink: kind('mail-link', mailLinkSchema),
  told: kind('told', toldSchema),
};

export type PushRecord = v.InferOutput<typeof pushSchema>;
export type MailRecord = v.InferOutput<typeof mailSchema>;
export type ToldRecord = v.InferOutput<typeof toldSchema>;
