/** What is taken out goes into the file that was named, or to standard output. */

import { writeFile } from 'node:fs/promises';
import { failed, ok, type Result } from '../kernel/result.ts';
import type { Call } from './verb.ts';

/** `said` is the key of the words for people, with the `file` in them. Fails with `file-unwritable`. */
export async function toFile({ terminal }: Call, text: string, file: string | undefined, said: string): Promise<Result<undefined>> {
  if (file === undefined) {
    process.stdout.write(text);
    return ok(undefined);
  }
  const isWritten = await writeFile(file, text).then(
    () => true,
    () => false,
  );
  if (!isWritten) return failed('file-unwritable', { file });
  terminal.answer({ file }, terminal.t(said, { file }));
  return ok(undefined);
}
