/** Forgets what is over: sessions past their date at once, spent links after a month, so that people can still see them. */

import type { FileRoom } from '../files/files.ts';
import type { Log } from '../http/log.ts';
import type { Accounts } from './accounts.ts';
import { linkState } from './links.ts';
import { kinds, list, remove } from './records.ts';
import { listWorkplaces } from './workplaces.ts';

const DAY = 86_400_000;
const MONTH = 30 * DAY;

/** Sweeps daily until the answer is called. */
export function startSweeping(accounts: Accounts, files: Pick<FileRoom, 'sweep'> | undefined, log: Log): () => void {
  const timer = setInterval(() => {
    Promise.all([sweep(accounts), files?.sweep()]).catch((cause: unknown) => log.error('sweep', cause));
  }, DAY);
  timer.unref();
  return () => clearInterval(timer);
}

export async function sweep(accounts: Accounts): Promise<void> {
  const now = accounts.clock.now();
  for (const { id } of await listWorkplaces(accounts)) {
    const sessions = (await list(accounts.store, kinds.session, id)).filter(({ record }) => record.expires <= now);
    const links = (await list(accounts.store, kinds.link, id)).filter(
      ({ record }) => linkState(record, now) !== 'open' && Math.max(record.expires, record.used?.at ?? 0) + MONTH < now,
    );
    const over = [...sessions, ...links].map(remove);
    if (over.length > 0) await accounts.store.commit({ remove: over });
  }
}
