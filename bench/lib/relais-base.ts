/**
 * Relais as a person's device runs it: Device and Replica over a store, Session and Hub between devices, every message counted.
 * In memory as the other engines in memory are, saved as SQLite; or, `durable`, on SQLite throughout, each session synced to the disk.
 */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Store, startingWith } from '../../src/kernel/store.ts';
import { type Change, SHARED } from '../../src/replica/change.ts';
import { Replica } from '../../src/replica/replica.ts';
import { copyStore, memoryStore } from '../../src/storage/index.ts';
import { openSqlite, zlibCompressor } from '../../src/storage/node.ts';
import { Device, storedBlocks } from '../../src/sync/index.ts';
import { fillHub } from './relais-hub.ts';
import {
  type Counter,
  clock,
  closeAll,
  connectAll,
  copied,
  hubFile,
  type Line,
  MEMBER,
  openCentre,
  openPeer,
  type Peer,
  ports,
  share,
  timers,
  WORKPLACE,
} from './relais-peers.ts';
import { note, OPEN_STATES, task } from './relais-tables.ts';
import { fromId, type Op, type Row, rowsOf, type Sitting, shownCell, toId, writesOf } from './relais-workload.ts';

/** Relais counts time from 2024; the workload begins a year before. */
const LATER = 2 * 365 * 86_400_000;

interface Place {
  readonly device: string;
  readonly dir: string;
  /** Where `save` put the state, and the hub beside it. */
  readonly state: string;
}
/** While a history is built: one device for each author over one state, and what they wrote, for the hub. */
interface Team {
  readonly authors: readonly Peer[];
  readonly written: Change[];
}

export function relais(durable: boolean) {
  const begin = async (file: string): Promise<Store> => (durable ? openSqlite(file) : memoryStore());
  /** In memory: a copy of what is on disk. */
  const reopen = async (file: string): Promise<Store> => {
    const disk = await openSqlite(file);
    if (durable) return disk;
    const store = memoryStore();
    await copyStore(disk, store);
    await disk.close();
    return store;
  };

  return {
    name: durable ? 'relais-durable' : 'relais',
    title: durable ? 'Relais (durable at every session)' : 'Relais',
    versions: { relais: '0.1.0', node: process.versions.node },
    durable,
    note: durable
      ? 'the same over SQLite with synchronous=FULL throughout: a session is on disk before the next begins; building, each author has a device and a file of their own'
      : 'Device and Replica over a store in memory, saved as the SQLite file of a device that is level with its hub; 40 devices in the history; wire counts device to hub and hub to device, the larger of the two for one change',
    bundle: {
      entry: `import { Replica } from '../src/replica/replica.ts';
        import { EntryDecoder, EntryEncoder } from '../src/sync/entries.ts';
        import { string, table } from '../src/replica/schema.ts';
        globalThis.lib = [Replica, EntryEncoder, EntryDecoder, string, table];`,
      /** With all that makes it durable, signed and shared: log, sessions, reconnection. */
      whole: `import { Replica } from '../src/replica/replica.ts';
        import { Device, Reconnector, Session, storedBlocks } from '../src/sync/index.ts';
        globalThis.lib = [Replica, Device, Session, Reconnector, storedBlocks];`,
    },

    async create({ dir }: Place): Promise<Team> {
      const replica = new Replica({ tables: [task, note], blocks: storedBlocks(memoryStore()), compressor: zlibCompressor });
      const authors: Peer[] = [];
      for (let author = 0; author < 40; author++) {
        const store = await begin(join(dir, `author-${author}.sqlite`));
        const device = await Device.open(ports(store), replica);
        await device.join(WORKPLACE, MEMBER);
        authors.push({ device, replica, store, centre: undefined, line: undefined });
      }
      return { authors, written: [] };
    },

    async applyOps(to: Team | Peer, sittings: readonly Sitting[]): Promise<void> {
      for (const { author, at, ops } of sittings) {
        clock.at = at + LATER;
        const { device } = 'authors' in to ? (to.authors[author] as Peer) : to;
        const change = device.commit(SHARED, 'bench.write', writesOf(ops));
        if ('authors' in to) to.written.push(change);
        if (durable) await device.settled();
      }
      for (const { device } of 'authors' in to ? to.authors : [to]) await device.settled();
    },

    /** The authors' devices share with the hub; a further device joins it: what that one keeps on disk is the state. */
    async save({ authors, written }: Team, dir: string): Promise<void> {
      rmSync(dirname(hubFile(dir)), { recursive: true, force: true });
      const centre = await openCentre(hubFile(dir), openSqlite);
      clock.at += 86_400_000;
      await fillHub(
        centre.hub,
        WORKPLACE,
        MEMBER,
        authors.map(({ device }) => device.id),
        written,
      );
      await centre.hub.fold(WORKPLACE, SHARED);
      const store = await openSqlite(join(dir, 'relais.sqlite'));
      const peer = await openPeer(store);
      await peer.device.join(WORKPLACE, MEMBER);
      peer.centre = centre;
      await share([peer]);
      await closeAll(peer, centre);
    },

    /** Bytes of what the hub keeps beyond the state: every change ever made, with signatures. */
    async extra(dir: string): Promise<Record<string, number>> {
      const store = await openSqlite(hubFile(dir));
      const blocks = await store.range('hub-log', startingWith(''));
      await store.close();
      return { history_bytes: blocks.reduce((sum, { value }) => sum + value.length, 0) };
    },

    async load(dir: string, { device, state }: Place): Promise<Peer> {
      const file = join(dir, 'relais.sqlite');
      if (device === 'open') return openPeer(await openSqlite(file));
      clock.at = Date.UTC(2029, 0, 1);
      const peer = await openPeer(await reopen(file));
      if (!durable) peer.centre = await openCentre(hubFile(state), reopen);
      else peer.centre = await openCentre(join(dir, 'hub.sqlite'), async (to) => copied(hubFile(state), to));
      return peer;
    },

    /** The second device comes to the hub anew: two copies of one device would be a fault, not a workplace. */
    async fork({ centre }: Peer, { dir }: Place): Promise<Peer> {
      const peer = await openPeer(await begin(join(dir, 'relais.sqlite')));
      await peer.device.join(WORKPLACE, MEMBER);
      peer.centre = centre;
      await share([peer]);
      return peer;
    },

    async query({ replica }: Peer, holder: string): Promise<string[]> {
      const ids = await replica.read((reader) =>
        reader
          .where(task, { holder: toId(holder), state: OPEN_STATES })
          .sort({ by: 'due' })
          .ids(),
      );
      return ids.map(fromId);
    },

    async getCell({ replica }: Peer, id: string, column: string): Promise<unknown> {
      const row = await replica.read((reader) => reader.row(task, toId(id)) as Readonly<Record<string, unknown>> | undefined);
      return shownCell(column, row?.[column]);
    },

    subscribe({ replica }: Peer, listener: (id: string) => void): void {
      replica.subscribe((touched) => {
        for (const row of touched.get(task.name)?.rows ?? []) listener(fromId(row));
      });
    },

    async connect(a: Peer, b: Peer): Promise<void> {
      await connectAll([a, b]);
      timers.waits = true;
    },

    /** Until the bytes for the hub exist, which is after the change is saved. */
    async encodeChange({ device, line }: Peer, op: Op): Promise<Uint8Array> {
      const sent = (line as Line).next('up');
      clock.at += 50;
      device.commit(SHARED, 'bench.write', writesOf([op]));
      return sent;
    },

    /** The hub's part: accepts, and sends to the other device. */
    async relay(a: Peer, b: Peer, sent: Uint8Array): Promise<Uint8Array> {
      const acknowledged = (a.line as Line).next('down');
      const onward = (b.line as Line).next('down');
      (a.line as Line).deliver('up', sent);
      (a.line as Line).deliver('down', await acknowledged);
      return onward;
    },

    /** Until the listener of the row was called: at once, unless the session was still at work on an earlier message. */
    applyChange({ replica, line }: Peer, bytes: Uint8Array): Promise<void> | undefined {
      let told = false;
      let heard = (): void => undefined;
      const stop = replica.subscribe(() => {
        stop();
        told = true;
        heard();
      });
      (line as Line).deliver('down', bytes);
      if (told) return undefined;
      return new Promise((resolve) => {
        heard = resolve;
      });
    },

    async diffSync(a: Peer, b: Peer, wire: Counter): Promise<void> {
      await share([a, b], wire);
    },

    /** The hub is at work before somebody joins, as the other engines' first replica is. */
    async prepareBootstrap({ centre }: Peer): Promise<void> {
      await centre?.hub.cursors(WORKPLACE);
    },

    async bootstrap({ centre }: Peer, wire: Counter, { dir }: Place): Promise<Peer> {
      const peer = await openPeer(await begin(join(dir, 'relais.sqlite')));
      await peer.device.join(WORKPLACE, MEMBER);
      peer.centre = centre;
      await share([peer], wire);
      return peer;
    },

    async rows(of: Team | Peer): Promise<{ tasks: Map<string, Row>; notes: Map<string, Row> }> {
      const { replica } = 'authors' in of ? (of.authors[0] as Peer) : of;
      return { tasks: await rowsOf(replica, task), notes: await rowsOf(replica, note) };
    },

    async close(of: Team | Peer): Promise<void> {
      for (const peer of 'authors' in of ? of.authors : [of]) await closeAll(peer);
    },
  };
}
