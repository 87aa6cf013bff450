/** Reaches the server by the best way that carries: a socket, else one long answer, else page by page; and says why when none does. */
import type { Problem } from '../../kernel/result.ts';
import type { Connection, Receiver } from '../../sync/index.ts';
import { connectBy, type Way, ways } from '../../workplace/transport/index.ts';
import { accounts } from '../account/accounts.ts';

export interface DialOptions {
  /** Bytes that went over the network, in either direction (S11). */
  readonly count: (bytes: number) => void;
  /** Why nothing could be reached; undefined once something was. */
  readonly told: (problem: Problem | undefined) => void;
}

/** How long a way may take to open, in ms. */
const PATIENCE = 12_000;

/** A dial for the `Reconnector`: each call tries the way that carried last, and the others after it. */
export function createDial({ count, told }: DialOptions): (receiver: Receiver) => Promise<Connection | undefined> {
  let best = 0;
  return async (receiver) => {
    const first = await open(ways[best] ?? 'websocket', receiver, count, () => advance());
    if (first !== undefined) {
      told(undefined);
      return first;
    }
    // Whether it is this way, the network or the person that is not let through.
    const me = await accounts.me();
    if (!me.ok) {
      told(me.problem);
      return undefined;
    }
    advance();
    const second = await open(ways[best] ?? 'poll', receiver, count, () => advance());
    told(second === undefined ? { code: 'network.unreachable' } : undefined);
    return second;
  };

  function advance(): void {
    best = (best + 1) % ways.length;
  }
}

/** `mute` is told of a connection that opened and ended without a word: a proxy that holds everything back. */
function open(way: Way, receiver: Receiver, count: (bytes: number) => void, mute: () => void): Promise<Connection | undefined> {
  return new Promise((resolve) => {
    let heard = false;
    let settled = false;
    const settle = (connection: Connection | undefined) => {
      clearTimeout(late);
      settled = true;
      resolve(connection);
    };
    const inner = connectBy(
      way,
      { url: location.origin },
      {
        receive: (message) => {
          heard = true;
          count(message.length);
          receiver.receive(message);
        },
        closed: () => {
          if (!settled) settle(undefined);
          else {
            if (!heard) mute();
            receiver.closed();
          }
        },
      },
      () => settle(connection),
    );
    const connection: Connection = {
      send: (message) => {
        count(message.length);
        inner.send(message);
      },
      close: (reason) => inner.close(reason),
    };
    const late = setTimeout(() => {
      inner.close('late');
      settle(undefined);
    }, PATIENCE);
  });
}
