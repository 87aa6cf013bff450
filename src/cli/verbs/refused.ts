/** What the server refused of this device: `refused list`, `refused dismiss`. It is kept until a person has seen to it (S8). */

import { failed, ok, type Problem } from '../../kernel/result.ts';
import type { Aside } from '../../sync/index.ts';
import type { Translate } from '../../ui/i18n/index.ts';
import { shortOf, wholeOf } from '../by-beginning.ts';
import { withHome } from '../home.ts';
import { asTable } from '../terminal.ts';
import type { Verb } from '../verb.ts';

const idOf = ({ change }: Aside): string => `${change.seq}.${change.device}`;

function reasonOf(t: Translate, { code }: Problem): string {
  const key = `cli.refused.why.${code}`;
  return t.has(key) ? t(key) : t('cli.refused.why.other', { code });
}

export const refusedVerbs: readonly Verb[] = [
  {
    words: ['refused', 'list'],
    usage: '',
    summary: 'cli.refused-list.help',
    examples: ['relais refused list', 'relais refused list --json > refused.json'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ device }) => {
        const { t } = call.terminal;
        const refused = await device.aside();
        const rows = refused.map((one) => [shortOf(idOf(one)), one.change.command, reasonOf(t, one.problem)]);
        const heads = ['cli.feed.id', 'cli.refused.command', 'cli.refused.why'].map((key) => t(key));
        call.terminal.answer(
          refused.map((one) => ({ id: idOf(one), ...one.change, problem: one.problem })),
          rows.length === 0 ? t('cli.empty') : asTable(heads, rows),
        );
        return ok(undefined);
      }),
  },
  {
    words: ['refused', 'dismiss'],
    usage: 'ID',
    summary: 'cli.refused-dismiss.help',
    examples: ['relais refused dismiss 12.7jNfy'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ device }) => {
        const refused = (await device.aside()).map((aside) => ({ id: idOf(aside), aside }));
        const given = call.given.rest[0] ?? '';
        const id = wholeOf(given, refused);
        const found = refused.find((one) => one.id === id);
        if (found === undefined) return failed('refused-unknown', { id: given });
        await device.dismiss(found.aside);
        call.terminal.answer({ dismissed: id }, call.terminal.t('cli.refused.dismissed', { command: found.aside.change.command }));
        return ok(undefined);
      }),
  },
];
