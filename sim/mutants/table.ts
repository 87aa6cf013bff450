/** Deliberate faults, one line each: what a simulator is worth shows in how many of them it finds. */

import type { Fault } from '../faults.ts';

/** One line that is broken. */
export interface Broken {
  readonly name: string;
  /** Relative to the project. */
  readonly file: string;
  /** Stands once in the file, and gives way to `to`. */
  readonly from: string;
  readonly to: string;
}

export interface Mutant extends Broken {
  /** Faults without which it cannot show. */
  readonly needs: readonly Fault[];
}

const LOG = 'src/sync/hub-log.ts';
const SCOPE = 'src/sync/device-scope.ts';
const JOURNAL = 'src/sync/device-journal.ts';
const JOIN = 'src/sync/device-join.ts';
const SHARING = 'src/sync/device-sharing.ts';
const EXPUNGE = 'src/sync/device-expunge.ts';
const COMPACT = 'src/sync/device-compact.ts';
const CONNECTION = 'src/sync/hub-connection.ts';
const VERIFY = 'src/sync/verify.ts';
const TABLE = 'src/replica/table-state.ts';

/**
 * What seeds do not show is in `tested.ts`. In neither is that epochs or last entries are not compared: each is made up for by the
 * other, and by telling how far all chains go.
 */
export const mutants: readonly Mutant[] = [
  {
    name: 'the hub acknowledges before its commit',
    file: LOG,
    from: "return (await this.store.commit({ expect, put })) === 'done' ? stamped : undefined;",
    to: 'void this.store.commit({ expect, put }).catch(() => undefined); return stamped;',
    needs: ['slow', 'io-error', 'hub-crash'],
  },
  {
    name: 'the hub’s commit expects no cursor',
    file: LOG,
    from: 'const expect = [this.expectation(), this.roster.expectation()];',
    to: 'const expect = [this.roster.expectation()];',
    needs: ['two-hubs', 'slow'],
  },
  {
    name: 'the hub takes a change twice',
    file: LOG,
    from: 'if (seq <= head && !other) continue;',
    to: 'if (seq < head && !other) continue;',
    needs: ['cuts'],
  },
  {
    name: 'the hub’s time goes back with its clock',
    file: 'src/sync/hub-clock.ts',
    from: 'return Math.max(this.clock.now(), this.latest);',
    to: 'return this.clock.now();',
    needs: ['hub-clock'],
  },
  {
    name: 'the hub accepts what is from the future',
    file: 'src/sync/hub-admission.ts',
    from: "if (isFromFuture(change.stamp, now)) return { code: 'future' };",
    to: 'if (change.stamp < 0) return { code: String(isFromFuture(now, now)) };',
    needs: ['steps', 'hub-clock', 'offsets'],
  },
  {
    name: 'a scope is given to whoever asks',
    file: CONNECTION,
    from: 'const foreign = hello.scopes.find(({ scope }) => !authority.scopes.includes(scope));',
    to: "const foreign = hello.scopes.find(({ scope }) => scope === '' && authority.scopes.length === 0);",
    needs: ['intruder'],
  },
  {
    name: 'a device forgets the stamps it has seen',
    file: 'src/sync/device.ts',
    from: 'const stamp = nextStamp(journal.state.stamp, this.clock.now());',
    to: 'const stamp = nextStamp(chain.stamp, this.clock.now());',
    needs: ['offsets', 'steps'],
  },
  {
    name: 'an accepted stamp does not move the clock',
    file: SCOPE,
    from: 'if (change.stamp > stamp) stamp = change.stamp;',
    to: '',
    needs: ['offsets', 'steps'],
  },
  {
    name: 'another’s change under one’s own id passes for one’s own',
    file: SCOPE,
    from: '(mine !== change && !sameChange(mine, change))',
    to: '(mine !== change && sameChange(mine, mine) === false)',
    needs: ['clone', 'device-restore'],
  },
  {
    name: 'what waits is taken out of the store before it is accepted',
    file: JOURNAL,
    from: 'to: after(cursorKey(scope, state.settled)) });',
    to: 'to: after(cursorKey(scope, state.chain.top - 1)) });',
    needs: ['device-crash'],
  },
  {
    name: 'a device says saved of what is not',
    file: JOURNAL,
    from: 'this.unsavedOwn -= own;',
    to: 'this.unsavedOwn = 0;',
    needs: ['slow', 'device-crash'],
  },
  {
    name: 'a change is left out of the commit that saves',
    file: JOURNAL,
    from: 'if (!taken.rewritten && change.seq <= this.savedTop) continue;',
    to: 'if (!taken.rewritten && change.seq <= this.savedTop + 1) continue;',
    needs: ['device-crash'],
  },
  {
    name: 'a commit that failed counts as done',
    file: 'src/sync/device-saver.ts',
    from: "outcome === 'done' ? part.done() : part.undone();",
    to: 'outcome !== undefined ? part.done() : part.undone();',
    needs: ['io-error', 'device-crash'],
  },
  {
    name: 'what others had is forgotten when the hub lost it',
    file: JOIN,
    from: 'for (const [other, entries] of stillHeld(others, this.heads, lost)) next.held.set(other, entries);',
    to: 'for (const [other, entries] of stillHeld(others, this.heads, lost)) next.held.delete(other + entries.length);',
    needs: ['hub-restore', 'eviction'],
  },
  {
    name: 'what one made oneself is forgotten when the hub lost it',
    file: JOIN,
    from: 'made.filter(({ seq }) => seq > accepted || seq >= differs);',
    to: 'made.filter(({ seq }) => seq > before.accepted || seq >= differs);',
    needs: ['hub-restore'],
  },
  {
    name: 'of two copies of a device none becomes another one',
    file: SHARING,
    from: 'if (mine !== undefined && stored !== undefined && sameBytes(mine, stored)) this.fork();',
    to: 'if (mine !== undefined && stored === undefined) this.fork();',
    needs: ['clone'],
  },
  {
    name: 'a clock that was ahead is not corrected in what waits',
    file: SHARING,
    from: 'if (!restampPending(journal.state, core.clock.now())) continue;',
    to: 'if (restampPending(journal.state, 2 ** 42)) continue;',
    needs: ['offsets', 'steps'],
  },
  {
    name: 'another tab’s log is not waited for',
    file: 'src/sync/device-reconcile.ts',
    from: 'putBehind(journal.unsavedChanges, ',
    to: 'putBehind(journal.unsavedChanges.slice(1), ',
    needs: ['tabs', 'slow'],
  },
  {
    name: 'what was read while another tab wrote counts',
    file: 'src/sync/device-load.ts',
    from: 'if (after.every((bytes, index) => sameStored(bytes, heads[index]))) return { identity, scopes };',
    to: 'if (after.length > 0) return { identity, scopes };',
    needs: ['tabs', 'slow', 'clone', 'device-restore'],
  },
  {
    name: 'a tab writes also when the device is another one by now',
    file: 'src/sync/device-identity.ts',
    from: 'parts.expect.push({ collection: DEVICE.record, key: IDENTITY, value: this.storedBytes });',
    to: '',
    needs: ['tabs', 'slow', 'clone', 'device-restore'],
  },
  {
    name: 'silence is waited out for ever',
    file: 'src/sync/session.ts',
    from: "if (wait === PATIENCE) return this.end({ code: 'hub-silent' });",
    to: 'if (wait === PATIENCE) return this.watch(SILENCE);',
    needs: ['half-open', 'asymmetric', 'hub-crash'],
  },
  {
    name: 'an undo takes back what others wrote later',
    file: 'src/sync/device-undo.ts',
    from: 'const stands = changes.some((change) => change.stamp === now.stamp && change.device === now.device);',
    to: 'const stands = changes.some((change) => change.stamp <= now.stamp || change.device === now.device);',
    needs: ['bundles'],
  },
  {
    name: 'the earlier writer wins',
    file: 'src/replica/stamps.ts',
    from: 'if (stamp !== lastStamp) return stamp > lastStamp ? 1 : -1;',
    to: 'if (stamp !== lastStamp) return stamp < lastStamp ? 1 : -1;',
    needs: [],
  },
  {
    name: 'of two at the same moment the other one wins',
    file: 'src/replica/change.ts',
    from: '(stampA === stampB && deviceA > deviceB)',
    to: '(stampA === stampB && deviceA < deviceB)',
    needs: [],
  },
  {
    name: 'of two writes of one change the first wins',
    file: TABLE,
    from: 'if (order < 0) return false;',
    to: 'if (order <= 0) return false;',
    needs: [],
  },
  {
    name: 'a set’s stamp depends on the order of arrival',
    file: TABLE,
    from: 'if (newer) this.stamps.set(row, write.column, origin.stamp, device);',
    to: 'if (newer && cell !== undefined) this.stamps.set(row, write.column, origin.stamp, device);',
    needs: ['versions'],
  },
  {
    name: 'a fold keeps a segment that was written to',
    file: 'src/replica/fold.ts',
    from: 'if (!grown && written === undefined) segments.push(former);',
    to: 'if (!grown) segments.push(former);',
    needs: ['device-crash', 'holiday'],
  },
  {
    name: 'a fold drops what only one row has',
    file: 'src/replica/fold.ts',
    from: 'return cells.some((cell) => cell !== undefined) ? cells : undefined;',
    to: 'return cells.filter((cell) => cell !== undefined).length > 1 ? cells : undefined;',
    needs: ['device-crash', 'holiday'],
  },
  {
    name: 'what is made again under another id counts as written long ago',
    file: 'src/sync/device-remake.ts',
    from: 'last = Math.max(change.stamp, last + 1);',
    to: 'last = last + 1;',
    needs: ['clone', 'device-restore'],
  },
  {
    name: 'a refusal is heeded before what precedes it is accepted',
    file: 'src/sync/session.ts',
    from: "if (code !== 'gap' && this.sharing.journal(taker.scope).state.accepted < seq - 1) return;",
    to: '',
    needs: ['refusals', 'slow'],
  },
  {
    name: 'what is not saved is sent',
    file: 'src/sync/session-push.ts',
    from: 'Math.min(savedTop, savedLeft, state.chain.left, ',
    to: 'Math.min(Math.max(savedTop, savedLeft, state.chain.top), ',
    needs: ['slow', 'device-crash'],
  },
  {
    name: 'an undo empties what it should put back',
    file: 'src/sync/device-undo.ts',
    from: 'value: before.get(key)?.value ?? null',
    to: 'value: null',
    needs: [],
  },
  {
    name: 'a bundle for everybody holds what is private',
    file: 'src/sync/device-bundle.ts',
    from: 'for (const scope of scopes) {',
    to: 'for (const scope of core.journals.keys()) {',
    needs: ['bundles'],
  },
  {
    name: 'what a bundle brought is forgotten when another tab writes',
    file: 'src/sync/device-reconcile.ts',
    from: 'if (heldApart) for (const [device, entries] of mine.held)',
    to: 'if (heldApart && now < 0) for (const [device, entries] of mine.held)',
    needs: ['tabs', 'bundles', 'slow'],
  },
  {
    name: 'what a bundle brought is not saved',
    file: JOURNAL,
    from: 'parts.put.push({ collection: DEVICE.held, key:',
    to: 'parts.removeRange.length < 0 && parts.put.push({ collection: DEVICE.held, key:',
    needs: ['bundles', 'device-crash'],
  },
  {
    name: 'what a removed member wrote later still shows where it was carried',
    file: SHARING,
    from: 'if (left.length === entries.length) continue;',
    to: 'if (left.length <= entries.length) continue;',
    needs: ['removal', 'bundles'],
  },
  {
    name: 'a device that takes the state anew forgets the stamps it has seen',
    file: JOIN,
    from: 'stamp: Math.max(this.heads.stamp, before.log.stamp),',
    to: 'stamp: this.heads.stamp,',
    needs: ['hub-restore', 'offsets'],
  },
  {
    name: 'a device lets go of old changes that no backup covers',
    file: COMPACT,
    from: 'const limit = Math.min(state.log.covered, base);',
    to: 'const limit = base;',
    needs: ['holiday', 'hub-restore'],
  },
  {
    name: 'a device lets go of changes that are young',
    file: COMPACT,
    from: 'if (changes.some((change) => change.stamp > oldest)) break;',
    to: 'if (changes.some((change) => change.stamp < oldest - 2 ** 52)) break;',
    needs: ['covering'],
  },
  {
    name: 'a device lets go of a block of which only the beginning is covered',
    file: COMPACT,
    from: 'cursorOfKey(next) > limit + 1',
    to: 'cursorOfKey(key) > limit',
    needs: ['covering', 'device-restore'],
  },
  {
    name: 'the hub takes in again what was expunged',
    file: LOG,
    from: 'change: this.heads.expunging.strip(entry.change)',
    to: 'change: entry.change',
    needs: ['expunging'],
  },
  {
    name: 'an expunging is not carried out on what is held',
    file: EXPUNGE,
    from: '[DEVICE.kept, DEVICE.log, DEVICE.pending, DEVICE.held, DEVICE.link]',
    to: '[DEVICE.kept, DEVICE.log, DEVICE.pending, DEVICE.link]',
    needs: ['expunging', 'bundles', 'hub-restore'],
  },
  {
    name: 'an expunging is not carried out on what an undo would put back',
    file: EXPUNGE,
    from: 'if (left === entries && cells.length === record.cells.length) continue;',
    to: 'if (left.length >= 0) continue;',
    needs: ['expunging'],
  },
  {
    name: 'an expunging that was not carried out before the end of the process never is',
    file: JOURNAL,
    from: 'return !isEmpty && lacking(list, this.carriedOut).length > 0;',
    to: 'return !isEmpty && this.carriedOut.length < list.length - 1;',
    needs: ['expunging', 'device-crash'],
  },
  {
    name: 'a set that waits for its segment has again what was expunged',
    file: TABLE,
    from: 'for (const { write, origin } of waiting) this.apply(write, origin);',
    to: 'for (const { write, origin } of waiting) this.lay(write, origin);',
    needs: ['expunging'],
  },
  {
    name: 'whose a pushed change is is not compared with the connection',
    file: CONNECTION,
    from: 'if (device !== this.device) {',
    to: "if (device === 'nobody') {",
    needs: ['forger'],
  },
  {
    name: 'a device’s key is not compared with the one that is known',
    file: 'src/sync/hub-roster.ts',
    from: 'const same = known.member === member && ',
    to: 'const same = member.length > 0 || ',
    needs: ['forger'],
  },
  {
    name: 'a link’s signature is not looked at in what others bring',
    file: VERIFY,
    from: 'if (digest === undefined || !(await verifyLink(signer, key, chain, link, digest).catch(() => false))) continue;',
    to: 'if (digest === undefined) continue;',
    needs: ['forger'],
  },
  {
    name: 'on whose behalf is not looked at in what others bring',
    file: VERIFY,
    from: 'if (admission.refusal(change, Number.MAX_SAFE_INTEGER, isServer) !== undefined) break;',
    to: 'if (admission.refusal(change, Number.MAX_SAFE_INTEGER, isServer || chain.scope.length > 0) !== undefined) break;',
    needs: ['forger'],
  },
  {
    name: 'others may bring what is somebody’s into the private scope of another',
    file: VERIFY,
    from: 'if (!mayWrite(chain.scope, chain.member)) break;',
    to: '',
    needs: ['forger'],
  },
  {
    name: 'who brings another’s change may leave out writes of it',
    file: VERIFY,
    from: 'write.rule !== VOID || gone.concerns(',
    to: 'write.rule !== gone.list.length.toString() || gone.concerns(',
    needs: ['forger', 'hub-restore', 'eviction'],
  },
  {
    name: 'who promises most is asked again and again',
    file: 'src/sync/hub-giving.ts',
    from: 'lack.turns++ % 2 > 0',
    to: 'lack.turns++ < 0',
    needs: ['forger', 'hub-restore', 'eviction'],
  },
];
