/** `sync`: brings this device and the server level; ends well only when nothing waits and all of it is durable there. */

import { failed, ok } from '../../kernel/result.ts';
import { problemText } from '../../ui/i18n/index.ts';
import { introduce, withHome } from '../home.ts';
import { standingOf } from '../standing.ts';
import type { Verb } from '../verb.ts';

const PATIENCE_S = 60;
/** No timer waits for longer than some weeks; nobody for longer than a day. */
const DAY_S = 86_400;

export const syncVerbs: readonly Verb[] = [
  {
    words: ['sync'],
    usage: '[--patience SECONDS]',
    summary: 'cli.sync.help',
    examples: ['relais sync', 'relais sync --json --patience 10'],
    flags: { patience: 'value' },
    run: (call) =>
      withHome(call, async ({ account, sync, device, workplace }) => {
        const seconds = Number(call.given.values.get('patience') ?? PATIENCE_S);
        if (!(seconds > 0 && seconds <= DAY_S)) return failed('argument-kind', { field: 'patience' });
        const level = await sync(seconds * 1000);
        if (!level.ok) return level;
        // A full disk may have cut short what joining began.
        const introduced = await introduce(workplace, account, Intl.DateTimeFormat().resolvedOptions().timeZone);
        const again = introduced.ok && introduced.value ? await sync(seconds * 1000) : introduced;
        if (!again.ok) return again;
        const standing = standingOf(device.status);
        // What was set aside no longer waits, but is nowhere else.
        if ((await device.aside()).length > 0) return failed('changes-refused');
        for (const problem of standing.problems) call.terminal.say(problemText(call.terminal.t, problem));
        call.terminal.answer({ ...standing, synced: true }, call.terminal.t('cli.synced'));
        return ok(undefined);
      }),
  },
];
