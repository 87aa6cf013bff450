/** Hand-overs: what is offered to me, what I offered, what became of it. */

import { boolean, oneOf, optional, ref } from '../../../replica/schema.ts';
import { query } from '../../room.ts';
import { handOversShown } from '../hand-overs.ts';
import { isOfferedTo, OUTCOMES } from '../offering.ts';
import { handOver } from '../schema.ts';

export const handOverList = query({
  name: 'hand-over.list',
  input: { task: optional(ref('task')), side: optional(oneOf(['to-me', 'from-me'])), open: optional(boolean()) },
  shows: ['title', 'offeredBy', 'to', 'outcome', 'nextStep'],
  says: { outcome: OUTCOMES },
  run(read, { task, side, open }) {
    const rows = read.where(handOver, task === undefined ? {} : { task });
    const fromMe = () => [...rows.where({ from: read.me }).ids(), ...rows.where({ offeredBy: read.me }).ids()];
    const mine = side === 'from-me' ? rows.where({ id: fromMe() }) : rows;
    const shown = handOversShown(read, mine.sort({ by: 'offeredAt', descending: true }).all());
    return shown
      .filter(
        ({ row, answers }) =>
          side !== 'to-me' || isOfferedTo(read, row, answers, read.me) || answers.some(({ member }) => member === read.me),
      )
      .map(({ view }) => view)
      .filter(({ outcome }) => open === undefined || open === (outcome === 'offered'));
  },
});
