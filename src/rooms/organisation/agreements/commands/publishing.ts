/** Publishing the draft as a version, proposing to, and signing one. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import type { Reader } from '../../../../replica/read.ts';
import { boolean, canonicalJson, type Json, json, long, optional, type Row, ref, string } from '../../../../replica/schema.ts';
import { member } from '../../../people/index.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { proposal as proposalTable } from '../../proposals/index.ts';
import { asJson, digestOf, FORMAT, type Party, type Section, type VersionDocument, versionId } from '../document.ts';
import { draftOf, publishable, saysTheSame } from '../draft.ts';
import { agreement, agreementBody, agreementParty, agreementSignature, agreementVersion } from '../schema.ts';
import { checkVersion, readMark, signedBytes, writeMark } from '../signing.ts';
import { versionsOf } from '../versions.ts';
import { workable } from './agreements.ts';

/** Characters of the encoded document: a change stays of moderate size. */
const LONGEST = 95_000;

/** The sections given (a proposal carries those that were agreed on), else the draft as it stands. */
export const publish = command({
  name: 'agreement.publish',
  input: {
    agreement: ref('agreement'),
    sections: optional(json()),
    reviewTitle: optional(string({ max: 300 })),
    reviewWhy: optional(long({ max: 5000 })),
  },
  positional: ['agreement'],
  run(tx, { agreement: id, sections, ...words }) {
    const found = workable(tx, id);
    if (!found.ok) return found;
    const given = sections === undefined ? publishable(draftOf(tx, id)) : readSections(sections);
    if (given === undefined) return failed('agreement-sections-unreadable');
    if (given.length === 0) return failed('agreement-empty', { title: found.value.title ?? '' });
    const versions = versionsOf(tx, id);
    const current = versions[0];
    if (current?.document !== undefined && saysTheSame(found.value, given, current.document))
      return failed('agreement-unchanged', { version: current.label });
    const document = asJson(documentOf(tx, found.value, given, (current?.number ?? 0) + 1));
    if (canonicalJson(document).length > LONGEST) return failed('agreement-too-long', { max: LONGEST });
    const number = (current?.number ?? 0) + 1;
    const version = tx.insert(agreementVersion, { agreement: id, number, document, deleted: null }, versionId(digestOf(document)));
    remind(tx, found.value, number, words);
    return ok(rowAnswer(agreementVersion, version));
  },
});

/** The draft as a proposal: its adoption publishes the words that were agreed on, whatever the draft says by then. */
export const propose = command({
  name: 'agreement.propose',
  input: {
    agreement: ref('agreement'),
    tension: long({ max: 5000 }),
    title: optional(string({ max: 200 })),
    process: optional(proposalTable.columns.process),
  },
  positional: ['agreement'],
  run(tx, { agreement: id, tension, title, ...chosen }) {
    const how = chosen.process ?? 'consent';
    const found = workable(tx, id);
    if (!found.ok) return found;
    const sections = publishable(draftOf(tx, id));
    if (sections.length === 0) return failed('agreement-empty', { title: found.value.title ?? '' });
    const current = versionsOf(tx, id)[0];
    if (current?.document !== undefined && saysTheSame(found.value, sections, current.document))
      return failed('agreement-unchanged', { version: current.label });
    const seed = ['agreement-proposal', id, tx.newId()];
    const called = title ?? `${found.value.title ?? ''} · ${(current?.number ?? 0) + 1}`;
    // Who decides after taking advice does not ask themselves.
    const asked = (who: Id) => how !== 'advice' || who !== tx.me;
    const concerned = partiesNamed(tx, id).flatMap((party) => ('member' in party && asked(party.member) ? [party.member] : []));
    const circle = found.value.circle;
    const input = { title: called.slice(0, 200), tension, process: how, concerned, ...(circle === null ? {} : { circle }) };
    const added = tx.perform('proposal.add', input, { me: tx.me, seed });
    if (!added.ok || !('row' in added.value)) return added;
    const proposal = added.value.row.id;
    const publishing = { proposal, command: 'agreement.publish', input: { agreement: id, sections: [...sections] } };
    const effect = tx.perform('effect.add', publishing, { me: tx.me, seed: [...seed, 'effect'] });
    return effect.ok ? added : effect;
  },
});

export const sign = command({
  name: 'agreement.sign',
  input: { version: ref('agreement-version'), again: optional(boolean()) },
  positional: ['version'],
  signs(read, { version }) {
    const document = signable(read, version);
    return document.ok ? ok(signedBytes(digestOf(document.value), read.me, read.today)) : document;
  },
  run(tx, { version, again }) {
    if (tx.signed === undefined) return failed('signing-elsewhere');
    const document = signable(tx, version);
    if (!document.ok) return document;
    const of = tx.row(agreementVersion, version)?.agreement ?? null;
    if (of !== null) joinIn(tx, of);
    const known = tx.row(agreementSignature, tx.deriveId(agreementSignature.name, version, tx.me));
    const stands = known !== undefined && known.deleted === null && known.member === tx.me && readMark(known.mark) !== undefined;
    if (!stands || again === true) {
      tx.join(agreementSignature, { version, member: tx.me }, { mark: writeMark({ date: tx.today, ...tx.signed }) });
    }
    return ok(rowAnswer(agreementVersion, version));
  },
});

/** The review comes back as a task that waits for its date, made once for each date: on two devices apart it is the same. */
function remind(tx: Transaction, row: Row<typeof agreement>, number: number, words: { reviewTitle?: string; reviewWhy?: string }): void {
  const { id, review } = row;
  if (review === null || row.reviewTaskFor === review) return;
  const as = { me: tx.me, seed: ['agreement-review', id, review] };
  const title = words.reviewTitle ?? `${row.title ?? ''} · ${review}`;
  const added = tx.perform('task.add', { title, why: words.reviewWhy ?? `${row.title ?? ''}, version ${number}`, due: review }, as);
  if (!added.ok || !('row' in added.value)) return;
  const task = added.value.row.id;
  tx.perform('task.wait', { task, waitUntil: review }, { me: tx.me, seed: [...as.seed, 'wait'] });
  tx.update(agreement, id, { reviewTask: task, reviewTaskFor: review });
}

/** Who signs is in. */
function joinIn(tx: Transaction, of: Id): void {
  const party = tx.row(agreementParty, tx.deriveId(agreementParty.name, of, tx.me));
  if (party === undefined || party.deleted !== null) tx.join(agreementParty, { agreement: of, member: tx.me }, { since: tx.now });
}

/** What is signed must be what was published: nobody is asked to sign what was altered. */
function signable(read: Reader, id: Id): Result<Json> {
  const document = read.row(agreementVersion, id)?.document ?? null;
  const wholeness = checkVersion({ id, document });
  return wholeness === 'whole' ? ok(document) : failed(wholeness === 'altered' ? 'version-altered' : 'version-unreadable');
}

function documentOf(tx: Transaction, row: Row<typeof agreement>, sections: readonly Section[], number: number): VersionDocument {
  return {
    format: FORMAT,
    agreement: row.id,
    number,
    title: row.title ?? '',
    kind: row.kind ?? 'other',
    published: tx.today,
    author: { member: tx.me, name: nameOf(tx, tx.me) },
    parties: partiesNamed(tx, row.id),
    notice: row.notice === null ? null : Math.max(0, Math.trunc(row.notice)),
    review: row.review,
    sections,
  };
}

/** Members, then outside bodies, each by their ids: the same on every device. */
function partiesNamed(tx: Transaction, id: Id): readonly Party[] {
  const members = tx.where(agreementParty, { agreement: id, leaves: null }).values('member');
  const bodies = tx.where(agreementBody, { agreement: id }).sort({ by: 'id' }).values('name');
  return [
    ...[...new Set(members.filter((one): one is Id => one !== null))].sort().map((one) => ({ member: one, name: nameOf(tx, one) })),
    ...bodies.filter((one): one is string => one !== null).map((body) => ({ body })),
  ];
}

const nameOf = (read: Reader, id: Id): string => read.row(member, id)?.name ?? '';

function readSections(given: Json): readonly Section[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const sections = given.map((one: Json) =>
    typeof one === 'object' &&
    one !== null &&
    'title' in one &&
    'body' in one &&
    typeof one.title === 'string' &&
    typeof one.body === 'string'
      ? { title: one.title.toWellFormed(), body: one.body.toWellFormed() }
      : undefined,
  );
  return sections.every((one) => one !== undefined) ? publishable(sections) : undefined;
}
