/** Deliberate faults that show too seldom in seeds, or never: each with the tests that find it. */

import type { Broken } from './table.ts';

export interface Tested extends Broken {
  /** The file of tests that must fail. */
  readonly test: string;
}

/**
 * Why not in seeds: connections keep order, so no log has a hole; logs of the simulator are too short for their blocks to be
 * folded; nobody in it forges; what is lacking is asked for again minutes later, and no time is promised; the rest is a matter of luck.
 */
export const tested: readonly Tested[] = [
  {
    name: 'a backup that is declared while the state is taken anew counts for the log that is still here',
    file: 'src/sync/session.ts',
    from: 'return taker.ready ? this.sharing.covered(taker.scope, message.cursor) : undefined;',
    to: 'return this.sharing.covered(taker.scope, message.cursor);',
    test: 'src/sync/kept.test.ts',
  },
  {
    name: 'a backup of another log counts for the log that is here',
    file: 'src/sync/device-sharing.ts',
    from: 'this.covered(scope, Math.min(told.covered, told.common));',
    to: 'this.covered(scope, told.covered);',
    test: 'src/sync/kept.test.ts',
  },
  {
    name: 'what is lacking is asked for minutes later',
    file: 'src/sync/hub-workplace.ts',
    from: '    scope.giving.advance();',
    to: '',
    test: 'src/sync/giving.test.ts',
  },
  {
    name: 'two logs of one length and last entry pass for one',
    file: 'src/sync/device-sharing.ts',
    from: 'if (log.cursor !== cursor || heads.sum === sum) return true;',
    to: 'if (log.cursor !== cursor || heads.sum === sum || sum !== undefined) return true;',
    test: 'src/sync/giving.test.ts',
  },
  {
    name: 'a member is removed while another hub accepts what they write',
    file: 'src/sync/hub-roster.ts',
    from: 'expect: [this.expectation(), ...expect],',
    to: 'expect: [this.expectation()],',
    test: 'src/sync/giving.test.ts',
  },
  {
    name: 'what two tabs stamped anew at once shows as the slower one has it',
    file: 'src/sync/device-reconcile.ts',
    from: ' || journal.rewriteUnsaved;',
    to: ';',
    test: 'src/sync/tabs.test.ts',
  },
  {
    name: 'a session counts as the only one at once, whoever spoke before it',
    file: 'src/sync/device-sharing.ts',
    from: 'Math.abs(at - last.value.at) < UNDER_WAY ? undefined : value;',
    to: 'Math.abs(at - last.value.at) < 0 ? undefined : value;',
    test: 'src/sync/tabs.test.ts',
  },
  {
    name: 'where a chain ends is stored also of a link that another tab’s stands before',
    file: 'src/sync/device-journal.ts',
    from: 'if (state.links.includes(link) || ',
    to: 'if (link.last > 0 || ',
    test: 'src/sync/tabs.test.ts',
  },
  {
    name: 'tabs take the line from each other every second',
    file: 'src/sync/reconnector.ts',
    from: "this.crowded = problem?.code === 'denied-replaced';",
    to: 'this.crowded = false;',
    test: 'src/sync/reconnector.test.ts',
  },
  {
    name: 'a page begins with what the device has already',
    file: 'src/sync/hub-feed.ts',
    from: 'if (known === 0 && own < MANY_OWN) return block.block;',
    to: 'if (known >= 0 && own < MANY_OWN) return block.block;',
    test: 'src/sync/compaction.test.ts',
  },
  {
    name: 'a device takes the log with a hole',
    file: 'src/sync/device-scope.ts',
    from: "if (first !== this.log.cursor + 1) return { fits: false, why: 'gap' };",
    to: "if (first < this.log.cursor + 1) return { fits: false, why: 'gap' };",
    test: 'src/sync/window.test.ts',
  },
  {
    name: 'a cell that nobody wrote has its row’s stamp',
    file: 'src/replica/table-state.ts',
    from: 'if (segment.columns[name] === undefined) this.stamps.neverWritten(name, from, from + segment.rows);',
    to: 'if (segment.columns[name] === undefined) this.stamps.neverWritten(name, from, from);',
    test: 'src/replica/replica.test.ts',
  },
  {
    name: 'the hub takes a chain with a hole',
    file: 'src/sync/hub-log.ts',
    from: "seq > head + 1 ? 'gap'",
    to: "seq > head + 9 ? 'gap'",
    test: 'src/sync/attacks.test.ts',
  },
  {
    name: 'the hub does not ask whether a member was removed',
    file: 'src/sync/hub-roster.ts',
    from: "return seq > end ? 'removed' : undefined;",
    to: 'return seq < end ? undefined : undefined;',
    test: 'src/sync/attacks.test.ts',
  },
  {
    name: 'a link is in the log whoever signed it',
    file: 'src/sync/hub-links.ts',
    from: 'if (good) {',
    to: 'if (good || link !== undefined) {',
    test: 'src/sync/attacks.test.ts',
  },
  {
    name: 'what is given back, or comes in a bundle, is believed whoever signed it',
    file: 'src/sync/verify.ts',
    from: 'if (digest === undefined || !(await verifyLink(signer, key, chain, link, digest).catch(() => false))) continue;',
    to: 'if (digest === undefined) continue;',
    test: 'src/sync/attacks.test.ts',
  },
  {
    name: 'what a device wrote in ignorance of an expunging is shared all the same',
    file: 'src/sync/device-scope.ts',
    from: 'const pending = this.pending.map((change) => fresh.stripIgnorant(change));',
    to: 'const pending = this.pending.map((change) => (fresh.isEmpty ? fresh.stripIgnorant(change) : change));',
    test: 'src/sync/expunge.test.ts',
  },
];
