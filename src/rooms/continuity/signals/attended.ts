/** Orphans, for which nobody answers, and stranded tasks, whose carriers are away for longer than they can wait. */

import { addDays } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { canWaitUntil, type Finding, HORIZON, isWaitingStill, SHORTEST } from './kinds.ts';
import { carriersOf, heldOf, type Look, membersHere } from './look.ts';

/** Nobody holds it, and nobody its role: only whoever released it last might know. What waits for a day to come is left in peace. */
export function orphans(look: Look): readonly Finding[] {
  const { live, holds } = look;
  const rows = live.where({ role: (id) => id === null || !holds.has(id) });
  const [roles, states, waits] = [rows.values('role'), rows.values('state'), rows.values('waitUntil')];
  const held = heldOf(look, rows);
  const places = states.flatMap((state, at) => {
    const rests = isWaitingStill({ state, waitUntil: waits[at] ?? null }, look.moment.today);
    return held.by[at] !== undefined || rests ? [] : at;
  });
  return rows
    .at(places)
    .ids()
    .map((id, found) => {
      const at = places[found] as number;
      const reason = held.left[at] === true ? 'holder-left' : roles[at] === null ? 'no-role' : 'role-vacant';
      return { kind: 'orphan', about: 'task', id, reason, date: null, other: null };
    });
}

/** Those who carry it are all away past the day until which it can wait. */
export function stranded(look: Look): readonly Finding[] {
  const { today } = look.moment;
  const found = new Map<Id, Finding>();
  for (const rows of look.isNarrow ? [look.live] : couldBeStranded(look)) {
    const held = heldOf(look, rows);
    const roles = rows.values('role');
    const [states, dues, waits, rhythms] = [rows.values('state'), rows.values('due'), rows.values('waitUntil'), rows.values('rhythm')];
    for (const [at, id] of rows.ids().entries()) {
      const carriers = carriersOf(look, held, at, roles[at] ?? null);
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
  const { live, moment, holds, lasting } = look;
  const soon = addDays(moment.today, SHORTEST);
  const backs = look.back(membersHere(look));
  const isFar = (id: Id) => (backs.get(id) ?? moment.today) > soon;
  const far = [...backs.keys()].filter(isFar);
  const ofFar = new Set(far.length === 0 ? [] : lasting.where({ member: far }).places('task', live));
  const farRoles = [...holds].flatMap(([id, own]) => (own.every(({ member }) => isFar(member)) ? [id] : []));
  return [
    live.where({ due: (due) => due !== null && due >= moment.today && due < soon }),
    live.at([...ofFar].filter((place) => place >= 0)),
    live.where({ role: farRoles }),
  ];
}
