/** Agreements: who is in, the draft that is written together, the versions that were published, and who signed which. */

import { date, instant, integer, joining, json, oneOf, ref, string, table, text } from '../../../replica/schema.ts';

export const KINDS = ['charter', 'telework', 'telemaison', 'service', 'other'] as const;

export const agreement = table('agreement', {
  title: string({ max: 200 }),
  kind: oneOf(KINDS),
  /** Whose it is; of the workplace as a whole when null. */
  circle: ref('circle'),
  /** Days between saying that one leaves and being out. */
  notice: integer({ min: 0, max: 3650 }),
  /** When it is to be looked at again. */
  review: date(),
  createdAt: instant(),
  /** The task that brings it back, and the review date it was made for. */
  reviewTask: ref('task'),
  reviewTaskFor: date(),
});

/** Those whom it concerns. */
export const agreementParty = joining(
  'agreement-party',
  { agreement: ref('agreement'), member: ref('member') },
  { since: instant(), leaveSaid: date(), leaves: date() },
);

/** An outside body that is party to it: it signs on paper, and a member notes that. */
export const agreementBody = table('agreement-body', {
  agreement: ref('agreement'),
  name: string({ max: 200 }),
  signedVersion: ref('agreement-version'),
  signedOn: date(),
  notedBy: ref('member'),
});

/** The draft, in parts so that several people can write at once. */
export const agreementSection = table('agreement-section', {
  agreement: ref('agreement'),
  title: string({ max: 200 }),
  body: text(),
  /** Which advice stands beside it: `hints.ts`. */
  hint: string({ max: 40 }),
  position: string({ max: 200 }),
});

/** What was published, for good: the id derives from the digest of the document (G3). */
export const agreementVersion = table('agreement-version', {
  agreement: ref('agreement'),
  number: integer({ min: 1 }),
  /** `document.ts`; this, and not the other columns, is what people sign. */
  document: json(),
});

/** One cell for all that belongs together: merged from two signings, it is one of the two (G5). */
export const agreementSignature = joining(
  'agreement-signature',
  { version: ref('agreement-version'), member: ref('member') },
  { mark: json() },
);

export const tables = [agreement, agreementParty, agreementBody, agreementSection, agreementVersion, agreementSignature];
