/** Writes bundles of what a device has, and takes what others' bundles bring: under signatures only, until the hub accepts it (S10). */

import type { Id } from '../kernel/ids.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { StoreError } from '../kernel/store.ts';
import { decodeBundle, encodeBundle } from '../replica/bundle.ts';
import type { Scope } from '../replica/change.ts';
import { Expunging, expungedBy, isExpunging } from '../replica/expunge.ts';
import type { DeviceCore } from './device-core.ts';
import { carryOut } from './device-expunge.ts';
import type { ScopeJournal } from './device-journal.ts';
import { loadKept, together } from './device-kept.ts';
import { linkUp } from './device-link.ts';
import type { DeviceScope } from './device-scope.ts';
import { changesOf, type Entry, seqOf } from './entries.ts';
import { EntryStripper } from './expunge-entries.ts';
import { byDevice, verifyGiven } from './verify.ts';

/** For each device the last seq that someone has: what a bundle for them need not hold. */
export type Vector = Readonly<Record<Scope, Readonly<Record<Id, number>>>>;

/** What came of a bundle, in changes. */
export interface BundleReport {
  /** New here; they wait until a device that is connected brings them to the hub. */
  readonly taken: number;
  readonly known: number;
  /** Of devices that this one has never heard of, or without a good signature. */
  readonly unsigned: number;
  /** They follow others that are not here: an earlier bundle is missing. */
  readonly apart: number;
}

/** What this device has, for the other's bundle. */
export function vectorOf(core: DeviceCore): Vector {
  const vector: Record<Scope, Record<Id, number>> = {};
  for (const { state } of core.journals.values()) {
    const known = Object.fromEntries(state.heads.vector().map(({ device, seq }) => [device, seq]));
    for (const [device, entries] of state.held) known[device] = changesOf(entries).at(-1)?.seq ?? 0;
    if (state.chain.top > 0) known[state.chain.device] = state.chain.top;
    vector[state.scope] = known;
  }
  return vector;
}

/**
 * A file with what `since` lacks, or without it with all that is kept as changes. Own changes in it count as having left;
 * fails with what the store says when they cannot be saved: a crash would give their names to other ones (S10.4).
 */
export async function bundleOut(core: DeviceCore, scopes: readonly Scope[], since: Vector): Promise<Result<Uint8Array>> {
  const { workplace } = core.identity.current;
  if (workplace === '') return failed('no-workplace');
  const parts = [];
  for (const scope of scopes) {
    const journal = core.journal(scope);
    journal.leave();
    while (await linkUp(core, scope, journal.state.chain.top));
    // What is due and cannot be taken out now must not leave in a file (X3.6).
    const gone = await carryOut(core, journal).catch((error: unknown) => unreadable(core, error));
    if (!gone || !(await core.saver.settled())) return { ok: false, problem: core.problems.get('store') ?? { code: 'store-unavailable' } };
    const entries = await everything(core, journal);
    const known = since[scope] ?? {};
    const lacking = entries.filter((entry) =>
      entry.kind === 'change'
        ? entry.change.seq > (known[entry.change.device] ?? 0)
        : entry.kind === 'link' && entry.link.last > (known[entry.link.device] ?? 0),
    );
    parts.push({ scope, changes: changesOf(lacking), links: lacking.flatMap((entry) => (entry.kind === 'link' ? [entry.link] : [])) });
  }
  return ok(encodeBundle({ workplace, parts }, core.ports.compressor));
}

/** A block that does not read back is fetched again when somebody looks at it; until then it is told. */
function unreadable(core: DeviceCore, error: unknown): false {
  if (!(error instanceof StoreError)) throw error;
  core.report('store', { code: `store-${error.reason}` });
  return false;
}

/** As of now, whatever is made while the log is read. */
async function everything(core: DeviceCore, { state, savedCursor }: ScopeJournal): Promise<Entry[]> {
  const after: Entry[] = [
    ...[...state.held.values()].flat(),
    ...state.pending.map((change) => ({ kind: 'change' as const, change })),
    ...state.links.map((link) => ({ kind: 'link' as const, link })),
  ];
  const log = await loadKept(core.ports.store, core.ports.compressor, state.scope, Math.min(savedCursor, state.log.cursor));
  return [...log, ...after];
}

/** Takes a bundle. Fails with `not-a-bundle`, `damaged-bundle`, or `other-workplace`; then nothing was taken. */
export async function bundleIn(core: DeviceCore, file: Uint8Array): Promise<Result<BundleReport>> {
  const bundle = decodeBundle(file, core.ports.compressor);
  if (!bundle.ok) return bundle;
  if (bundle.value.workplace !== core.identity.current.workplace) return failed('other-workplace');
  const report = { taken: 0, known: 0, unsigned: 0, apart: 0 };
  for (const { scope, changes, links } of bundle.value.parts) {
    const journal = core.journals.get(scope);
    if (journal === undefined) continue;
    const entries: Entry[] = [
      ...changes.map((change) => ({ kind: 'change' as const, change })),
      ...links.map((link) => ({ kind: 'link' as const, link })),
    ];
    // First what expunges: by it is known what may be gone of the rest.
    const groups = [...byDevice(entries)].sort(([, a], [, b]) => expunging(b) - expunging(a));
    for (const [device, own] of groups) await takeFrom(core, journal, device, own, report);
  }
  await core.saver.settled();
  core.tell();
  return ok(report);
}

const expunging = (entries: readonly Entry[]): number => Number(changesOf(entries).some(isExpunging));

/** What was expunged as far as it is known here, accepted or held. */
function goneIn(state: DeviceScope): Expunging {
  const gone = new Expunging();
  gone.add([...state.heads.expunging.list, ...state.heldChanges().flatMap(expungedBy)]);
  return gone;
}

async function takeFrom(
  core: DeviceCore,
  journal: ScopeJournal,
  device: Id,
  entries: readonly Entry[],
  report: { -readonly [K in keyof BundleReport]: number },
): Promise<void> {
  const { state } = journal;
  const count = changesOf(entries).length;
  const { key, member } = core.roster.get(device) ?? {};
  if (device === state.chain.device || (key === undefined && count > 0)) {
    if (key === undefined) report.unsigned += count;
    else report.known += count;
    return;
  }
  if (key === undefined || member === undefined) return;
  const heads = state.heads.only(device);
  heads.add(state.held.get(device) ?? []);
  const verified = await verifyGiven(
    core.ports.signer,
    key,
    { workplace: core.identity.current.workplace, scope: state.scope, device, member },
    heads,
    entries,
    goneIn(state),
  );
  // What was expunged meanwhile does not come back in a bundle (X3).
  const now = journal.state;
  const left = new EntryStripper((change) => now.heads.expunging.strip(change)).entries(verified.entries);
  // Nor what was accepted meanwhile: it shows already, and may be another one under that name.
  const counting = left.filter((entry) => now.lacks(entry) && !core.roster.isBeyondEnd(state.scope, device, seqOf(entry)));
  const before = now.held.get(device) ?? [];
  const held = together(before, counting);
  const fresh = changesOf(held.slice(before.length));
  report.taken += fresh.length;
  report.unsigned += verified.unsigned;
  report.apart += verified.apart;
  report.known += count - fresh.length - verified.unsigned - verified.apart;
  if (held.length === before.length) return;
  now.held.set(device, held);
  journal.heldChanged();
  core.state.apply(fresh);
}
