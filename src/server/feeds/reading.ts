/** Calendars that the server reads at addresses members named: once when asked, then now and then by itself. */

import { addDays } from '../../kernel/civil-date.ts';
import { base64url, type Id } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { calendarList } from '../../rooms/people/index.ts';
import type { AnswerOf } from '../../rooms/room.ts';
import { RELAIS } from '../../sync/index.ts';
import { calendarKind, LARGEST, readSpans } from '../../workplace/calendar-file/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { listWorkplaces } from '../accounts/workplaces.ts';
import type { Copies } from '../copy/copies.ts';
import type { Log } from '../http/log.ts';
import type { Outbound } from '../outbound/index.ts';

/** School holidays change twice a year: once a day is polite. */
const DAY = 86_400_000;
const PATIENCE = 20_000;

export interface ReadAgainParts {
  readonly accounts: Accounts;
  readonly copies: Copies;
  readonly outbound: Outbound | undefined;
  readonly log: Log;
}

/** What stands at an address, when it is a calendar: the server hands nothing else on. */
export async function readAddress(outbound: Outbound | undefined, address: string): Promise<Result<Uint8Array>> {
  if (outbound === undefined) return failed('outbound-off');
  const url = address.replace(/^webcals?:/i, 'https:');
  const answer = await outbound.fetch(url, {
    limit: LARGEST,
    patience: PATIENCE,
    headers: { accept: 'text/calendar, text/csv, */*;q=0.1' },
  });
  if (!answer.ok) return answer;
  const { status, bytes } = answer.value;
  if (status !== 200) return failed('outbound-unreachable', { reason: String(status) });
  return calendarKind(bytes) === undefined ? failed('calendar-file.unknown') : ok(bytes);
}

/** As text that JSON carries. */
export const asFile = (bytes: Uint8Array): { readonly file: string } => ({ file: base64url(bytes) });

/** Reads once a day until the answer is called. */
export function startReadingAgain(parts: ReadAgainParts): () => void {
  if (parts.outbound === undefined) return () => undefined;
  const timer = setInterval(() => {
    readAgain(parts).catch((cause: unknown) => parts.log.error('calendars', cause));
  }, DAY);
  timer.unref();
  return () => clearInterval(timer);
}

/** Renews every calendar that says where it comes from; one that cannot be read stays as it is. */
export async function readAgain(parts: ReadAgainParts): Promise<void> {
  for (const { id } of await listWorkplaces(parts.accounts)) await renew(parts, id);
}

async function renew({ copies, outbound, log }: ReadAgainParts, workplace: Id): Promise<void> {
  const relais = (await copies.of(workplace)).as(RELAIS);
  const listed = await relais.ask(calendarList.name, {});
  if (!listed.ok) return;
  const { zone, today } = await relais.reading((reader) => relais.circumstances(reader));
  const window = { zone, from: today, to: addDays(today, 1100) };
  for (const { name, source } of listed.value as AnswerOf<typeof calendarList>) {
    if (source === null || source === '') continue;
    const bytes = await readAddress(outbound, source);
    const plan = bytes.ok ? await readSpans(bytes.value, name ?? '', window) : bytes;
    if (!plan.ok) {
      log.warn('calendar-not-read', { code: plan.problem.code });
      continue;
    }
    // One calendar goes on under the name it has here.
    const { calendars } = plan.value;
    const given = calendars.length === 1 && name !== null ? calendars.map((each) => ({ ...each, name })) : calendars;
    const wanted = given.filter((each) => calendars.length === 1 || each.name === name);
    if (wanted.length === 0) continue;
    const done = await relais.run('calendar.import', { calendars: wanted, from: today, to: window.to });
    if (!done.ok) log.warn('calendar-not-read', { code: done.problem.code });
  }
}
