/** Ending a day: next steps said and batons offered, as one gesture that is undone as one. */

import { failed, ok } from '../../../kernel/result.ts';
import { list, long, optional, ref } from '../../../replica/schema.ts';
import { command } from '../../room.ts';
import { task } from '../../tasks/index.ts';
import { MOST, offering, offers, performAll, type Step } from '../handing-steps.ts';

/** Says the next step of each of `touched` at the same place in `nextSteps`, where it is another one; offers `tasks` as before an absence. */
export const closeDay = command({
  name: 'day.close',
  input: {
    touched: optional(list(ref('task'), { max: MOST })),
    nextSteps: optional(list(long({ max: 2000 }), { max: MOST })),
    ...offering,
  },
  run(tx, { touched = [], nextSteps = [], ...offered }) {
    if (touched.length !== nextSteps.length) return failed('absence-taker-missing', { field: 'nextSteps' });
    const steps: Step[] = touched.flatMap((id, at): Step[] => {
      const words = nextSteps[at]?.trim() ?? '';
      return words === (tx.row(task, id)?.nextStep ?? '') ? [] : [['task.edit', { task: id, nextStep: words === '' ? null : words }]];
    });
    const given = offers(offered);
    if (!given.ok) return given;
    const done = performAll(tx, [...steps, ...given.value]);
    return done.ok ? ok({ data: { tasks: given.value.length, steps: steps.length } }) : done;
  },
});
