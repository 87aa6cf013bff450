/** What of a scope is not saved yet, as the parts of the next commit; and what becomes of it when that succeeds or not. */

import { after, type Commit, startingWith } from '../kernel/store.ts';
import type { Link } from '../replica/chain.ts';
import { chainKey, chainRecord, DEVICE, logKey, logRecord } from './device-layout.ts';
import type { LoadedScope } from './device-load.ts';
import type { DeviceScope } from './device-scope.ts';
import { encodeRecord } from './hub-layout.ts';
import { cursorKey, encodeBlock } from './log-block.ts';

type Put = NonNullable<Commit['put']>[number];
type Parts = { [K in keyof Required<Commit>]: Required<Commit>[K][number][] };

export const emptyCommit = (): Parts => ({ expect: [], put: [], remove: [], removeRange: [] });

/** A commit's parts of one scope: call one of the two once it is known what became of it. */
export interface Prepared {
  done(): void;
  undone(): void;
}

export class ScopeJournal {
  state: DeviceScope;
  /** Own changes up to here are saved. */
  savedTop: number;
  /** The log is saved up to here. */
  savedCursor: number;
  /** While a session sends, what is saved counts as having left (C3). */
  sending = false;
  private storedLog: Uint8Array | undefined;
  private storedChain: Uint8Array | undefined;
  private logDirty = false;
  private chainDirty = false;
  /** Pending changes got other seqs or stamps: all are written anew. */
  private rewritten = false;
  private puts: Put[] = [];
  private blocks: Put[] = [];
  private links: Link[] = [];

  constructor(loaded: LoadedScope) {
    this.state = loaded.state;
    this.storedLog = loaded.log;
    this.storedChain = loaded.chain;
    this.savedTop = loaded.state.chain.top;
    this.savedCursor = loaded.state.log.cursor;
  }

  get dirty(): boolean {
    return this.logDirty || this.chainDirty || this.puts.length > 0;
  }

  /** A change was added, or what may have left changed. */
  chainChanged(): void {
    this.chainDirty = true;
  }

  rewrite(): void {
    this.rewritten = true;
    this.chainDirty = true;
  }

  /** Entries were accepted; `block` holds exactly those from cursor `first` on. */
  logGrew(first: number, block: Uint8Array): void {
    this.logDirty = true;
    this.blocks.push({ collection: DEVICE.log, key: cursorKey(this.state.scope, first), value: block });
  }

  logChanged(): void {
    this.logDirty = true;
  }

  linked(link: Link): void {
    this.links.push(link);
    this.chainDirty = true;
  }

  put(put: Put): void {
    this.puts.push(put);
  }

  /** Adds to a commit what is not saved. */
  prepare(parts: Parts): Prepared | undefined {
    if (!this.dirty) return undefined;
    const { state } = this;
    const { scope } = state;
    const taken = { puts: this.puts, blocks: this.blocks, links: this.links, log: this.logDirty, chain: this.chainDirty, rewritten: this.rewritten };
    this.puts = [];
    this.blocks = [];
    this.links = [];
    this.logDirty = this.chainDirty = this.rewritten = false;
    const cursor = state.log.cursor;
    const top = state.chain.top;
    parts.put.push(...taken.puts, ...taken.blocks);
    let log = this.storedLog;
    let chain = this.storedChain;
    if (taken.log) {
      log = encodeRecord(logRecord, state.log);
      parts.expect.push({ collection: DEVICE.record, key: logKey(scope), value: this.storedLog });
      parts.put.push({ collection: DEVICE.record, key: logKey(scope), value: log });
      const { from } = startingWith(`${scope}/`);
      parts.removeRange.push({ collection: DEVICE.pending, from, to: after(cursorKey(scope, state.log.accepted)) });
      const firstLink = state.links[0]?.last ?? state.chain.linked + 1;
      parts.removeRange.push({ collection: DEVICE.link, from, to: cursorKey(scope, firstLink) });
    }
    if (taken.chain) {
      if (this.sending) state.chain = { ...state.chain, left: top };
      chain = encodeRecord(chainRecord, state.chain);
      parts.expect.push({ collection: DEVICE.record, key: chainKey(scope), value: this.storedChain });
      parts.put.push({ collection: DEVICE.record, key: chainKey(scope), value: chain });
      if (taken.rewritten) {
        const { from, to } = startingWith(`${scope}/`);
        parts.removeRange.push({ collection: DEVICE.pending, from, to }, { collection: DEVICE.link, from, to });
      }
      for (const change of state.pending) {
        if (!taken.rewritten && change.seq <= this.savedTop) continue;
        parts.put.push({ collection: DEVICE.pending, key: cursorKey(scope, change.seq), value: encodeBlock([{ kind: 'change', change }]) });
      }
      for (const link of taken.rewritten ? state.links : taken.links) {
        parts.put.push({ collection: DEVICE.link, key: cursorKey(scope, link.last), value: encodeBlock([{ kind: 'link', link }]) });
      }
    }
    return {
      done: () => {
        this.storedLog = log;
        this.storedChain = chain;
        if (taken.log) this.savedCursor = cursor;
        if (taken.chain) this.savedTop = top;
      },
      undone: () => {
        this.puts = [...taken.puts, ...this.puts];
        this.blocks = [...taken.blocks, ...this.blocks];
        this.links = [...taken.links, ...this.links];
        this.logDirty ||= taken.log;
        this.chainDirty ||= taken.chain;
        this.rewritten ||= taken.rewritten;
      },
    };
  }

  /**
   * Another tab or process wrote, up to cursor `saved` and seq `top`: from now on its state, with what was unsaved here
   * put behind it, is the state.
   */
  replace(loaded: LoadedScope, saved: number, top: number): void {
    const { state } = loaded;
    this.state = state;
    this.storedLog = loaded.log;
    this.storedChain = loaded.chain;
    this.savedTop = top;
    this.savedCursor = saved;
    this.blocks = [];
    this.links = [];
    this.logDirty = state.log.cursor > saved;
    if (this.logDirty) this.logGrew(saved + 1, encodeBlock(state.tail.slice(saved - state.log.base)));
    this.chainDirty = state.chain.top > top;
    this.rewritten = false;
  }
}
