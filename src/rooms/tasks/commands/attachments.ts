/** Files that hang on a task. Their bytes are stored by hash, beside the replica (S12). */

import { failed, ok } from '../../../kernel/result.ts';
import { integer, ref, string } from '../../../replica/schema.ts';
import { command, rowAnswer } from '../../room.ts';
import { attachment } from '../schema.ts';
import { workable } from '../standing.ts';

/** The bytes were stored first; this says what they are and where they hang. */
export const attach = command({
  name: 'attachment.add',
  input: {
    task: ref('task'),
    file: string({ max: 255 }),
    size: integer({ min: 0 }),
    type: string({ max: 127 }),
    hash: string({ max: 64 }),
  },
  quiet: true,
  run(tx, { task: id, file, size, type, hash }) {
    const row = workable(tx, id);
    if (!row.ok) return row;
    if (!/^[A-Za-z0-9_-]{22,64}$/.test(hash)) return failed('attachment-hash');
    const name = fileName(file);
    return ok(rowAnswer(attachment, tx.insert(attachment, { task: id, name, size, type, hash, addedAt: tx.now, addedBy: tx.me })));
  },
});

export const detach = command({
  name: 'attachment.remove',
  input: { attachment: ref('attachment') },
  positional: ['attachment'],
  run(tx, { attachment: id }) {
    tx.remove(attachment, id);
    return ok(rowAnswer(attachment, id));
  },
});

/** The last part of a path, so that no name leads out of a folder (A23). */
function fileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1)?.trim() ?? '';
  return last === '' || last === '.' || last === '..' ? 'file' : last;
}
