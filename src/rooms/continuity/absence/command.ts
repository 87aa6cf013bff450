/** Handing everything over before an absence, as one gesture that is undone as one. */

import { daysBetween } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { failed, ok } from '../../../kernel/result.ts';
import { boolean, date, list, optional, ref } from '../../../replica/schema.ts';
import { rota, turnsTouching } from '../../people/index.ts';
import { command, type Transaction } from '../../room.ts';
import { MOST, offering, offers, performAll, type Step } from '../handing-steps.ts';

/** Offers tasks; has `deputies` stand in for `roles` until the last day, and `standIns` on one's days of `rotas`; with `declare`, says that one is off. */
export const prepareAbsence = command({
  name: 'absence.prepare',
  input: {
    from: date(),
    to: date(),
    ...offering,
    roles: optional(list(ref('role'), { max: MOST })),
    deputies: optional(list(ref('member'), { max: MOST })),
    rotas: optional(list(ref('rota'), { max: MOST })),
    standIns: optional(list(ref('member'), { max: MOST })),
    declare: optional(boolean()),
  },
  positional: ['from', 'to'],
  run(tx, { from, to, roles = [], deputies = [], rotas = [], standIns = [], declare, ...offered }) {
    if (to < from) return failed('absence-ends-first', { from, to });
    if (roles.length !== deputies.length) return failed('absence-taker-missing', { field: 'deputies' });
    if (rotas.length !== standIns.length) return failed('absence-taker-missing', { field: 'standIns' });
    const given = offers(offered);
    if (!given.ok) return given;
    const done = performAll(tx, [
      ...(declare === true ? [['presence.declare', { from, to, reach: 'off' }] satisfies Step] : []),
      ...given.value,
      ...roles.map((role, at): Step => ['role.deputise', { role, member: deputies[at], until: to }]),
      ...rotas.flatMap((id, at) =>
        myTurns(tx, id, from, to).map((day): Step => ['rota.stand-in', { rota: id, date: day, member: standIns[at] }]),
      ),
    ]);
    return done.ok ? ok({ data: { tasks: given.value.length, roles: roles.length, rotas: rotas.length } }) : done;
  },
});

/** The days on which one is on duty oneself. */
function myTurns(tx: Transaction, id: Id, from: string, to: string): readonly string[] {
  const row = tx.row(rota, id);
  if (row === undefined) return [];
  const days = Math.min(366, daysBetween(from, to) + 1);
  return turnsTouching(tx, row, from, days).flatMap((turn) => (turn.member === tx.me ? [turn.date] : []));
}
