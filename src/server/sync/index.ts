/** Sync as the server offers it: one hub, three ways to it on one port, the same questions asked at each door. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Id } from '../../kernel/ids.ts';
import type { Change, Scope } from '../../replica/change.ts';
import { zlibCompressor } from '../../storage/node.ts';
import { Hub } from '../../sync/index.ts';
import { systemSigner, systemTimers } from '../../workplace/index.ts';
import type { Route } from '../http/route.ts';
import type { Shell } from '../http/shell.ts';
import { openDoors } from './doors.ts';
import { defaultMailboxTimes, type MailboxTimes } from './mailbox.ts';
import { mailboxRoutes } from './mailbox-routes.ts';
import { defaultTimes, openSockets, type SocketTimes } from './websocket.ts';

export interface Sync {
  readonly hub: Hub;
  readonly routes: readonly Route[];
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every connection that the server closes, and finishes what was proposed. */
  close(): Promise<void>;
}

export interface SyncOptions {
  readonly times?: Partial<SocketTimes & MailboxTimes> | undefined;
  /** ms to gather pushes before one commit for all of them. */
  readonly gather?: number | undefined;
  /** Changes that are durable now. */
  onAccepted?(workplace: Id, scope: Scope, changes: readonly Change[], cursor: number): void;
}

export function openSync(shell: Shell, options: SyncOptions = {}): Sync {
  const { accounts, metrics } = shell;
  const times = { ...defaultTimes, ...defaultMailboxTimes, ...options.times };
  const hub = new Hub({
    store: accounts.store,
    clock: accounts.clock,
    random: accounts.random,
    timers: systemTimers,
    signer: systemSigner,
    compressor: zlibCompressor,
    gather: options.gather ?? 0,
    onAccepted: (workplace, scope, changes, cursor) => {
      metrics.accepted(changes.length);
      options.onAccepted?.(workplace, scope, changes, cursor);
    },
  });
  const doors = openDoors({ accounts, hub, metrics });
  const sockets = openSockets(shell, doors, times);
  return {
    hub,
    routes: mailboxRoutes(doors, times),
    upgrade: sockets.upgrade,
    async close() {
      doors.close();
      await hub.close();
      sockets.close();
    },
  };
}
