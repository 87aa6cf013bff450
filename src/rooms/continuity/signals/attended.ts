/** Orphans, for which nobody answers, and stranded tasks, whose carriers are away for longer than they can wait. */

import { addDays } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { holding } from '../../tasks/index.ts';
import { canWaitUntil, type Finding, HORIZON, isWaitingStill, SHORTEST } from './kinds.ts';
import { carriersOf, heldOf, type Look, membersHere } from './look.ts';

/** Nobody holds it, and nobody its role: only whoever released it last might know. What waits for a day to come is left in peace. */
export function orphans(look: Look): readonly Finding[] {
  const { live, holds } = look;
  const rows = live.where({ role: (id) => id === null || !holds.has(id) });
  const ids = rows.ids();
  const [roles, states, waits] = [rows.values('role'), rows.values('state'), rows.values('waitUntil')];
  const held = heldOf(look, ids);
  return ids.flatMap((id, at): Finding[] => {
    const waiting = { state: states[at] ?? null, waitUntil: waits[at] ?? null };
    if (held.by.has(id) || isWaitingStill(waiting, look.moment.today)) return [];
    const reason = held.left.has(id) ? 'holder-left' : roles[at] === null ? 'no-role' : 'role-vacant';
    return [{ kind: 'orphan', about: 'task', id, reason, date: null, other: null }];
  });
}

/** Those who carry it are all away past the day until which it can wait. */
export function stranded(look: Look): readonly Finding[] {
  const { today } = look.moment;
  const found = new Map<Id, Finding>();
  for (const rows of look.isNarrow ? [look.live] : couldBeStranded(look)) {
    const ids = rows.ids();
    const held = heldOf(look, ids);
    const roles = rows.values('role');
    const [states, dues, waits, rhythms] = [rows.values('state'), rows.values('due'), rows.values('waitUntil'), rows.values('rhythm')];
    for (const [at, id] of ids.entries()) {
      const carriers = carriersOf(look, held, id, roles[at] ?? null);
      if (carriers.length === 0) continue;
      const known = look.back(carriers);
      const back = carriers.map((one) => known.get(one) ?? today).reduce((first, date) => (date < first ? date : first));
      const waiting = { state: states[at] ?? null, due: dues[at] ?? null, waitUntil: waits[at] ?? null, rhythm: rhythms[at] ?? null };
      if (back <= canWaitUntil(waiting, today)) continue;
      const date = back > addDays(today, HORIZON) ? null : back;
      found.set(id, { kind: 'stranded', about: 'task', id, reason: 'away', date, other: null });
    }
  }
  return [...found.values()];
}

/**
 * Only three kinds of tasks can be stranded: what is due in the next days, what somebody holds who is away for longer, what falls to a
 * role all of whose people are.
 */
function couldBeStranded(look: Look): readonly Look['live'][] {
  const { read, live, moment, holds } = look;
  const soon = addDays(moment.today, SHORTEST);
  const backs = look.back(membersHere(look));
  const isFar = (id: Id) => (backs.get(id) ?? moment.today) > soon;
  const far = [...backs.keys()].filter(isFar);
  const ofFar = far.length === 0 ? [] : read.where(holding, { member: far }).where({ until: null }).values('task');
  const farRoles = [...holds].flatMap(([id, own]) => (own.every(({ member }) => isFar(member)) ? [id] : []));
  return [
    live.where({ due: (due) => due !== null && due >= moment.today && due < soon }),
    live.where({ id: [...new Set(ofFar.filter((id) => id !== null))] }),
    live.where({ role: farRoles }),
  ];
}
