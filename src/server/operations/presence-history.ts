/**
 * History kept no longer than the workplace decided: once a day, what was said of where people were and lies too far back is
 * expunged (X3), on the server with its whole history, and on every device when it next syncs.
 */

import type { Id } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/ports.ts';
import { wallClock } from '../../kernel/zones.ts';
import { SHARED } from '../../replica/change.ts';
import { EVERY_COLUMN, EXPUNGE } from '../../replica/expunge.ts';
import { keptFrom, MONTHS_KEPT, pastPresence } from '../../rooms/people/index.ts';
import type { Hub } from '../../sync/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { listWorkplaces } from '../accounts/workplaces.ts';
import type { Copies } from '../copy/copies.ts';
import type { Log } from '../http/log.ts';

const DAY = 86_400_000;
const SOON = 120_000;
/** Rows to a change, so that none grows too large for the wire. */
const AT_ONCE = 500;

export interface Forgetting {
  readonly accounts: Accounts;
  readonly copies: Copies;
  readonly hub: Hub;
  readonly clock: Clock;
  /** IANA zone in which the server reckons its days. */
  readonly zone: string;
  readonly log: Log;
}

/** Looks soon after it starts, then day by day, until the answer is called. */
export function startForgetting(parts: Forgetting): () => void {
  const run = (): void => void forget(parts).catch((cause: unknown) => parts.log.error('presence-kept', cause));
  const soon = setTimeout(run, SOON);
  const daily = setInterval(run, DAY);
  soon.unref();
  daily.unref();
  return () => {
    clearTimeout(soon);
    clearInterval(daily);
  };
}

/** Of every workplace; answers how many rows went. */
export async function forget(parts: Forgetting): Promise<number> {
  const { date } = wallClock(parts.clock.now(), parts.zone);
  let gone = 0;
  for (const { id, settings } of await listWorkplaces(parts.accounts))
    gone += await forgetIn(parts, id, keptFrom(date, settings.presenceMonths ?? MONTHS_KEPT));
  if (gone > 0) parts.log.info('presence-expunged', { rows: gone });
  return gone;
}

async function forgetIn({ copies, hub }: Forgetting, workplace: Id, first: string): Promise<number> {
  const { device, replica, written } = await copies.of(workplace);
  const rows = await replica.read((read) => pastPresence(read, first));
  if (rows.length === 0) return 0;
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    const writes = rows.slice(at, at + AT_ONCE).map(({ table, row }) => ({ table, row, column: EVERY_COLUMN, rule: EXPUNGE, value: null }));
    device.commit(SHARED, 'expunge', writes);
  }
  if (await written()) await hub.expunged(workplace, SHARED);
  return rows.length;
}
