/**
 * Takes gestures back: the writes that restore what a gesture replaced, where nothing newer stands. What it replaced is
 * worked out from segments and log while the gesture is in the log; when the log is folded, it is written down first.
 */

import { ByteReader } from '../kernel/bytes.ts';
import type { Random } from '../kernel/ports.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { startingWith } from '../kernel/store.ts';
import { type Change, isLater, type Scope, type Write } from '../replica/change.ts';
import { textUpdates, unpackMembers } from '../replica/members.ts';
import type { TextPort } from '../replica/text-port.ts';
import { encodeValue, readValue, type Value } from '../replica/value.ts';
import { type Cell, type CellWrite, cellKey, cellsOf, cellsOfSegments, lay, writesTo } from './cells.ts';
import { storedBlocks } from './device-blocks.ts';
import type { DeviceCore } from './device-core.ts';
import { loadKept } from './device-kept.ts';
import { DEVICE, undoRecord } from './device-layout.ts';
import type { Put } from './device-saver.ts';
import type { DeviceScope } from './device-scope.ts';
import { changesOf } from './entries.ts';
import { cursorOfKey, decodeBlock, encodeBlock } from './log-block.ts';
import { decodeRecord, encodeRecord, stored } from './records.ts';

/** Own gestures that can be undone after they were folded. */
const GESTURES_KEPT = 500;

/** A gesture's changes in one scope, and the cells they wrote as they were before. */
interface Undoable {
  readonly scope: Scope;
  readonly changes: readonly Change[];
  readonly before: ReadonlyMap<string, Cell | undefined>;
}

/** The name under which a gesture is undone: the gesture's id, or the change's when it needed no id. */
export const undoName = (change: Change): string => change.gesture ?? `${change.device}.${change.seq}`;

/** The writes that take a gesture back. Fails with `undo-unknown`, or `text-not-loaded` when it needs the text engine. */
export async function undoing(core: DeviceCore, name: string): Promise<Result<readonly Write[]>> {
  const undoable = await find(core, name);
  if (undoable === undefined) return failed('undo-unknown');
  const { scope, changes, before } = undoable;
  const writes = new Map(changes.flatMap((change) => change.writes.map((write) => [cellKey(write), write] as const)));
  const cells = await cellsOf(core.state, scope, [...writes.values()]);
  const restoring: Write[] = [];
  for (const [index, [key, write]] of [...writes].entries()) {
    const now = cells[index];
    if (now === undefined) continue;
    if (write.rule === 'last') {
      const stands = changes.some((change) => change.stamp === now.stamp && change.device === now.device);
      if (stands) restoring.push({ ...write, value: before.get(key)?.value ?? null });
    } else if (write.rule === 'text' && standsAsWritten(now, before.get(key), changes, key)) {
      const port = core.state.texts?.port;
      if (port === undefined) return failed('text-not-loaded');
      restoring.push({ ...write, value: restoreText(port, core.ports.random, now, before.get(key)) });
    }
  }
  return ok(restoring);
}

/** A set cell holds what it held before and what the gesture added, and nothing else. */
function standsAsWritten(now: Cell, before: Cell | undefined, changes: readonly Change[], key: string): boolean {
  const added = changes.flatMap((change) =>
    change.writes.filter((write) => cellKey(write) === key).map((write) => encodeValue(write.value)),
  );
  const expected = new Map([...unpackMembers(before?.value), ...added].map((member) => [member.join(), member]));
  const members = unpackMembers(now.value);
  return members.length === expected.size && members.every((member) => expected.has(member.join()));
}

function restoreText(port: TextPort, random: Random, now: Cell, before: Cell | undefined): Value {
  const bytes = random.bytes(4);
  const client = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return port.edit(textUpdates(now.value), port.plain(textUpdates(before?.value)), client);
}

async function find(core: DeviceCore, name: string): Promise<Undoable | undefined> {
  for (const { state } of core.journals.values()) {
    const { scope } = state;
    const recorded = await core.ports.store.get(DEVICE.undo, `${scope}/${name}`);
    if (recorded !== undefined) return decode(core, scope, recorded);
    const overlay = state.overlay();
    const changes = overlay.filter((change) => undoName(change) === name);
    if (changes.length > 0) {
      const [before] = await replacedBy(core, state, [changes], overlay);
      return before === undefined ? undefined : { scope, changes, before };
    }
    const folded = await findFolded(core, state, name);
    if (folded !== undefined) return folded;
  }
  return undefined;
}

/** A gesture that is in the segments and still in the kept log, if what it replaced is there too. */
async function findFolded(core: DeviceCore, state: DeviceScope, name: string): Promise<Undoable | undefined> {
  const { store, compressor } = core.ports;
  const { scope, log } = state;
  const kept = changesOf(await loadKept(store, compressor, scope, log.base));
  const changes = kept.filter((change) => undoName(change) === name);
  const first = changes[0];
  if (first === undefined) return undefined;
  const before = cellsBefore(changes, new Map(), writesTo(keysOf(changes), kept));
  const [oldest] = await store.keys(DEVICE.log, { ...startingWith(`${scope}/`), limit: 1 });
  const whole = oldest !== undefined && cursorOfKey(oldest) === 1;
  return whole || ![...before.values()].includes(undefined) ? { scope, changes, before } : undefined;
}

const namesOf = (changes: readonly Change[]): Write[] => [
  ...new Map(changes.flatMap((change) => change.writes.map((write) => [cellKey(write), write] as const))).values(),
];

const isEarlier = (change: Change, than: Change): boolean => isLater(than.stamp, than.device, change.stamp, change.device);

/** For each gesture the cells it wrote, as the segments and what is earlier in `overlay` have them. */
async function replacedBy(
  core: DeviceCore,
  state: DeviceScope,
  gestures: readonly (readonly Change[])[],
  overlay: readonly Change[],
): Promise<Map<string, Cell | undefined>[]> {
  const { store, compressor } = core.ports;
  const names = namesOf(gestures.flat());
  const cells = await cellsOfSegments(state.scope, state.base?.manifest, storedBlocks(store), compressor, names);
  const base = new Map(names.map((name, index) => [cellKey(name), cells[index]] as const));
  const writes = writesTo(keysOf(gestures.flat()), overlay);
  return gestures.map((changes) => cellsBefore(changes, base, writes));
}

/** The cells a gesture wrote as `base` and the writes before it have them. */
function cellsBefore(
  changes: readonly Change[],
  base: ReadonlyMap<string, Cell | undefined>,
  writes: ReadonlyMap<string, readonly CellWrite[]>,
): Map<string, Cell | undefined> {
  const first = changes[0] as Change;
  const before = new Map<string, Cell | undefined>();
  for (const key of keysOf(changes)) {
    let cell = base.get(key);
    for (const write of writes.get(key) ?? [])
      if (isEarlier(write.change, first) && !changes.includes(write.change)) cell = lay(cell, write);
    before.set(key, cell);
  }
  return before;
}

const keysOf = (changes: readonly Change[]): Set<string> => new Set(changes.flatMap((change) => change.writes.map(cellKey)));

/** What must be written down before own gestures among `changes` are folded into segments, for the latest of them. */
export async function undoRecords(core: DeviceCore, state: DeviceScope, changes: readonly Change[]): Promise<Put[]> {
  const gestures = new Map<string, Change[]>();
  for (const change of changes) {
    if (change.device !== core.id) continue;
    const list = gestures.get(undoName(change));
    if (list === undefined) gestures.set(undoName(change), [change]);
    else list.push(change);
  }
  const latest = [...gestures].slice(-GESTURES_KEPT);
  const replaced = await replacedBy(
    core,
    state,
    latest.map(([, own]) => own),
    changes,
  );
  return latest.map(([name, own], index) => {
    const cells = [...(replaced[index] ?? [])].flatMap(([key, cell]) =>
      cell === undefined ? [] : [{ key, stamp: cell.stamp, device: cell.device, value: encodeValue(cell.value) }],
    );
    const block = encodeBlock(own.map((change) => ({ kind: 'change', change })));
    const value = encodeRecord(undoRecord, { stamp: (own.at(-1) as Change).stamp, block, cells });
    return { collection: DEVICE.undo, key: `${state.scope}/${name}`, value };
  });
}

/** The records that make way for `added` newer ones. */
export async function outdatedUndo(core: DeviceCore, scope: Scope, added: number): Promise<{ collection: string; key: string }[]> {
  const found = await core.ports.store.range(DEVICE.undo, startingWith(`${scope}/`));
  if (found.length + added <= GESTURES_KEPT) return [];
  const aged = found
    .map(({ key, value }) => ({ key, stamp: stored(decodeRecord(undoRecord, value)).stamp }))
    .sort((a, b) => a.stamp - b.stamp);
  return aged.slice(0, found.length + added - GESTURES_KEPT).map(({ key }) => ({ collection: DEVICE.undo, key }));
}

function decode(core: DeviceCore, scope: Scope, recorded: Uint8Array): Undoable {
  const { block, cells } = stored(decodeRecord(undoRecord, recorded));
  const before = new Map(
    cells.map(({ key, stamp, device, value }) => [key, { stamp, device, value: readValue(new ByteReader(value)) }] as const),
  );
  return { scope, changes: changesOf(stored(decodeBlock(scope, block, core.ports.compressor))), before };
}
