/** A connection whose messages are written by hand. */

import { decodeMessage, encodeMessage, type Message } from '../../src/sync/index.ts';
import type { Simulation } from '../simulation.ts';
import { Process } from '../world/process.ts';
import type { Caller } from './site.ts';

export interface Hand {
  send(message: Message): void;
  /** Bytes that need be no message. */
  raw(bytes: Uint8Array): void;
  readonly process: Process;
  close(): void;
}

export type Hears = (message: Message, hand: Hand) => void;

/** `undefined` when nobody answers. */
export function dialByHand(sim: Simulation, caller: Caller, heard: Hears): Hand | undefined {
  const process = new Process(sim.time);
  const receive = (bytes: Uint8Array): void => {
    const message = decodeMessage(bytes);
    if (message.ok) heard(message.value, hand);
  };
  const connection = sim.server.dial(caller, { receive, closed: () => process.kill() }, process);
  const hand: Hand = {
    send: (message) => connection?.send(encodeMessage(message)),
    raw: (bytes) => connection?.send(bytes),
    process,
    close: () => connection?.close('end'),
  };
  return connection === undefined ? undefined : hand;
}
