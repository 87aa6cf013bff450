/** Devices and their hub in one process: every message between them is a real one, and is counted. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Store } from '../../src/kernel/store.ts';
import { SHARED } from '../../src/replica/change.ts';
import { Replica } from '../../src/replica/replica.ts';
import { copyStore } from '../../src/storage/index.ts';
import { openSqlite, zlibCompressor } from '../../src/storage/node.ts';
import { type Connection, Device, type DevicePorts, Hub, Session, storedBlocks } from '../../src/sync/index.ts';
import { systemRandom, systemSigner, systemTimers } from '../../src/workplace/platform.ts';
import { note, task } from './relais-tables.ts';
import { toId } from './relais-workload.ts';

export interface Counter {
  send(bytes: Uint8Array): unknown;
}

/** The hub that all devices of one run share. */
export interface Centre {
  readonly hub: Hub;
  readonly store: Store;
}

/** One device, its replica, and its line to the hub while it is connected. */
export interface Peer {
  readonly device: Device;
  readonly replica: Replica;
  readonly store: Store;
  centre: Centre | undefined;
  line: Line | undefined;
}

export const WORKPLACE = toId('workplace-of-a-bench-');
export const MEMBER = toId('member-of-the-bench--');
/** What every clock of the run shows. */
export const clock = {
  at: Date.now(),
  now(): number {
    return this.at;
  },
};
/** While changes are looked at one by one, what devices do once a second (sign) waits: it is counted beside. */
export const timers = {
  waits: false,
  after(delay: number, task: () => void): () => void {
    return this.waits && delay >= 1000 ? () => undefined : systemTimers.after(delay, task);
  },
};
export const ports = (store: Store): DevicePorts => ({
  store,
  clock,
  random: systemRandom,
  timers,
  signer: systemSigner,
  compressor: zlibCompressor,
});
const hubPorts = { clock, random: systemRandom, timers: systemTimers, signer: systemSigner, compressor: zlibCompressor };

/** A connection that hands messages over in a microtask, in order, or holds them until told. */
export class Line {
  readonly session: Session;
  private over = false;
  private readonly hub: ReturnType<Hub['connect']>;
  private readonly waiting: { up: ((bytes: Uint8Array) => void)[]; down: ((bytes: Uint8Array) => void)[] } = { up: [], down: [] };

  constructor(peer: Peer, wire?: Counter) {
    const end = (way: 'up' | 'down'): Connection => ({
      send: (bytes) => {
        wire?.send(bytes);
        const expected = this.waiting[way].shift();
        if (expected !== undefined) expected(bytes);
        else queueMicrotask(() => this.deliver(way, bytes));
      },
      close: () => this.end(),
    });
    this.session = new Session(peer.device, end('up'), {
      ended: (problem) => {
        if (problem !== undefined) throw new Error(JSON.stringify(problem));
      },
    });
    this.hub = (peer.centre as Centre).hub.connect(
      { workplace: WORKPLACE, member: MEMBER, scopes: [SHARED, `private:${MEMBER}`] },
      end('down'),
    );
  }

  /** The next message that way, which is then not delivered. */
  next(way: 'up' | 'down'): Promise<Uint8Array> {
    return new Promise((resolve) => this.waiting[way].push(resolve));
  }

  deliver(way: 'up' | 'down', bytes: Uint8Array): void {
    if (!this.over) (way === 'up' ? this.hub : this.session).receive(bytes);
  }

  end(): void {
    if (this.over) return;
    this.over = true;
    this.hub.closed();
    this.session.closed();
  }
}

/** Connects, and waits until everybody has everything. */
export async function connectAll(peers: readonly Peer[], wire?: Counter): Promise<void> {
  for (const peer of peers) {
    peer.line = new Line(peer, wire);
    await peer.line.session.start();
  }
  await level(peers);
}

export async function share(peers: readonly Peer[], wire?: Counter): Promise<void> {
  await connectAll(peers, wire);
  for (const peer of peers) {
    peer.line?.end();
    peer.line = undefined;
  }
}

async function level(peers: readonly Peer[]): Promise<void> {
  for (;;) {
    const cursors = (await peers[0]?.centre?.hub.cursors(WORKPLACE)) ?? [];
    const end = cursors.find(({ scope }) => scope === SHARED)?.cursor ?? 0;
    const isLevel = ({ device, line }: Peer): boolean =>
      line?.session.upToDate === true && device.core.journal(SHARED).state.log.cursor >= end;
    if (peers.every(isLevel)) return;
    await new Promise(setImmediate);
  }
}

export const hubFile = (dir: string): string => join(`${dir}.hub`, 'hub.sqlite');

export async function openPeer(store: Store): Promise<Peer> {
  const replica = new Replica({ tables: [task, note], blocks: storedBlocks(store), compressor: zlibCompressor });
  return { device: await Device.open(ports(store), replica), replica, store, centre: undefined, line: undefined };
}

export async function openCentre(file: string, open: (file: string) => Promise<Store>): Promise<Centre> {
  mkdirSync(dirname(file), { recursive: true });
  const store = await open(file);
  return { store, hub: new Hub({ ...hubPorts, store, foldAfter: Number.POSITIVE_INFINITY }) };
}

export async function copied(from: string, to: string): Promise<Store> {
  const [source, target] = [await openSqlite(from), await openSqlite(to)];
  await copyStore(source, target);
  await source.close();
  return target;
}

export async function closeAll(peer: Peer, centre?: Centre): Promise<void> {
  peer.line?.end();
  await peer.device.settled();
  await peer.store.close();
  await centre?.hub.close();
  await centre?.store.close();
}
