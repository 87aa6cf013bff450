/** Saying where one will be: for a while, or as usual. */

import { failed, ok } from '../../../kernel/result.ts';
import { date, integer, list, oneOf, optional, ref } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { member as memberTable } from '../schema.ts';
import { HALVES } from './half-days.ts';
import { presence, usualPresence } from './schema.ts';
import { coarse, SHARINGS } from './sharing.ts';
import { stayCells, stayInput } from './stay-input.ts';

const { fromHalf, toHalf } = presence.columns;

const declare = command({
  name: 'presence.declare',
  input: {
    from: date(),
    to: optional(date()),
    fromHalf: optional(fromHalf),
    toHalf: optional(toHalf),
    ...stayInput,
    member: optional(ref('member')),
  },
  positional: ['from', 'to'],
  run(tx, { from, to = from, fromHalf: first = 'morning', toHalf: last = 'afternoon', member = tx.me, ...said }) {
    if (to < from || (to === from && first === 'afternoon' && last === 'morning')) return failed('presence-ends-first', { from, to });
    const stay = stayCells(tx, member, said);
    if (!stay.ok) return stay;
    const id = tx.deriveId(presence.name, member, from, first, to, last);
    tx.insert(presence, { member, from, fromHalf: first, to, toHalf: last, ...stay.value, declaredAt: tx.now, deleted: null }, id);
    return ok(rowAnswer(presence, id));
  },
});

const withdraw = command({
  name: 'presence.withdraw',
  input: { presence: ref('presence') },
  positional: ['presence'],
  run(tx, { presence: id }) {
    tx.remove(presence, id);
    return ok(rowAnswer(presence, id));
  },
});

const setUsual = command({
  name: 'usual-presence.set',
  input: {
    weekday: list(usualPresence.columns.weekday, { max: 7 }),
    half: optional(oneOf(['day', ...HALVES])),
    since: optional(date()),
    every: optional(integer({ min: 1, max: 12 })),
    ...stayInput,
    member: optional(ref('member')),
  },
  positional: ['weekday'],
  run(tx, { weekday: weekdays, half = 'day', since = tx.today, every = 1, member = tx.me, ...said }) {
    if (weekdays.length === 0) return failed('weekdays-missing', { field: 'weekday' });
    const stay = stayCells(tx, member, said);
    if (!stay.ok) return stay;
    const ids = weekdays.flatMap((weekday) =>
      HALVES.filter((each) => half === 'day' || half === each).map((each) => {
        const id = tx.deriveId(usualPresence.name, member, weekday, each, since);
        return tx.insert(usualPresence, { member, weekday, half: each, since, every, ...stay.value, deleted: null }, id);
      }),
    );
    return ok({ data: ids });
  },
});

const withdrawUsual = command({
  name: 'usual-presence.withdraw',
  input: { usual: ref('usual-presence') },
  positional: ['usual'],
  run(tx, { usual }) {
    tx.remove(usualPresence, usual);
    return ok(rowAnswer(usualPresence, usual));
  },
});

/** From now on, and for what was said of today and the days to come; what the history holds of it goes with the history. */
const share = command({
  name: 'presence.share',
  input: { sharing: oneOf(SHARINGS) },
  positional: ['sharing'],
  run(tx, { sharing }) {
    tx.update(memberTable, tx.me, { sharing });
    const spans = tx.where(presence, { member: tx.me, to: (to) => to !== null && to >= tx.today });
    for (const { id, where, place } of spans.all()) tx.update(presence, id, coarse({ where, place }, sharing));
    for (const { id, where, place } of tx.where(usualPresence, { member: tx.me }).all())
      tx.update(usualPresence, id, coarse({ where, place }, sharing));
    return ok(rowAnswer(memberTable, tx.me));
  },
});

export const presenceCommands = [declare, withdraw, setUsual, withdrawUsual, share];
