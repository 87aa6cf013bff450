/** Searches one comes back to, for oneself or for everybody. */

import { failed, ok } from '../../../kernel/result.ts';
import { parseArguments } from '../../../replica/fields.ts';
import { boolean, json, optional, ref, string } from '../../../replica/schema.ts';
import { lastPosition } from '../../position.ts';
import { command, rowAnswer } from '../../room.ts';
import { taskFilters } from '../finding.ts';
import { filter } from '../schema.ts';

export const saveFilter = command({
  name: 'filter.save',
  input: { name: string({ max: 200 }), filters: json(), shared: optional(boolean()), filter: optional(ref('filter')) },
  positional: ['name'],
  run(tx, { name, filters, shared, filter: known }) {
    const parsed = parseArguments(taskFilters, filters);
    if (!parsed.ok) return failed('filter-not-understood', { field: String(parsed.problem.params?.field ?? '') });
    const cells = { name, query: filters, owner: shared === true ? null : tx.me };
    if (known === undefined) return ok(rowAnswer(filter, tx.insert(filter, { ...cells, position: lastPosition(tx.now) })));
    tx.update(filter, known, cells);
    return ok(rowAnswer(filter, known));
  },
});

export const removeFilter = command({
  name: 'filter.remove',
  input: { filter: ref('filter') },
  positional: ['filter'],
  run(tx, { filter: id }) {
    tx.remove(filter, id);
    return ok(rowAnswer(filter, id));
  },
});
