/** The server's side of sync: opens workplaces when asked, connects devices, registers and removes. No I/O of its own. */

import { assert } from '../kernel/assert.ts';
import type { Id } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Link } from '../replica/chain.ts';
import { type Change, privateScope, type Scope } from '../replica/change.ts';
import type { Connection, Receiver } from './connection.ts';
import { changesOf } from './entries.ts';
import { type Authority, HubConnection } from './hub-connection.ts';
import { answerHistory } from './hub-history.ts';
import type { HubPorts } from './hub-ports.ts';
import { HubWorkplace } from './hub-workplace.ts';
import { decodeBlock } from './log-block.ts';
import { stored } from './records.ts';

type Optional = 'gather' | 'foldAfter' | 'onAccepted';
/** What the hub needs of the world; see `HubPorts` for what may be left out. */
export type HubOptions = Omit<HubPorts, Optional> & Partial<Pick<HubPorts, Optional>>;

export class Hub {
  private readonly ports: HubPorts;
  private readonly workplaces = new Map<Id, Promise<HubWorkplace>>();
  private readonly unwatch: () => void;

  constructor(options: HubOptions) {
    this.ports = { gather: 0, foldAfter: 5000, onAccepted: () => undefined, ...options };
    // If the store cannot be read now, the next commit finds out.
    this.unwatch = options.store.watch((topic) => void this.wake(topic).catch(() => undefined));
  }

  private workplace(id: Id): Promise<HubWorkplace> {
    let open = this.workplaces.get(id);
    if (open === undefined) {
      const workplace = new HubWorkplace(this.ports, id);
      open = workplace.load().then(() => workplace);
      this.workplaces.set(id, open);
      open.catch(() => this.workplaces.delete(id));
    }
    return open;
  }

  private async wake(topic: string): Promise<void> {
    const slash = topic.indexOf('/');
    const open = await this.workplaces.get(topic.slice(0, slash));
    await open?.wake(topic.slice(slash + 1));
  }

  /**
   * A device that the server authenticated is at the other end of `connection`. What arrives goes to the receiver.
   * Messages may arrive before the workplace is loaded; they wait.
   */
  connect(authority: Authority, connection: Connection): Receiver {
    let early: Uint8Array[] = [];
    let receiver: Receiver | undefined;
    let gone = false;
    this.workplace(authority.workplace).then(
      (workplace) => {
        if (gone) return;
        receiver = new HubConnection(workplace, authority, connection);
        for (const message of early) receiver.receive(message);
        early = [];
      },
      () => connection.close('store'),
    );
    return {
      receive: (message) => (receiver === undefined ? void early.push(message) : receiver.receive(message)),
      closed: () => {
        gone = true;
        receiver?.closed();
      },
    };
  }

  /** Registers a device for a member, with the public key it signs with. Devices also register themselves on connecting. */
  async registerDevice(workplace: Id, device: Id, member: Id, key: Uint8Array): Promise<Result<undefined>> {
    const open = await this.workplace(workplace);
    const registered = await open.roster.register(device, member, key);
    open.rosterChanged();
    return registered;
  }

  /** Ends every device of a member: their connections close at once, and what comes later is refused (X2, A30). */
  async removeMember(workplace: Id, member: Id): Promise<void> {
    const open = await this.workplace(workplace);
    await open.roster.remove(member, async () => {
      const scopes = new Set([...(await open.everyScope()), privateScope(member)]);
      return Promise.all([...scopes].map(async (scope) => (await open.scope(scope)).log));
    });
    open.rosterChanged();
    for (const connection of [...open.connections]) if (connection.member === member) connection.end('removed');
    // The other hubs read the roster anew, whatever they are woken for.
    this.ports.store.notify(`${workplace}/`);
  }

  /**
   * Accepts changes for whose authors the server itself vouches, without a connection: the demo's history. They must follow
   * each device's chain, and the links that sign them each other. Rejects with the store's failure.
   */
  async admit(workplace: Id, scope: Scope, changes: readonly Change[], links: readonly Link[]): Promise<void> {
    const { log } = await (await this.workplace(workplace)).scope(scope);
    const entries = [
      ...changes.map((change) => ({ kind: 'change', change }) as const),
      ...links.map((link) => ({ kind: 'link', link }) as const),
    ];
    log.propose({ from: { refused: (seq, problem) => assert(false, `${problem.code} at ${seq}`) }, entries, mayActForOthers: true });
    await log.commit();
  }

  /**
   * The changes that touched a row, oldest first, of the newest page before cursor `before` (0: from the newest). Ask again
   * before `next` unless it is 0.
   */
  async history(
    workplace: Id,
    scope: Scope,
    row: { readonly table: string; readonly row: Id; readonly before: number },
  ): Promise<{ readonly changes: readonly Change[]; readonly next: number }> {
    const { log } = await (await this.workplace(workplace)).scope(scope);
    const { block, next } = await answerHistory(log, this.ports, { kind: 'ask', scope: 0, request: 0, ...row });
    return { changes: changesOf(stored(decodeBlock(scope, block, this.ports.compressor))), next };
  }

  /** Makes segments of a scope now; the hub does so by itself when its log has grown. */
  async fold(workplace: Id, scope: Scope): Promise<void> {
    await (await this.workplace(workplace)).fold(scope);
  }

  /** Waits until what was expunged in a scope is gone from the store (X3). */
  async expunged(workplace: Id, scope: Scope): Promise<void> {
    await (await this.workplace(workplace)).expunge(scope);
  }

  /** After the store was restored from a copy, before anybody connects (S5). */
  async renewEpoch(workplace: Id): Promise<void> {
    await (await this.workplace(workplace)).renewEpoch();
  }

  /** A verified backup holds the logs up to these cursors. */
  async cover(workplace: Id, cursors: readonly { scope: Scope; cursor: number }[]): Promise<void> {
    await (await this.workplace(workplace)).cover(cursors);
  }

  /** How far each scope's log goes: what a backup taken now will cover. */
  async cursors(workplace: Id): Promise<readonly { scope: Scope; cursor: number }[]> {
    const open = await this.workplace(workplace);
    return Promise.all((await open.everyScope()).map(async (scope) => ({ scope, cursor: (await open.scope(scope)).log.cursor })));
  }

  /** Ends all connections; the store is the caller's to close. */
  async close(): Promise<void> {
    this.unwatch();
    for (const open of this.workplaces.values()) (await open).close();
  }
}
