/** `decision export`: the registry of decisions as a folder of Markdown files. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failed, ok } from '../../kernel/result.ts';
import { createFormats } from '../../ui/i18n/index.ts';
import { exportDecisions } from '../../workplace/index.ts';
import { withHome } from '../home.ts';
import type { Verb } from '../verb.ts';

export const decisionVerbs: readonly Verb[] = [
  {
    words: ['decision', 'export'],
    usage: 'FOLDER',
    summary: 'cli.decision-export.help',
    examples: ['relais decision export decisions'],
    flags: {},
    run: (call) =>
      withHome(call, async ({ workplace, account }) => {
        const [folder] = call.given.rest;
        if (folder === undefined) return failed('argument-missing', { field: 'folder' });
        const { civilDate, civilDateAt } = createFormats(call.locale, (await workplace.here()).zone);
        const date = (day: string) => civilDate(day, 'long');
        const files = await exportDecisions(workplace, { name: account.workplace.name, say: call.terminal.t, date, dayOf: civilDateAt });
        try {
          await mkdir(folder, { recursive: true });
          for (const { name, text } of files) await writeFile(join(folder, name), text);
        } catch {
          return failed('file-unwritable', { file: folder });
        }
        call.terminal.answer({ folder, files: files.length }, call.terminal.t('cli.decision-exported', { count: files.length, folder }));
        return ok(undefined);
      }),
  },
];
