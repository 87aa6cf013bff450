/** What happened to a row, and taking it back: `history`, `undo`. */

import { failed, ok } from '../../kernel/result.ts';
import { finderOf } from '../find-row.ts';
import { withHome } from '../home.ts';
import { asTable } from '../terminal.ts';
import type { Verb } from '../verb.ts';

export const historyVerbs: readonly Verb[] = [
  {
    words: ['undo'],
    usage: 'ID',
    summary: 'cli.undo.help',
    flags: {},
    run: (call) =>
      withHome(call, async ({ workplace }) => {
        const [id] = call.given.rest;
        if (id === undefined) return failed('argument-missing', { field: 'undo' });
        const done = await workplace.undo(id);
        if (done.ok) call.terminal.answer(done.value, call.terminal.t('cli.undone'));
        return done;
      }),
  },
  {
    words: ['history'],
    usage: 'TABLE ROW',
    summary: 'cli.history.help',
    examples: ['relais history task AbCdEf'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ workplace, device }) => {
        const { t } = call.terminal;
        const [table = '', written = ''] = call.given.rest;
        if (!workplace.registry.tables.has(table)) return failed('table-unknown', { table: table.slice(0, 80) });
        const row = await finderOf(workplace)(table, written);
        if (!row.ok) return row;
        const entries = await device.history(table, row.value);
        const names = await workplace.memberNames();
        const rows = entries.map(({ at, member, command, cells, undo }) => [
          new Date(at).toISOString().slice(0, 16).replace('T', ' '),
          names.get(member) ?? member,
          t.has(`command.${command}`) ? t(`command.${command}`) : command,
          cells.map(({ column }) => column).join(', '),
          undo,
        ]);
        call.terminal.answer(entries, asTable([t('cli.when'), t('cli.who'), t('cli.what'), t('cli.changed'), t('cli.undo-id')], rows));
        return ok(undefined);
      }),
  },
];
