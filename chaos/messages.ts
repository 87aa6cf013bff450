/** What the run and its clients say to one another, over the channel between a process and its child. */

import type { Way } from '../src/workplace/index.ts';
import type { Seen } from './history.ts';

/** What a client process is started with, as its one argument. */
export interface Assignment {
  readonly client: number;
  readonly folder: string;
  /** Where to join; the line to sync over is another one. */
  readonly server: string;
  /** Origin of the proxy that this client's sync goes through. */
  readonly line: string;
  readonly way: Way;
  /** A link, the first time. */
  readonly link?: string;
  /** Mean ms between its transactions. */
  readonly pace: number;
  readonly seed: number;
  /** Begins at once: it was killed in the middle. */
  readonly goes: boolean;
}

export type Order =
  | { readonly say: 'go' }
  | { readonly say: 'rest' }
  | { readonly say: 'look'; readonly call: number }
  | { readonly say: 'end' };

export type Report =
  | { readonly say: 'ready'; readonly token: string }
  | { readonly say: 'failed'; readonly reason: string }
  | { readonly say: 'looked'; readonly call: number; readonly waiting: number; readonly connected: boolean; readonly seen: Seen };
