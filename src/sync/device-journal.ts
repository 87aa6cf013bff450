/** What of a scope is not saved yet, as the parts of the next commit; and what becomes of it when that succeeds or not. */

import { after, startingWith } from '../kernel/store.ts';
import type { Link } from '../replica/chain.ts';
import type { Change } from '../replica/change.ts';
import { type Expunged, lacking } from '../replica/expunge.ts';
import { baseKey, chainKey, chainRecord, DEVICE, expungedKey, logKey, logRecord } from './device-layout.ts';
import type { LoadedScope } from './device-load.ts';
import type { Parts, Prepared, Put, Saveable } from './device-saver.ts';
import type { Base, DeviceScope } from './device-scope.ts';
import type { Entry } from './entries.ts';
import { cursorKey, encodeBlock } from './log-block.ts';
import { encodeRecord } from './records.ts';

/** What waits for the next commit. */
interface Unsaved {
  /** The accepted side changed: its record is written. */
  log: boolean;
  /** The own chain changed. */
  chain: boolean;
  /** Pending changes got other seqs, stamps or another device: all are written anew. */
  rewritten: boolean;
  /** The accepted log was replaced: what is stored of it goes. */
  replaced: boolean;
  held: boolean;
  blocks: Put[];
  grown: Grown[];
  /** Links that were made here, with where the chain then ends: to be stored if the link still stands then. */
  links: { readonly link: Link; readonly end: Put }[];
  puts: Put[];
  fold: Fold | undefined;
}

/** What the log grew by from cursor `first` on; a block once it is saved, if it is none yet. */
type Grown = { readonly first: number; readonly block: Uint8Array } | { readonly first: number; readonly entries: readonly Entry[] };

/** The first `count` entries of the log's tail become segments; `put` and `remove` are stored with that. */
export interface Fold {
  readonly count: number;
  readonly base: Base;
  readonly put: readonly Put[];
  readonly remove: Parts['remove'];
}

const nothing = (): Unsaved => ({
  log: false,
  chain: false,
  rewritten: false,
  replaced: false,
  held: false,
  blocks: [],
  grown: [],
  links: [],
  puts: [],
  fold: undefined,
});

export class ScopeJournal implements Saveable {
  state: DeviceScope;
  /** Own changes that no commit has written: the last so many of those that wait, whatever seqs they are given meanwhile. */
  private unsavedOwn = 0;
  /** Up to here it is saved that changes may have left. */
  savedLeft: number;
  /** The log is saved up to here. */
  savedCursor: number;
  /** Links up to this seq are saved. */
  savedLinked: number;
  /** What was carried out here of what was expunged (X3). */
  carriedOut: readonly Expunged[];
  /** While a session sends, what is saved counts as having left (C3). */
  sending = false;
  private storedLog: Uint8Array | undefined;
  private storedChain: Uint8Array | undefined;
  private unsaved = nothing();
  /** Counts replacements of the log, so that what fails to be saved of the old one does not come back. */
  private generation = 0;

  constructor(loaded: LoadedScope) {
    this.state = loaded.state;
    this.storedLog = loaded.log;
    this.storedChain = loaded.chain;
    this.savedLeft = loaded.state.chain.left;
    this.savedCursor = loaded.state.log.cursor;
    this.savedLinked = loaded.state.chain.linked;
    this.carriedOut = loaded.carriedOut;
  }

  /** Own changes up to here are saved. */
  get savedTop(): number {
    return this.state.chain.top - this.unsavedOwn;
  }

  /** Own changes that are only in memory. */
  get unsavedChanges(): readonly Change[] {
    const { pending } = this.state;
    return pending.slice(Math.max(0, pending.length - this.unsavedOwn));
  }

  /** Something was expunged that is not gone from this store yet. */
  get mustExpunge(): boolean {
    const { isEmpty, list } = this.state.heads.expunging;
    return !isEmpty && lacking(list, this.carriedOut).length > 0;
  }

  get dirty(): boolean {
    const { log, chain, held, puts } = this.unsaved;
    return log || chain || held || puts.length > 0;
  }

  /** What waits was made anew here, and no store has it so. */
  get rewriteUnsaved(): boolean {
    return this.unsaved.rewritten;
  }

  /** Others' changes were taken that no store has yet. */
  get heldUnsaved(): boolean {
    return this.unsaved.held;
  }

  /** A gesture was made. */
  add(change: Change): void {
    this.state.add(change);
    this.unsavedOwn++;
    this.unsaved.chain = true;
  }

  /** A session sends what is saved here, from now on and until it ends: it counts as having left (C3). */
  send(): void {
    this.sending = true;
    if (this.state.chain.left < this.state.chain.top) this.unsaved.chain = true;
  }

  /** All own changes may have left: a bundle is written. */
  leave(): void {
    this.state.chain = { ...this.state.chain, left: this.state.chain.top };
    this.unsaved.chain = true;
  }

  /** What waits was made anew: with other seqs, stamps or writes, or under another id. */
  rewrite(): void {
    this.savedLinked = Math.min(this.savedLinked, this.state.chain.linked);
    this.unsaved.rewritten = true;
    this.remade();
  }

  /** These entries were accepted, from cursor `first` on; `block` holds exactly those, when there is one. */
  logGrew(first: number, entries: readonly Entry[], block?: Uint8Array): void {
    this.unsaved.log = true;
    this.unsaved.grown.push(block === undefined ? { first, entries } : { first, block });
  }

  logChanged(): void {
    this.unsaved.log = true;
  }

  /** Others' changes came or went; the chain's record tells other tabs, and keeps two of them from writing over each other. */
  heldChanged(): void {
    this.unsaved.held = true;
    this.remade();
  }

  private remade(): void {
    this.state.chain = { ...this.state.chain, remade: this.state.chain.remade + 1 };
    this.unsaved.chain = true;
  }

  /** The chain's digest after a link of this device, under the id it had then: by it a chain is known again. */
  digested(link: Link, digest: Uint8Array): void {
    this.unsaved.links.push({ link, end: this.end(link, digest) });
  }

  private end({ device, last }: Pick<Link, 'device' | 'last'>, value: Uint8Array): Put {
    return { collection: DEVICE.digest, key: cursorKey(`${this.state.scope}/${device}`, last), value };
  }

  linked(link: Link, digest: Uint8Array): void {
    this.digested(link, digest);
    this.unsaved.chain = true;
  }

  /** The links that waited are gone: what they covered is signed from where the log has it. */
  signedAnew(): void {
    const { device, linked, digest } = this.state.chain;
    this.put(this.end({ device, last: linked }, digest));
    this.rewrite();
  }

  put(put: Put): void {
    this.unsaved.puts.push(put);
  }

  /** The accepted state as a whole takes another's place, with what is stored of it. */
  adopt(state: DeviceScope, puts: readonly Put[]): void {
    this.state = state;
    this.carriedOut = [];
    this.generation++;
    this.unsaved = {
      ...this.unsaved,
      log: true,
      chain: true,
      rewritten: true,
      replaced: true,
      held: true,
      blocks: [...puts],
      grown: [],
      fold: undefined,
    };
  }

  /** Segments were made of the log's beginning: they take its place once that is saved. */
  fold(fold: Fold): void {
    this.unsaved.log = true;
    this.unsaved.fold = fold;
  }

  /** Adds to a commit what is not saved. */
  prepare(parts: Parts): Prepared | undefined {
    if (!this.dirty) return undefined;
    const taken = this.unsaved;
    this.unsaved = nothing();
    const { state, generation } = this;
    const { scope, log, chain } = state;
    const { from } = all(scope);
    parts.removeRange.push({ collection: DEVICE.pending, from, to: after(cursorKey(scope, state.settled)) });
    parts.removeRange.push({ collection: DEVICE.link, from, to: cursorKey(scope, state.links[0]?.last ?? chain.linked + 1) });
    // Another tab may have signed the same, and saved it first: then its link stands, and so does where that one ends.
    for (const { link, end } of taken.links)
      if (state.links.includes(link) || state.held.get(link.device)?.some((entry) => entry.kind === 'link' && entry.link === link))
        parts.put.push(end);
    parts.put.push(...taken.puts, ...taken.blocks, ...taken.grown.map((grown) => logPut(scope, grown)));
    if (taken.fold !== undefined) {
      parts.put.push(...taken.fold.put);
      parts.remove.push(...taken.fold.remove);
    }
    const storedLog = taken.log ? this.prepareLog(parts, taken) : this.storedLog;
    const own = taken.chain ? this.unsavedOwn : 0;
    const storedChain = taken.chain ? this.prepareChain(parts, taken) : this.storedChain;
    const { left } = this.state.chain;
    if (taken.held) {
      parts.removeRange.push({ collection: DEVICE.held, ...all(scope) });
      for (const [device, entries] of state.held) {
        parts.put.push({ collection: DEVICE.held, key: `${scope}/${device}`, value: encodeBlock(entries) });
      }
    }
    return {
      done: () => {
        this.storedLog = storedLog;
        this.storedChain = storedChain;
        if (taken.log) this.savedCursor = log.cursor;
        if (taken.fold !== undefined && this.generation === generation) this.folded(taken.fold);
        this.unsavedOwn -= own;
        if (taken.chain && chain.device === this.state.chain.device) {
          this.savedLeft = left;
          this.savedLinked = chain.linked;
        }
      },
      undone: () => this.takeBack(taken, generation),
    };
  }

  private prepareLog(parts: Parts, taken: Unsaved): Uint8Array {
    const { scope, log } = this.state;
    const record = encodeRecord(logRecord, taken.fold === undefined ? log : { ...log, base: taken.fold.base.record.cursor });
    parts.expect.push({ collection: DEVICE.record, key: logKey(scope), value: this.storedLog });
    parts.put.push({ collection: DEVICE.record, key: logKey(scope), value: record });
    if (taken.replaced) {
      parts.removeRange.push({ collection: DEVICE.log, ...all(scope) }, { collection: DEVICE.kept, ...all(scope) });
      // The hub may have lost what was carried out once, and have it again (X3).
      parts.remove.push({ collection: DEVICE.record, key: baseKey(scope) }, { collection: DEVICE.record, key: expungedKey(scope) });
    }
    return record;
  }

  private prepareChain(parts: Parts, taken: Unsaved): Uint8Array {
    const { state } = this;
    const { scope } = state;
    if (this.sending) state.chain = { ...state.chain, left: state.chain.top };
    const record = encodeRecord(chainRecord, state.chain);
    parts.expect.push({ collection: DEVICE.record, key: chainKey(scope), value: this.storedChain });
    parts.put.push({ collection: DEVICE.record, key: chainKey(scope), value: record });
    if (taken.rewritten) {
      parts.removeRange.push({ collection: DEVICE.pending, ...all(scope) }, { collection: DEVICE.link, ...all(scope) });
    }
    for (const change of [...state.unsigned, ...state.pending]) {
      if (!taken.rewritten && change.seq <= this.savedTop) continue;
      parts.put.push({ collection: DEVICE.pending, key: cursorKey(scope, change.seq), value: encodeBlock([{ kind: 'change', change }]) });
    }
    for (const link of taken.rewritten || taken.links.length > 0 ? state.links : []) {
      parts.put.push({ collection: DEVICE.link, key: cursorKey(scope, link.last), value: encodeBlock([{ kind: 'link', link }]) });
    }
    return record;
  }

  private folded({ count, base }: Fold): void {
    const { state } = this;
    state.base = base;
    state.tail = state.tail.slice(count);
    state.log = { ...state.log, base: base.record.cursor };
  }

  private takeBack(taken: Unsaved, generation: number): void {
    const now = this.unsaved;
    // What belongs to an accepted state that another has taken the place of goes with it.
    const { blocks, grown, fold } = generation === this.generation ? taken : nothing();
    this.unsaved = {
      log: now.log || taken.log,
      chain: now.chain || taken.chain,
      rewritten: now.rewritten || taken.rewritten,
      replaced: now.replaced || taken.replaced,
      held: now.held || taken.held,
      blocks: [...blocks, ...now.blocks],
      grown: [...grown, ...now.grown],
      links: [...taken.links, ...now.links],
      puts: [...taken.puts, ...now.puts],
      fold: now.fold ?? fold,
    };
  }

  /**
   * Another tab or process wrote, up to cursor `saved`: from now on its state, with the `unsavedOwn` changes that are only
   * here put behind it, is the state.
   */
  replace(loaded: LoadedScope, saved: number, unsavedOwn: number): void {
    const { state } = loaded;
    this.state = state;
    this.storedLog = loaded.log;
    this.storedChain = loaded.chain;
    this.unsavedOwn = unsavedOwn;
    this.savedLeft = state.chain.left;
    this.savedCursor = saved;
    this.savedLinked = state.chain.linked;
    this.carriedOut = loaded.carriedOut;
    this.generation++;
    const { puts, links } = this.unsaved;
    this.unsaved = { ...nothing(), puts, links, chain: unsavedOwn > 0 };
    if (state.log.cursor > saved) this.logGrew(saved + 1, state.tail.slice(saved - state.log.base));
  }
}

const logPut = (scope: string, grown: Grown): Put => ({
  collection: DEVICE.log,
  key: cursorKey(scope, grown.first),
  value: 'block' in grown ? grown.block : encodeBlock(grown.entries),
});

const all = (scope: string): { from: string; to: string } => {
  const { from, to } = startingWith(`${scope}/`);
  return { from, to };
};
