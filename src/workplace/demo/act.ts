/** How the demo's people act. */

import type { Id } from '../../kernel/ids.ts';

/** Somebody does something: when, who, which command. Answers the id of the row it made, `undefined` when it was refused. */
export type Act = (at: number, who: number, command: string, input: object) => Id | undefined;

/** What the workplace answers to the first of them. */
export type Ask = (query: string, input: object) => unknown;
