/** Opens a workplace's copy on this device: its store, its replica, its place among the tabs, its line to the server. */
import { createSignal } from 'solid-js';
import { newId } from '../../kernel/ids.ts';
import { failed, ok, type Problem, type Result } from '../../kernel/result.ts';
import { StoreError } from '../../kernel/store.ts';
import { SHARED } from '../../replica/change.ts';
import { openingRooms } from '../../rooms/opening.ts';
import { type OpenedIndexedDb, openIndexedDb } from '../../storage/browser.ts';
import { type Aside, type Reconnector, type Status, storedBlocks } from '../../sync/index.ts';
import { afterPaint } from '../../ui/index.ts';
import {
  bringDeflate,
  loadYjs,
  memberJoin,
  openDevice,
  scriptCompressor,
  systemClock,
  systemRandom,
  systemSigner,
  systemTimers,
  Workplace,
} from '../../workplace/index.ts';
import { firstView } from '../shell/first-view.ts';
import { allWords } from '../shell/words.ts';
import { arrivalsOf } from './arrivals.ts';
import { deviceDrafts } from './drafts.ts';
import type { DeviceFiles } from './files.ts';
import type { Known } from './known.ts';
import { takeTurns, type Word } from './leading.ts';
import { handOn } from './leaving.ts';
import type { Opened, Standing } from './opened.ts';
import { isRefusal, storeProblem, toldOf } from './told.ts';
import { createTurns } from './turns.ts';

/** What a device is before it belongs to anybody, and after. */
export type RawDevice = Awaited<ReturnType<typeof openRaw>> extends Result<infer T> ? T : never;

/** Opens the store under `name`; `store-…` says why it cannot be. */
export async function openRaw(name: string) {
  let opened: OpenedIndexedDb | undefined;
  try {
    const lost = createSignal<Problem>();
    opened = await openIndexedDb(name, {
      onClosed: (why) => lost[1]({ code: why === 'upgrade' ? 'web-closed-upgrade' : 'web-closed-browser' }),
    });
    const ports = {
      store: opened.store,
      clock: systemClock,
      random: systemRandom,
      timers: systemTimers,
      signer: systemSigner,
      compressor: scriptCompressor,
    };
    const { device, replica } = await openDevice({ ports, registry: openingRooms, blocks: storedBlocks(opened.store) });
    return ok({ name, opened, device, replica, lost: lost[0] });
  } catch (cause) {
    await opened?.store.close().catch(() => undefined);
    if (cause instanceof StoreError) return { ok: false, problem: storeProblem(cause.reason) } as const;
    throw cause;
  }
}

/** `fresh`: the member has just joined, so that nobody can know them yet. */
export async function openKnown(known: Known, raw?: RawDevice, fresh = false): Promise<Result<Opened>> {
  const opening = raw === undefined ? await openRaw(known.store) : ok(raw);
  if (!opening.ok) return opening;
  const { device, replica, opened, lost } = opening.value;
  // The browser may have emptied the store: then this is a new device of the same member.
  if (!(await device.join(known.workplace, known.member))) return failed('web-store-foreign');
  const forgetLeft = handOn(known.store, newId(systemRandom), device);

  const arrivals = arrivalsOf(replica);
  const workplace = new Workplace({
    device: {
      clock: device.clock,
      commit: (...given) => arrivals.own(() => device.commit(...given)),
      undoing: (undo) => device.undoing(undo),
    },
    replica,
    registry: openingRooms,
    loadRegistry: async () => (await Promise.all([import('../../rooms/registry.ts'), allWords()]))[0].registry,
    random: systemRandom,
    me: known.member,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    loadText: loadYjs,
    sign: (message) => device.sign(message),
    keyHolder: (id) => device.keyHolder(id),
    soon: createTurns({ now: () => performance.now(), afterPaint }),
    onDamage: () => device.report('store', { code: 'store-damaged' }),
  });
  if (fresh) await introduce(workplace, known);

  const [unreachable, setUnreachable] = createSignal<Problem>();
  const [elsewhere, setElsewhere] = createSignal<Word>();
  const [leads, setLeads] = createSignal(false);
  let line: Reconnector | undefined;
  let left = false;
  const startLine = async () => {
    await firstView;
    // What is joined or sent may be much: without this it would be written as long as it is.
    const [{ createLine }] = await Promise.all([import('./line.ts'), bringDeflate().catch(() => undefined)]);
    if (left) return;
    line = createLine(device, setUnreachable);
    line.start();
    // What others know of this member comes first, so that their row is not begun twice.
    if (!(await line.synced())) return;
    if (!fresh) await introduce(workplace, known);
    // What was shared is here again: the next visit begins without a word about the loss.
    if (opened.emptied) opened.acceptLoss();
  };
  const [version, setVersion] = createSignal(0);
  const look = () => setVersion((count) => count + 1);
  const [aside, setAside] = createSignal<readonly Aside[]>([]);
  const lookAside = async () => setAside(await device.aside());
  await lookAside();
  // With nothing left to send, what is here is what the others have.
  let seenSharedAt: number | undefined;
  const word = (): Word => {
    const { connected, sharedAt, waiting } = device.status;
    if (connected && waiting === 0) seenSharedAt ??= device.clock.now();
    const why = unreachable();
    return {
      connected,
      away: !connected && why !== undefined,
      sharedAt: sharedAt ?? seenSharedAt,
      dataUsed: bytesOf(device.status),
      problems: why === undefined ? [] : [toldOf(why) ?? []].flat(),
    };
  };
  const turns = takeTurns({
    name: known.store,
    lead: () => {
      setLeads(true);
      void startLine();
    },
    heard: setElsewhere,
    asked: () => turns.tell(word()),
  });
  let told: Problem | undefined;
  device.subscribe(() => {
    look();
    const refusal = device.status.problems.find(isRefusal);
    if (refusal !== told) void lookAside();
    told = refusal;
    turns.tell(word());
  });
  const wake = () => {
    if (leads() && document.visibilityState === 'visible') line?.wake();
  };
  // The browser knows before any connection times out; a server on this very computer answers all the same.
  const [offline, setOffline] = createSignal(!navigator.onLine);
  addEventListener('offline', () => setOffline(true));
  addEventListener('online', () => setOffline(false));
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);

  const standing = (): Standing => {
    version();
    const { waiting, problems, unsaved } = device.status;
    const told = leads()
      ? word()
      : (elsewhere() ?? { connected: false, away: false, sharedAt: undefined, dataUsed: bytesOf(device.status), problems: [] });
    const closed = lost();
    const kept = [...problems.flatMap((problem) => toldOf(problem) ?? []), ...told.problems, ...(closed === undefined ? [] : [closed])];
    return {
      connected: told.connected,
      away: told.away || (offline() && waiting > 0),
      waiting,
      unsaved,
      refused: aside().length,
      sharedAt: told.sharedAt,
      dataUsed: told.dataUsed,
      problems: opened.emptied && kept.length === 0 ? [{ code: 'web-emptied' }] : kept,
    };
  };

  let files: Promise<DeviceFiles> | undefined;
  const loadFiles = () => {
    files ??= import('./files.ts').then(({ deviceFiles }) => deviceFiles(opened.store));
    return files;
  };

  void navigator.storage?.persist?.();
  const drafts = deviceDrafts(known.store);
  return ok({
    known,
    workplace,
    standing,
    drafts,
    now: () => device.clock.now(),
    onArrivals: arrivals.listen,
    openText: async (table, row, column) => {
      const { openSharedText } = await import('./shared-text.ts');
      replica.useText(await loadYjs());
      const commit = (value: Uint8Array) =>
        void arrivals.own(() => device.commit(SHARED, `${table}.edit`, [{ table, row, column, rule: 'text', value }]));
      return ok(await openSharedText(replica, { table, row, column }, commit));
    },
    signedInAgain: async (arrival) => {
      if (arrival.workplace.id !== known.workplace || arrival.member.id !== known.member)
        return failed('sign-in.other', { name: known.memberName });
      setUnreachable(undefined);
      line?.wake();
      return ok(true);
    },
    files: {
      add: async (file, told) => (await loadFiles()).add(file, told),
      open: async (hash, type) => (await loadFiles()).open(hash, type),
    },
    past: async (table, row) => {
      const { happened, complete } = await device.history(table, row);
      const changes = happened.map(({ change, author, at, accepted, undo }) => ({
        undo,
        command: change.command,
        author,
        behalf: change.behalf,
        at,
        waiting: !accepted,
        columns: [...new Set(change.writes.flatMap((write) => (write.table === table && write.row === row ? [write.column] : [])))],
      }));
      return ok({ changes, complete });
    },
    bundle: async () => {
      const bundle = await device.bundleOut();
      return bundle.ok ? ok(new Blob([new Uint8Array(bundle.value)])) : { ok: false, problem: toldOf(bundle.problem) ?? bundle.problem };
    },
    takeBundle: async (file) => device.bundleIn(new Uint8Array(await file.arrayBuffer())),
    aside,
    dismiss: async (one) => {
      await device.dismiss(one);
      await lookAside();
    },
    shared: (patience) =>
      Promise.race([line?.synced() ?? false, new Promise<false>((resolve) => setTimeout(() => resolve(false), patience))]),
    wipe: async () => {
      left = true;
      turns.stop();
      line?.stop();
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      drafts.forgetAll();
      forgetLeft();
      await device.close();
      await opened.store.close();
      await removeDatabase(known.store);
    },
  });
}

const bytesOf = ({ bytes }: Status): number => bytes.sent + bytes.received;

/** The member's own row, so that others see who came; written once. */
async function introduce(workplace: Workplace, known: Known): Promise<void> {
  const me = await workplace.ask('member.me', {});
  if (me.ok && me.value !== null) return;
  const [command, input] = memberJoin(known.member, known.memberName, Intl.DateTimeFormat().resolvedOptions().timeZone);
  await workplace.run(command, input);
}

function removeDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => resolve();
    request.onblocked = () => resolve();
  });
}
