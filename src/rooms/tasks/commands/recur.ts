/** Making a task come back. */

import { failed, ok, type Result } from '../../../kernel/result.ts';
import { date, optional, ref, string } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { formatRule, parseRule, type Rule, readRule } from '../recurrence/index.ts';
import { series, task } from '../schema.ts';
import { workable } from '../standing.ts';

/** The task becomes the first of its series, or its series follows the new rule from this task's date on. */
export const recur = command({
  name: 'task.recur',
  input: { task: ref('task'), rule: string(), start: optional(date()) },
  positional: ['task', 'rule'],
  run(tx, { task: id, rule, start: given }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    const parsed = ruleIn(rule, tx.today);
    if (!parsed.ok) return parsed;
    const { due, occurrence, series: known } = row.value;
    const start = given ?? due ?? occurrence ?? tx.today;
    const made = tx.insert(series, { rule: formatRule(parsed.value), start, stoppedAt: null }, known ?? tx.deriveId(series.name, id));
    tx.update(task, id, { series: made, occurrence: start, due: start });
    return ok(rowAnswer(task, id));
  },
});

/** RFC 5545, or a rhythm as people say it in French or English. */
function ruleIn(said: string, today: string): Result<Rule> {
  if (/FREQ *=/i.test(said)) return parseRule(said);
  const read = readRule(said, today);
  return read === undefined ? failed('recurrence.not-understood', { text: said }) : ok(read);
}

/** What is there stays; nothing follows. */
export const stopRecurring = command({
  name: 'task.stop-recurring',
  input: { task: ref('task') },
  positional: ['task'],
  run(tx, { task: id }) {
    const row = tx.row(task, id);
    const known = row?.series ?? null;
    if (known === null || tx.row(series, known)?.stoppedAt !== null) return failed('task-not-recurring', { title: row?.title ?? '' });
    tx.update(series, known, { stoppedAt: tx.now });
    return ok(rowAnswer(task, id));
  },
});
