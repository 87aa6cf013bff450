/** `attach`: hangs a file of this machine on a task; its bytes go to the server first. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { failed } from '../../kernel/result.ts';
import { storeFile } from '../files.ts';
import { finderOf } from '../find-row.ts';
import { withHome } from '../home.ts';
import type { Verb } from '../verb.ts';
import { carryOut } from './room.ts';

export const attachVerb: Verb = {
  words: ['attach'],
  usage: 'TASK FILE',
  summary: 'cli.attach.help',
  examples: ["relais attach 'Repair seat 12' picture.jpg"],
  flags: {},
  run: (call) =>
    withHome(call, async (home) => {
      const { server, workplace } = home;
      const [written, file] = call.given.rest;
      if (written === undefined || file === undefined)
        return failed('argument-missing', { field: written === undefined ? 'task' : 'file' });
      const task = await finderOf(workplace)('task', written);
      if (!task.ok) return task;
      const bytes = await readFile(file).catch(() => undefined);
      if (bytes === undefined) return failed('file-unreadable', { file });
      const stored = await storeFile(server, new Uint8Array(bytes));
      if (!stored.ok) return stored;
      return carryOut('command', 'attachment.add', { task: task.value, file: basename(file), ...stored.value }, call, home);
    }),
};
