/** What the search for one kind found: which tasks, of which no more is told than is shown, and which roles. */

import type { Id } from '../../../kernel/ids.ts';
import type { Rows } from '../../../replica/read.ts';
import type { task } from '../../tasks/index.ts';
import type { Finding } from './kinds.ts';
import type { Look } from './look.ts';

export interface Found {
  readonly tasks: Rows<typeof task>;
  /** What is found of some of them, in their order. */
  tell(some: Rows<typeof task>): readonly Finding[];
}

/** The live tasks at these places, of each of which one tells. */
export const foundAt = (look: Look, places: readonly number[], tell: (place: number, id: Id) => Finding): Found => ({
  tasks: look.live.at(places),
  tell(some) {
    const at = some.places('id', look.live);
    return some.ids().map((id, place) => tell(at[place] as number, id));
  },
});
