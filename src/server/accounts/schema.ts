/** The shapes of the account records at rest: versioned JSON, parsed on every read, one kind per collection prefix. */

import * as v from 'valibot';
import { isCivilDate } from '../../kernel/civil-date.ts';
import { fromBase64url, isId } from '../../kernel/ids.ts';

/** 22 characters of base64url: 128 bits. */
export const idText = v.pipe(v.string(), v.check(isId, 'not an id'));

/** Base64url of exactly `length` bytes. */
export const bytesText = (length: number) =>
  v.pipe(
    v.string(),
    v.check((text) => fromBase64url(text)?.length === length, `not ${length} bytes of base64url`),
  );

/** Base64url of at most `limit` bytes. */
const someBytes = (limit: number) =>
  v.pipe(
    v.string(),
    v.check((text) => (fromBase64url(text)?.length ?? limit + 1) <= limit, 'not base64url'),
  );

/** ms since 1970. */
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** A hash of a secret, and so the name under which its record lies. */
const hashText = bytesText(32);

const version = v.literal(1);

export const settingsSchema = v.object({
  invite: v.picklist(['members', 'stewards']),
  /** Months for which what was said of where people were is kept; as Relais has it unless told. */
  presenceMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(120))),
});

export const workplaceSchema = v.object({ v: version, id: idText, name: v.string(), created: instant, settings: settingsSchema });

export const memberSchema = v.object({
  v: version,
  id: idText,
  name: v.string(),
  roles: v.array(v.string()),
  joined: instant,
  invitedBy: v.optional(idText),
  removed: v.optional(v.object({ at: instant, by: idText })),
});

/** Who signs in under a name: the record lies under the hash of the folded name. */
export const nameSchema = v.object({ v: version, member: idText });

export const passwordSchema = v.object({
  v: version,
  algorithm: v.literal('argon2id'),
  /** KiB. */
  memory: v.number(),
  passes: v.number(),
  lanes: v.number(),
  salt: someBytes(64),
  hash: someBytes(64),
  changed: instant,
});

export const passkeySchema = v.object({
  v: version,
  id: v.pipe(v.string(), v.maxLength(1400)),
  member: idText,
  publicKey: someBytes(4096),
  counter: v.number(),
  transports: v.array(v.string()),
  created: instant,
  label: v.string(),
});

export const deviceSchema = v.object({
  v: version,
  id: idText,
  member: idText,
  publicKey: bytesText(32),
  registered: instant,
  label: v.string(),
  revoked: v.optional(instant),
});

export const sessionSchema = v.object({
  v: version,
  id: hashText,
  kind: v.picklist(['cookie', 'token']),
  member: idText,
  device: v.optional(idText),
  created: instant,
  expires: instant,
  label: v.string(),
});

export const linkSchema = v.object({
  v: version,
  id: hashText,
  kind: v.picklist(['setup', 'invitation', 'reset']),
  created: instant,
  expires: instant,
  by: v.optional(idText),
  /** Whose credentials a reset link renews. */
  member: v.optional(idText),
  used: v.optional(v.object({ at: instant, by: idText })),
  revoked: v.optional(instant),
});

export const FEED_KINDS = ['presence', 'tasks', 'team', 'duty', 'dates', 'hours'] as const;
/** As much as the members are told; of places only that one is elsewhere; only when one is away. */
export const FEED_DETAILS = ['titles', 'elsewhere', 'busy'] as const;
/** Calendars that tell where people are, for which a precision between all and nothing is chosen. */
export const TELLING_WHERE: readonly string[] = ['presence', 'team'];

/** A calendar that a program reads at a secret address: the record lies under the hash of the secret. */
export const feedSchema = v.object({
  v: version,
  id: hashText,
  member: idText,
  kind: v.picklist(FEED_KINDS),
  detail: v.picklist(FEED_DETAILS),
  /** The language of whoever made it. */
  locale: v.picklist(['en', 'fr']),
  created: instant,
  /** The day (UTC) on which a program read it last; its owner alone is told. */
  readOn: v.optional(v.pipe(v.string(), v.check(isCivilDate, 'not a date'))),
});

/** The role of those who tend the workplace. */
export const STEWARD = 'steward';

export type WorkplaceRecord = v.InferOutput<typeof workplaceSchema>;
export type WorkplaceSettings = v.InferOutput<typeof settingsSchema>;
export type MemberRecord = v.InferOutput<typeof memberSchema>;
export type PasswordRecord = v.InferOutput<typeof passwordSchema>;
export type PasskeyRecord = v.InferOutput<typeof passkeySchema>;
export type DeviceRecord = v.InferOutput<typeof deviceSchema>;
export type SessionRecord = v.InferOutput<typeof sessionSchema>;
export type LinkRecord = v.InferOutput<typeof linkSchema>;
export type FeedRecord = v.InferOutput<typeof feedSchema>;
