/** `sync`: brings this device and the server level; ends well only when nothing waits and all of it is durable there. */

import { ok } from '../../kernel/result.ts';
import { withHome } from '../home.ts';
import { standingOf } from '../standing.ts';
import type { Verb } from '../verb.ts';

const PATIENCE_S = 60;

export const syncVerbs: readonly Verb[] = [
  {
    words: ['sync'],
    usage: '[--patience SECONDS]',
    summary: 'cli.sync.help',
    examples: ['relais sync', 'relais sync --json --patience 10'],
    flags: { patience: 'value' },
    run: (call) =>
      withHome(call, async ({ sync, device }) => {
        const patience = Number(call.given.values.get('patience') ?? PATIENCE_S) * 1000;
        const level = await sync(Number.isFinite(patience) && patience > 0 ? patience : PATIENCE_S * 1000);
        if (!level.ok) return level;
        const standing = standingOf(device.status);
        call.terminal.answer({ ...standing, synced: true }, call.terminal.t('cli.synced'));
        return ok(undefined);
      }),
  },
];
