/** Whom it concerns: members, outside bodies that sign on paper, and leaving with notice. */

import { addDays } from '../../../../kernel/civil-date.ts';
import { failed, ok } from '../../../../kernel/result.ts';
import { clearable, optional, ref } from '../../../../replica/schema.ts';
import { member } from '../../../people/index.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { agreement, agreementBody, agreementParty, agreementVersion } from '../schema.ts';
import { workable } from './agreements.ts';

const { name, signedOn } = agreementBody.columns;

export const addParty = command({
  name: 'agreement.add-party',
  input: { agreement: ref('agreement'), member: optional(ref('member')) },
  positional: ['agreement', 'member'],
  run(tx, { agreement: id, member: who = tx.me }) {
    const found = workable(tx, id);
    if (!found.ok) return found;
    if (tx.row(member, who)?.left != null) return failed('party-departed');
    const party = tx.row(agreementParty, partyId(tx, id, who));
    const stands = party !== undefined && party.deleted === null && party.leaves === null && party.agreement === id && party.member === who;
    if (!stands) tx.join(agreementParty, { agreement: id, member: who }, { since: tx.now, leaveSaid: null, leaves: null });
    return ok(rowAnswer(agreement, id));
  },
});

export const removeParty = command({
  name: 'agreement.remove-party',
  input: { agreement: ref('agreement'), member: ref('member') },
  positional: ['agreement', 'member'],
  run(tx, { agreement: id, member: who }) {
    tx.remove(agreementParty, partyId(tx, id, who));
    return ok(rowAnswer(agreement, id));
  },
});

/** Out after the notice that the agreement has; at once where it has none. */
export const leave = command({
  name: 'agreement.leave',
  input: { agreement: ref('agreement') },
  positional: ['agreement'],
  run(tx, { agreement: id }) {
    const found = workable(tx, id);
    if (!found.ok) return found;
    const party = tx.row(agreementParty, partyId(tx, id, tx.me));
    if (party === undefined || party.deleted !== null) return failed('party-not', { title: found.value.title ?? '' });
    if (party.leaves === null) {
      const leaves = addDays(tx.today, Math.min(3650, Math.max(0, Math.trunc(found.value.notice ?? 0))));
      tx.update(agreementParty, party.id, { leaveSaid: tx.today, leaves });
    }
    return ok(rowAnswer(agreement, id));
  },
});

/** Takes the notice back. */
export const stay = command({
  name: 'agreement.stay',
  input: { agreement: ref('agreement') },
  positional: ['agreement'],
  run(tx, { agreement: id }) {
    const party = tx.row(agreementParty, partyId(tx, id, tx.me));
    if (party === undefined || party.deleted !== null) return failed('party-not', { title: tx.row(agreement, id)?.title ?? '' });
    tx.update(agreementParty, party.id, { leaveSaid: null, leaves: null });
    return ok(rowAnswer(agreement, id));
  },
});

export const addBody = command({
  name: 'agreement-body.add',
  input: { agreement: ref('agreement'), name },
  positional: ['agreement', 'name'],
  run(tx, { agreement: id, name: called }) {
    const found = workable(tx, id);
    if (!found.ok) return found;
    return ok(rowAnswer(agreementBody, tx.insert(agreementBody, { agreement: id, name: called })));
  },
});

/** What a member saw signed on paper: their word, and shown as that. Without a version, the note is taken back. */
export const noteBody = command({
  name: 'agreement-body.note',
  input: { body: ref('agreement-body'), version: clearable(ref('agreement-version')), signedOn: optional(signedOn) },
  positional: ['body'],
  run(tx, { body: id, version = null, signedOn: on }) {
    const row = tx.row(agreementBody, id);
    if (version !== null && tx.row(agreementVersion, version)?.agreement !== row?.agreement) return failed('version-of-another');
    const noted = version !== null;
    tx.update(agreementBody, id, { signedVersion: version, signedOn: noted ? (on ?? tx.today) : null, notedBy: noted ? tx.me : null });
    return ok(rowAnswer(agreementBody, id));
  },
});

export const removeBody = command({
  name: 'agreement-body.remove',
  input: { body: ref('agreement-body') },
  positional: ['body'],
  run(tx, { body: id }) {
    tx.remove(agreementBody, id);
    return ok(rowAnswer(agreementBody, id));
  },
});

const partyId = (tx: Transaction, id: string, who: string): string => tx.deriveId(agreementParty.name, id, who);
