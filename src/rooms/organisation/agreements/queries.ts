/** Agreements as people ask for them: all of them, one with its draft and its parties, one version whole, two versions side by side. */

import { addDays } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { boolean, type Json, optional, type Row, ref } from '../../../replica/schema.ts';
import { member } from '../../people/index.ts';
import { type QueryContext, query } from '../../room.ts';
import { circle } from '../circles/index.ts';
import { DIFFERENCES, differencesOf } from './differences.ts';
import { digestOf, readDocument, type VersionDocument } from './document.ts';
import { draftOf, publishable, saysTheSame } from './draft.ts';
import { agreement, agreementBody, agreementSignature, agreementVersion } from './schema.ts';
import { checkVersion, readMark } from './signing.ts';
import { partiesOf, STATES } from './standing.ts';
import { briefOf, type Version, versionsOf } from './versions.ts';

/** Days before its review date from which an agreement asks for it. */
const REVIEW_SOON = 14;

export const agreementList = query({
  name: 'agreement.list',
  input: {
    kind: optional(agreement.columns.kind),
    circle: optional(ref('circle')),
    member: optional(ref('member')),
    reviewTask: optional(agreement.columns.reviewTask),
    trash: optional(boolean()),
  },
  shows: ['title', 'kind', 'circleName', 'version', 'state', 'review'],
  says: { state: STATES },
  run(read, { kind, circle: of, member: who, reviewTask, trash }) {
    const conditions = {
      ...(kind === undefined ? {} : { kind }),
      ...(of === undefined ? {} : { circle: of }),
      ...(reviewTask === undefined ? {} : { reviewTask }),
    };
    const rows = read.where(agreement, conditions, trash === true ? 'only' : 'without').sort({ by: 'title' });
    return rows.all().flatMap((row) => {
      const versions = versionsOf(read, row.id);
      const parties = partiesOf(read, row.id, versions);
      if (who !== undefined && !parties.some((party) => party.member === who)) return [];
      const mine = parties.find((party) => party.member === read.me);
      return [
        {
          ...row,
          circleName: circleNameOf(read, row),
          version: versions[0]?.label ?? null,
          published: versions[0]?.document?.published ?? null,
          state: mine?.state ?? null,
          signed: mine?.signed ?? null,
          leaves: mine?.leaves ?? null,
          parties: parties.map((party) => ({ id: party.member, name: party.name })),
          bodies: bodiesOf(read, row.id).map(({ name }) => name),
          reviewSoon: isReviewSoon(read, row),
        },
      ];
    });
  },
});

export const agreementShow = query({
  name: 'agreement.show',
  input: { agreement: ref('agreement') },
  positional: ['agreement'],
  shows: ['title', 'kind', 'circleName', 'notice', 'review', 'parties', 'bodies', 'versions', 'draft'],
  within: { parties: ['name', 'state'], bodies: ['name', 'signedOn'], versions: ['label', 'published', 'author'], draft: ['title'] },
  says: { state: STATES },
  run(read, { agreement: id }) {
    const row = read.row(agreement, id);
    if (row === undefined) return null;
    const versions = versionsOf(read, id);
    const parties = partiesOf(read, id, versions);
    const draft = draftOf(read, id);
    const current = versions[0];
    return {
      ...row,
      circleName: circleNameOf(read, row),
      versions: versions.map(briefOf),
      current: current === undefined ? null : shownVersion(read, current),
      /** Two versions published apart carry the same number: to be put together. */
      apart: versions.length > 1 && versions[0]?.number === versions[1]?.number,
      parties,
      bodies: bodiesOf(read, id),
      mine: parties.find((party) => party.member === read.me) ?? null,
      draft,
      changed: current?.document === undefined ? publishable(draft).length > 0 : !saysTheSame(row, publishable(draft), current.document),
      reviewSoon: isReviewSoon(read, row),
    };
  },
});

export const versionShow = query({
  name: 'agreement-version.show',
  input: { version: ref('agreement-version') },
  positional: ['version'],
  run(read, { version: id }) {
    const version = findVersion(read, id);
    return version === undefined ? null : shownVersion(read, version);
  },
});

/** From `before` to `version`; to the draft as it stands when `version` is left out. */
export const compare = query({
  name: 'agreement.compare',
  input: { before: ref('agreement-version'), version: optional(ref('agreement-version')) },
  positional: ['before', 'version'],
  says: { kind: DIFFERENCES },
  run(read, { before, version }) {
    const from = findVersion(read, before);
    if (from?.document === undefined) return null;
    const to = version === undefined ? draftDocument(read, from.document) : findVersion(read, version)?.document;
    return to === undefined ? null : { from: from.label, ...differencesOf(from.document, to) };
  },
});

export const queries = [agreementList, agreementShow, versionShow, compare];

function findVersion(read: QueryContext, id: Id): Version | undefined {
  const of = read.row(agreementVersion, id)?.agreement ?? null;
  if (of !== null) return versionsOf(read, of).find((version) => version.id === id);
  const row = read.row(agreementVersion, id);
  return row === undefined
    ? undefined
    : { id, number: row.number ?? 0, label: String(row.number ?? ''), raw: row.document, document: readDocument(row.document) };
}

/** With everything that checking a signature needs. */
function shownVersion(read: QueryContext, { id, label, number, raw, document }: Version) {
  return {
    id,
    label,
    number,
    document: document ?? null,
    /** The document as it was kept: what the digest covers. */
    raw,
    digest: toHex(digestOf(raw)),
    wholeness: checkVersion({ id, document: raw }),
    signatures: signaturesOn(read, id),
  };
}

function signaturesOn(read: QueryContext, version: Id) {
  return read
    .where(agreementSignature, { version })
    .all()
    .flatMap((row) => {
      if (row.member === null) return [];
      const name = read.row(member, row.member)?.name ?? null;
      return [{ id: row.id, version, member: row.member, name, date: readMark(row.mark)?.date ?? null, mark: row.mark as Json }];
    })
    .sort((a, b) => (`${a.date ?? '~'} ${a.name}` < `${b.date ?? '~'} ${b.name}` ? -1 : 1));
}

function bodiesOf(read: QueryContext, id: Id) {
  const rows = read.where(agreementBody, { agreement: id }).sort({ by: 'name' }).all();
  return rows.map((row) => ({
    ...row,
    notedByName: row.notedBy === null ? null : (read.row(member, row.notedBy)?.name ?? null),
  }));
}

const circleNameOf = (read: QueryContext, { circle: of }: Row<typeof agreement>): string | null =>
  of === null ? null : (read.row(circle, of)?.name ?? null);

function draftDocument(read: QueryContext, like: VersionDocument): Parameters<typeof differencesOf>[1] | undefined {
  const row = read.row(agreement, like.agreement);
  if (row === undefined) return undefined;
  const sections = publishable(draftOf(read, like.agreement));
  return { title: row.title ?? '', kind: row.kind ?? 'other', notice: row.notice, review: row.review, sections };
}

const isReviewSoon = (read: QueryContext, row: Row<typeof agreement>): boolean =>
  row.review !== null && row.review <= addDays(read.today, REVIEW_SOON);

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
