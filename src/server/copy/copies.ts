/**
 * The server's own copy of each workplace, opened when something first asks for it: a device like any other, whose hub
 * is in the same process. What it writes carries the device of the member `relais`, on behalf of whoever asked.
 */

import type { Id } from '../../kernel/ids.ts';
import type { Store, StoreError } from '../../kernel/store.ts';
import type { Replica } from '../../replica/replica.ts';
import { registry } from '../../rooms/registry.ts';
import { zlibCompressor } from '../../storage/node.ts';
import { type Connection, type Device, type Dial, type Hub, RELAIS, Reconnector, storedBlocks } from '../../sync/index.ts';
import { loadYjs, openDevice, systemSigner, systemTimers, Workplace } from '../../workplace/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { privateScope } from '../authorise.ts';
import type { Log } from '../http/log.ts';
import { scopedStore } from './scoped-store.ts';

/** How long an answer waits for what it wrote to be accepted, in ms; it is durable before that. */
const PATIENCE = 5000;

export interface Copy {
  readonly replica: Replica;
  readonly device: Device;
  /** The rooms as `member` sees and uses them. */
  as(member: Id): Workplace;
  /** True once everything written is saved, and accepted by the hub unless that takes long. */
  written(): Promise<boolean>;
}

export interface Copies {
  of(workplace: Id): Promise<Copy>;
  close(): Promise<void>;
}

export interface CopyParts {
  readonly accounts: Accounts;
  readonly hub: Hub;
  readonly log: Log;
  /** IANA zone of whoever declared none. */
  readonly zone: string;
}

interface Open {
  readonly copy: Copy;
  close(): Promise<void>;
}

export function openCopies(parts: CopyParts): Copies {
  const open = new Map<Id, Promise<Open>>();

  async function of(workplace: Id): Promise<Copy> {
    const known = open.get(workplace) ?? openCopy(parts, workplace);
    open.set(workplace, known);
    known.catch(() => open.delete(workplace));
    return (await known).copy;
  }

  // The wall is the accounts' business; the people of the workplace read of a departure in its own rooms.
  const stopListening = parts.accounts.listen(async (event) => {
    if (event.kind !== 'member-removed') return;
    try {
      const copy = await of(event.workplace);
      const noted = await copy.as(event.by).run('member.leave', { member: event.member });
      if (!noted.ok) parts.log.warn('departure-not-noted', { code: noted.problem.code });
    } catch (cause) {
      // The removal itself is done, and must not look undone because this was not.
      parts.log.error('departure-not-noted', cause);
    }
  });

  return {
    of,
    async close() {
      stopListening();
      for (const each of open.values()) await (await each).close();
      open.clear();
    },
  };
}

/** Where the server's own device of a workplace lies. */
export const ownStore = (store: Store, workplace: Id): Store => scopedStore(store, 'copy', workplace);

async function openCopy({ accounts, hub, log, zone }: CopyParts, workplace: Id): Promise<Open> {
  const { clock, random } = accounts;
  const store = ownStore(accounts.store, workplace);
  const ports = { store, clock, random, timers: systemTimers, signer: systemSigner, compressor: zlibCompressor };
  const { device, replica } = await openDevice({ ports, registry, blocks: storedBlocks(store) });
  await device.join(workplace, RELAIS);
  const line = new Reconnector(device, dialHub(hub, workplace));
  line.start();
  await line.synced();
  const onDamage = (error: StoreError): void => log.error('copy-damaged', error);
  const as = (member: Id): Workplace =>
    new Workplace({
      device,
      replica,
      registry,
      random,
      me: member,
      zone,
      loadText: loadYjs,
      keyHolder: (id) => device.keyHolder(id),
      behalf: member,
      onDamage,
    });
  return {
    copy: {
      replica,
      device,
      as,
      async written() {
        const saved = await device.settled();
        if (saved) await Promise.race([line.synced(), new Promise((resolve) => setTimeout(resolve, PATIENCE).unref())]);
        return saved;
      },
    },
    async close() {
      line.stop();
      await device.close();
    },
  };
}

/** Straight to the hub of this process, without a wire; still in turns, as both sides expect. */
function dialHub(hub: Hub, workplace: Id): Dial {
  return async (receiver) => {
    let over = false;
    const end = (): void => {
      if (over) return;
      over = true;
      receiver.closed();
    };
    const fromHub: Connection = {
      send: (message) => queueMicrotask(() => (over ? undefined : receiver.receive(message))),
      close: () => queueMicrotask(end),
    };
    const scopes = ['shared', privateScope(RELAIS)];
    const atHub = hub.connect({ workplace, member: RELAIS, scopes, mayActForOthers: true }, fromHub);
    return {
      send: (message) => queueMicrotask(() => (over ? undefined : atHub.receive(message))),
      close() {
        over = true;
        atHub.closed();
      },
    };
  };
}
