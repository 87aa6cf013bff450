/** A change is what one gesture wrote: the only way data moves, to disk, wire, bundle, history and undo. */

import type { Id } from '../kernel/ids.ts';
import type { Stamp } from './stamp.ts';
import type { Value } from './value.ts';

/** `shared`, or `private:<member id>`: the unit of membership, cursor, segments and digest (S9). */
export type Scope = string;

export const SHARED: Scope = 'shared';
export const privateScope = (member: Id): Scope => `private:${member}`;

/** How writes to one cell merge: `last` by (stamp, device, value), `text` by Yjs, others are kept as a set (R5). */
export type Rule = 'last' | 'text' | (string & {});

export interface Write {
  readonly table: string;
  readonly row: Id;
  readonly column: string;
  readonly rule: Rule;
  readonly value: Value;
}

export interface Change {
  readonly scope: Scope;
  readonly device: Id;
  /** From 1 without hole per (scope, device); with them the change's identity everywhere. */
  readonly seq: number;
  readonly stamp: Stamp;
  /** The command's name, as in the registry and the history. */
  readonly command: string;
  /** Ties the changes of one gesture that needed several (an import, a bulk edit); its undo takes all of them back. */
  readonly gesture?: Id;
  /** Whom the server's own device `relais` wrote for: a member id, or a portal's or job's name. */
  readonly behalf?: string;
  readonly writes: readonly Write[];
}

/** The largest encoded change a hub takes, in bytes; larger gestures are cut into several changes (S7). */
export const CHANGE_LIMIT = 1 << 20;

/** A (stamp, device) pair is greater: the winner of a `last` cell before values are compared (R1). */
export const isLater = (stampA: Stamp, deviceA: Id, stampB: Stamp, deviceB: Id): boolean =>
  stampA > stampB || (stampA === stampB && deviceA > deviceB);
