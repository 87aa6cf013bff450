/** `undo`: takes a gesture back, by the name it answered with. */

import { failed } from '../../kernel/result.ts';
import { withHome } from '../home.ts';
import type { Verb } from '../verb.ts';

export const undoVerb: Verb = {
  words: ['undo'],
  usage: 'ID',
  summary: 'cli.undo.help',
  examples: ['relais undo HdHOItnNmjRKLQ8lPP1Ikg.4'],
  flags: {},
  run: (call) =>
    withHome(call, async ({ workplace }) => {
      const [id] = call.given.rest;
      if (id === undefined) return failed('argument-missing', { field: 'undo' });
      const done = await workplace.undo(id);
      if (done.ok) call.terminal.answer(done.value, call.terminal.t('cli.undone'));
      return done;
    }),
};
