/** `expunge`: deletes a row or one of its cells for ever, on the server and, as they next sync, on every device (X3). */

import * as v from 'valibot';
import { failed, ok } from '../../kernel/result.ts';
import { callApi } from '../api.ts';
import { finderOf } from '../find-row.ts';
import { withHome } from '../home.ts';
import type { Verb } from '../verb.ts';

/** ms to share what waits, and to hear of what is gone. */
const PATIENCE = 30_000;

const done = v.object({ rows: v.number(), files: v.number() });

export const expungeVerb: Verb = {
  words: ['expunge'],
  usage: 'TABLE ROW [--column NAME] --yes',
  summary: 'cli.expunge.help',
  examples: ["relais expunge task 'Code of the gate' --yes", "relais expunge task 'Repair the pump' --column details --yes"],
  flags: { column: 'value', yes: 'switch' },
  run: (call) =>
    withHome(call, async ({ workplace, server, sync }) => {
      const [table, written] = call.given.rest;
      if (table === undefined || written === undefined) return failed('argument-missing', { field: table === undefined ? 'table' : 'row' });
      const row = await finderOf(workplace)(table, written);
      if (!row.ok) return row;
      if (call.given.switches.get('yes') !== true) return failed('expunge-unconfirmed');
      // What only this device has of it must not come after.
      const shared = await sync(PATIENCE);
      if (!shared.ok) return shared;
      const column = call.given.values.get('column');
      const part = column === undefined ? '' : `?column=${encodeURIComponent(column)}`;
      const answer = await callApi(server, 'POST', `/api/v1/expunge/${encodeURIComponent(table)}/${row.value}${part}`, {});
      if (!answer.ok) return answer;
      const counted = v.parse(done, answer.value);
      await sync(PATIENCE);
      call.terminal.answer(counted, call.terminal.t('cli.expunged', { count: counted.rows }));
      return ok(undefined);
    }),
};
