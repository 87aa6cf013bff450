/** Taking up a role, standing in for its holders, offering to take it, and leaving it. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { clearable, optional, ref } from '../../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { holdOf } from '../holders.ts';
import { role, roleHolder, roleOffer } from '../schema.ts';

const { focus, until } = roleHolder.columns;
const about = { role: ref('role'), member: optional(ref('member')) };

/** Beside those who hold it already; a deputy becomes a holder. */
const take = command({
  name: 'role.take',
  input: { ...about, focus: optional(focus), until: optional(until) },
  positional: ['role'],
  key: 't',
  run(tx, { role: id, member = tx.me, ...term }) {
    const standing = standingRole(tx, id);
    if (!standing.ok) return standing;
    hold(tx, id, member, term);
    return ok(rowAnswer(role, id));
  },
});

/** How somebody holds it: which part they look after, and until when. */
const changeHold = command({
  name: 'role.hold',
  input: { ...about, focus: clearable(focus), until: clearable(until) },
  positional: ['role'],
  run(tx, { role: id, member = tx.me, ...term }) {
    const known = holdOf(tx, id, member);
    if (known === undefined) return failed('role-not-held');
    tx.update(roleHolder, known.id, term);
    return ok(rowAnswer(role, id));
  },
});

/** Stands in while nobody holds it. */
const deputise = command({
  name: 'role.deputise',
  input: { ...about, until: optional(until) },
  positional: ['role'],
  run(tx, { role: id, member = tx.me, ...term }) {
    const standing = standingRole(tx, id);
    if (!standing.ok) return standing;
    const known = holdOf(tx, id, member);
    if (known !== undefined && known.deputy !== true) return failed('role-held-already');
    if (known === undefined) begin(tx, id, member, true, term);
    else tx.update(roleHolder, known.id, term);
    return ok(rowAnswer(role, id));
  },
});

const leave = command({
  name: 'role.leave',
  input: about,
  positional: ['role'],
  run(tx, { role: id, member = tx.me }) {
    const known = holdOf(tx, id, member);
    if (known === undefined) return failed('role-not-held');
    tx.remove(roleHolder, known.id);
    return ok(rowAnswer(role, id));
  },
});

/** "I could take it": said to the others, who may welcome it; taking it oneself needs nobody's word. */
const offer = command({
  name: 'role.offer',
  input: { role: ref('role'), word: optional(roleOffer.columns.word) },
  positional: ['role', 'word'],
  run(tx, { role: id, word }) {
    const standing = standingRole(tx, id);
    if (!standing.ok) return standing;
    const known = holdOf(tx, id, tx.me);
    if (known !== undefined && known.deputy !== true) return failed('role-held-already');
    tx.join(roleOffer, { role: id, member: tx.me }, { word: word ?? null, at: tx.now });
    return ok(rowAnswer(role, id));
  },
});

/** Who offered holds it from now on. */
const welcome = command({
  name: 'role.welcome',
  input: { role: ref('role'), member: ref('member'), until: optional(until) },
  positional: ['role', 'member'],
  run(tx, { role: id, member, ...term }) {
    const standing = standingRole(tx, id);
    if (!standing.ok) return standing;
    if (!isOffered(tx, id, member)) return failed('role-not-offered');
    hold(tx, id, member, term);
    return ok(rowAnswer(role, id));
  },
});

const withdraw = command({
  name: 'role.withdraw-offer',
  input: about,
  positional: ['role'],
  run(tx, { role: id, member = tx.me }) {
    if (!isOffered(tx, id, member)) return failed('role-not-offered');
    tx.remove(roleOffer, offerId(tx, id, member));
    return ok(rowAnswer(role, id));
  },
});

interface Term {
  readonly focus?: string | undefined;
  readonly until?: string | undefined;
}

function hold(tx: Transaction, id: Id, member: Id, term: Term): void {
  const known = holdOf(tx, id, member);
  if (known === undefined) begin(tx, id, member, null, term);
  else tx.update(roleHolder, known.id, known.deputy === true ? { ...given(term), since: tx.now, deputy: null } : given(term));
  if (isOffered(tx, id, member)) tx.remove(roleOffer, offerId(tx, id, member));
}

/** From the beginning: nothing of an earlier term stays. */
const begin = (tx: Transaction, id: Id, member: Id, deputy: true | null, { focus, until }: Term): Id =>
  tx.join(roleHolder, { role: id, member }, { since: tx.now, deputy, focus: focus ?? null, until: until ?? null });

const given = (term: Term): { readonly focus?: string; readonly until?: string } =>
  // Only keys with a value are left.
  Object.fromEntries(Object.entries(term).filter(([, value]) => value !== undefined));

const offerId = (tx: Transaction, id: Id, member: Id): Id => tx.deriveId(roleOffer.name, id, member);

const isOffered = (tx: Transaction, id: Id, member: Id): boolean => tx.row(roleOffer, offerId(tx, id, member))?.deleted === null;

function standingRole(tx: Transaction, id: Id): Result<true> {
  return tx.row(role, id)?.deleted === null ? ok(true) : failed('role-in-trash');
}

export const holdingCommands = [take, changeHold, deputise, leave, offer, welcome, withdraw];
