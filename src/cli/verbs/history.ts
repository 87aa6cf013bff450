/** `history`: what happened to a row, newest first, by whom, and what would take each change back. */

import { failed, ok } from '../../kernel/result.ts';
import { fieldWords } from '../../rooms/words.ts';
import { finderOf } from '../find-row.ts';
import { withHome } from '../home.ts';
import { asTable } from '../terminal.ts';
import type { Verb } from '../verb.ts';

export const historyVerb: Verb = {
  words: ['history'],
  usage: 'TABLE ROW',
  summary: 'cli.history.help',
  examples: ['relais history task "Repair seat 12"'],
  flags: {},
  run: (call) =>
    withHome(call, async ({ workplace, device, tryConnecting }) => {
      const { t } = call.terminal;
      const [name = '', written = ''] = call.given.rest;
      if (!workplace.registry.tables.has(name)) return failed('table-unknown', { table: name.slice(0, 80) });
      const row = await finderOf(workplace)(name, written);
      if (!row.ok) return row;
      // What is older than this device's own log lies on the server.
      await tryConnecting();
      const { happened, complete } = await device.history(name, row.value);
      const members = workplace.registry.tables.get('member');
      const rows = members === undefined ? [] : await workplace.readRows(members);
      const names = new Map(rows.map((member) => [member.id, String(member.name ?? '')]));
      const told = happened.map(({ change, author, at, accepted, undo }) => ({
        at,
        author,
        command: change.command,
        ...(change.behalf === undefined ? {} : { behalf: change.behalf }),
        shared: accepted,
        columns: change.writes.filter((write) => write.row === row.value).map(({ column }) => column),
        undo,
      }));
      const lines = told.map((each) => [
        t('cli.at', { at: each.at }),
        names.get(each.author ?? '') ?? each.behalf ?? '',
        t.has(`command.${each.command}`) ? t(`command.${each.command}`) : each.command,
        each.columns.map((column) => fieldWords(t, { noun: name, name: column })).join(', '),
        each.undo,
      ]);
      call.terminal.answer(
        { complete, changes: told },
        asTable([t('cli.when'), t('cli.who'), t('cli.what'), t('cli.changed'), t('cli.undo-id')], lines),
      );
      if (!complete) call.terminal.say(t('cli.history-incomplete'));
      return ok(undefined);
    }),
};
