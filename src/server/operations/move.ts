/** Move between SQLite and PostgreSQL: everything copied, compared entry by entry, the original left as it is. */

import { ok, type Result } from '../../kernel/result.ts';
import { copyStore } from '../../storage/node.ts';
import { withFoundStore, withStore } from './place.ts';

export interface MoveReport {
  readonly entries: number;
}

/** The server should be stopped: `copy-differs` says that it was not. `progress` is told the entries copied so far. */
export function move(from: string, to: string, progress: (entries: number) => void = () => undefined): Promise<Result<MoveReport>> {
  return withFoundStore(from, (source) =>
    withStore(to, async (target) => {
      const copied = await copyStore(source, target, progress);
      return copied.ok ? ok({ entries: copied.value.reduce((sum, { entries }) => sum + entries, 0) }) : copied;
    }),
  );
}
