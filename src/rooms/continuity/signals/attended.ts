/** Orphans, for which nobody answers, and stranded tasks, whose carriers are away for longer than they can wait. */

import { addDays, type CivilDate } from '../../../kernel/civil-date.ts';
import { type Found, foundAt } from './found.ts';
import { canWaitUntil, HORIZON, isWaitingStill, SHORTEST } from './kinds.ts';
import { carriersOf, cellsOf, heldOf, membersHere, once } from './look.ts';

/** Nobody holds it, and nobody its role: only whoever released it last might know. What waits for a day to come is left in peace. */
export const orphans = once((look): Found => {
  const { roles, states, waits } = cellsOf(look);
  const carriers = carriersOf(look);
  const { left } = heldOf(look);
  const places: number[] = [];
  for (let at = 0; at < roles.length; at++) {
    if (carriers(at).length > 0) continue;
    if (!isWaitingStill({ state: states[at] ?? null, waitUntil: waits[at] ?? null }, look.moment.today)) places.push(at);
  }
  return foundAt(look, places, (at, id) => {
    const reason = left[at] === true ? 'holder-left' : roles[at] === null ? 'no-role' : 'role-vacant';
    return { kind: 'orphan', about: 'task', id, reason, date: null, other: null };
  });
});

/** Those who carry it are all away past the day until which it can wait. */
export const stranded = once((look): Found => {
  const { today } = look.moment;
  const { states, dues, waits, rhythms } = cellsOf(look);
  const carriers = carriersOf(look);
  const backs = look.back(look.isNarrow ? states.flatMap((_, at) => carriers(at)) : membersHere(look));
  const soon = addDays(today, SHORTEST);
  const backAt = (at: number): CivilDate | undefined => {
    let first: CivilDate | undefined;
    for (const one of carriers(at)) {
      const date = backs.get(one) ?? today;
      if (first === undefined || date < first) first = date;
    }
    return first;
  };
  const places: number[] = [];
  for (let at = 0; at < states.length; at++) {
    const back = backAt(at);
    if (back === undefined || back === today) continue;
    const due = dues[at] ?? null;
    // What is not due in the next days can wait as long as that.
    if (back <= soon && !(due !== null && due >= today && due < soon)) continue;
    const waiting = { state: states[at] ?? null, due, waitUntil: waits[at] ?? null, rhythm: rhythms[at] ?? null };
    if (back > canWaitUntil(waiting, today)) places.push(at);
  }
  return foundAt(look, places, (at, id) => {
    const back = backAt(at);
    const date = back === undefined || back > addDays(today, HORIZON) ? null : back;
    return { kind: 'stranded', about: 'task', id, reason: 'away', date, other: null };
  });
});
