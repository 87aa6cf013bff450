/** Handing everything over before an absence, as one gesture that is undone as one. */

import { daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { failed, ok } from '../../../kernel/result.ts';
import { boolean, date, list, long, optional, ref } from '../../../replica/schema.ts';
import { rota, turnsFrom } from '../../people/index.ts';
import { command, type Transaction } from '../../room.ts';

const MOST = 500;

/**
 * Offers each of `tasks` to the member at the same place in `takers` with the note there, `anyone` to whoever comes on next; has `deputies` stand in for
 * `roles` until the last day, and `standIns` on one's days of `rotas`; with `declare`, says that one is off.
 */
export const prepareAbsence = command({
  name: 'absence.prepare',
  input: {
    from: date(),
    to: date(),
    tasks: optional(list(ref('task'), { max: MOST })),
    takers: optional(list(ref('member'), { max: MOST })),
    notes: optional(list(long({ max: 5000 }), { max: MOST })),
    anyone: optional(list(ref('task'), { max: MOST })),
    roles: optional(list(ref('role'), { max: MOST })),
    deputies: optional(list(ref('member'), { max: MOST })),
    rotas: optional(list(ref('rota'), { max: MOST })),
    standIns: optional(list(ref('member'), { max: MOST })),
    declare: optional(boolean()),
  },
  positional: ['from', 'to'],
  run(tx, { from, to, tasks = [], takers = [], notes = [], anyone = [], roles = [], deputies = [], rotas = [], standIns = [], declare }) {
    if (to < from) return failed('absence-ends-first', { from, to });
    if (tasks.length !== takers.length) return failed('absence-taker-missing', { field: 'takers' });
    if (roles.length !== deputies.length) return failed('absence-taker-missing', { field: 'deputies' });
    if (rotas.length !== standIns.length) return failed('absence-taker-missing', { field: 'standIns' });
    const steps: [string, object][] = [];
    if (declare === true) steps.push(['presence.declare', { from, to, reach: 'off' }]);
    tasks.forEach((task, at) => {
      const state = notes[at]?.trim() ?? '';
      steps.push(['task.hand-over', { task, to: [takers[at]], ...(state === '' ? {} : { state }) }]);
    });
    for (const task of anyone) steps.push(['task.hand-over', { task, anyone: true }]);
    roles.forEach((role, at) => void steps.push(['role.deputise', { role, member: deputies[at], until: to }]));
    rotas.forEach((id, at) => {
      for (const day of myTurns(tx, id, from, to)) steps.push(['rota.stand-in', { rota: id, date: day, member: standIns[at] }]);
    });
    for (const [name, input] of steps) {
      const done = tx.perform(name, input, { me: tx.me, seed: [tx.newId()] });
      if (!done.ok) return done;
    }
    return ok({ data: { tasks: tasks.length + anyone.length, roles: roles.length, rotas: rotas.length } });
  },
});

/** The days on which one is on duty oneself. */
function myTurns(tx: Transaction, id: Id, from: string, to: string): readonly string[] {
  const row = tx.row(rota, id);
  if (row === undefined) return [];
  const days = Math.min(366, daysBetween(from, to) + 1);
  return turnsFrom(tx, row, from, days).flatMap((turn) => (turn.member === tx.me ? [turn.date] : []));
}
