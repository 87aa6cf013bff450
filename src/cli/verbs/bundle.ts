/** Exchange by file, for devices without a network between them (S10): `bundle out`, `bundle in`. */

import { readFile, writeFile } from 'node:fs/promises';
import { failed, ok } from '../../kernel/result.ts';
import { withHome } from '../home.ts';
import type { Verb } from '../verb.ts';

export const bundleVerbs: readonly Verb[] = [
  {
    words: ['bundle', 'out'],
    usage: 'FILE',
    summary: 'cli.bundle-out.help',
    examples: ['relais bundle out /media/key/from-claude.relais'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ device }) => {
        const [file] = call.given.rest;
        if (file === undefined) return failed('argument-missing', { field: 'file' });
        const bundle = await device.bundleOut();
        if (!bundle.ok) return bundle;
        const isWritten = await writeFile(file, bundle.value).then(
          () => true,
          () => false,
        );
        if (!isWritten) return failed('file-unwritable', { file });
        call.terminal.answer({ file, bytes: bundle.value.length }, call.terminal.t('cli.bundled', { file, bytes: bundle.value.length }));
        return ok(undefined);
      }),
  },
  {
    words: ['bundle', 'in'],
    usage: 'FILE',
    summary: 'cli.bundle-in.help',
    examples: ['relais bundle in /media/key/from-claude.relais'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ device }) => {
        const [file] = call.given.rest;
        if (file === undefined) return failed('argument-missing', { field: 'file' });
        const bytes = await readFile(file).catch(() => undefined);
        if (bytes === undefined) return failed('file-unreadable', { file });
        const taken = await device.bundleIn(new Uint8Array(bytes));
        if (!taken.ok) return taken;
        call.terminal.answer(taken.value, call.terminal.t('cli.taken-in', { ...taken.value }));
        return ok(undefined);
      }),
  },
];
