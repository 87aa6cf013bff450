/** Dials the server: by WebSocket, else by one long HTTP answer, else by long polls, whichever carries a message first. */

import type { Connection, Dial, Receiver } from '../../sync/index.ts';
import { connectMailbox } from './mailbox.ts';
import type { Peer } from './peer.ts';
import { connectWebSocket } from './websocket.ts';

export type { Peer } from './peer.ts';

const WAYS = ['websocket', 'stream', 'poll'] as const;
export type Way = (typeof WAYS)[number];

/** A way that does not open within this time is left for the next one, in ms. */
const OPENING = 10_000;

/** Remembers which way carried last. A way that opened but never carried a message counts as broken. */
export function dialer(peer: () => Peer, only?: Way): Dial {
  let preferred = 0;
  return async (receiver) => {
    const order = only === undefined ? WAYS.slice(preferred) : [only];
    for (const way of order) {
      const opened = await open(way, peer(), receiver, (carried) => {
        preferred = carried ? WAYS.indexOf(way) : (WAYS.indexOf(way) + 1) % WAYS.length;
      });
      if (opened !== undefined) return opened;
    }
    preferred = 0;
    return undefined;
  };
}

function open(way: Way, peer: Peer, receiver: Receiver, ended: (carried: boolean) => void): Promise<Connection | undefined> {
  return new Promise((resolve) => {
    let state: 'opening' | 'open' | 'over' = 'opening';
    let carried = false;
    const give = (connection: Connection | undefined): void => {
      clearTimeout(timer);
      state = connection === undefined ? 'over' : 'open';
      resolve(connection);
    };
    const watched: Receiver = {
      receive(message) {
        carried = true;
        receiver.receive(message);
      },
      closed() {
        if (state === 'opening') give(undefined);
        else if (state === 'open') {
          state = 'over';
          ended(carried);
          receiver.closed();
        }
      },
    };
    const timer = setTimeout(() => {
      connection.close('slow');
      if (state === 'opening') give(undefined);
    }, OPENING);
    const opened = (): void => {
      if (state === 'opening') give(connection);
    };
    const connection = way === 'websocket' ? connectWebSocket(peer, watched, opened) : connectMailbox(peer, way, watched, opened);
  });
}
