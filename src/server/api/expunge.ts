/** "Delete for ever" over HTTP (X3): who may is judged here, the hub and every device carry it out. */

import type { Id } from '../../kernel/ids.ts';
import { failed, ok } from '../../kernel/result.ts';
import { SHARED } from '../../replica/change.ts';
import { EXPUNGE, VOID } from '../../replica/expunge.ts';
import { registry } from '../../rooms/registry.ts';
import type { Hub } from '../../sync/index.ts';
import { expungingOf, type Target } from '../../workplace/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { listDevices } from '../accounts/devices.ts';
import type { Subject } from '../authorise.ts';
import type { Copies } from '../copy/copies.ts';
import type { FileRoom } from '../files/files.ts';
import { type MemberCall, member, type Route } from '../http/route.ts';

export interface ExpungeParts {
  readonly copies: Copies;
  readonly hub: Hub;
  /** Where attachments are, when any are taken. */
  readonly files: FileRoom | undefined;
}

export function expungeRoutes(server: ExpungeParts): readonly Route[] {
  return [
    member({
      limit: 'make',
      method: 'POST',
      path: '/api/v1/expunge/:table/:row',
      summary: 'Delete a row and its parts for ever, with their history, or its cell ?column; nothing brings it back',
      verb: 'expunge',
      subject: (call) => subjectOf(server, call),
      handle: (call) => expunge(server, call),
    }),
  ];
}

const targetOf = (call: MemberCall): Target => ({ table: call.param('table'), row: call.param('row'), column: call.query('column') });

/** Its owner is who alone wrote all that goes; what several wrote has none. */
async function subjectOf({ copies, hub }: ExpungeParts, call: MemberCall<unknown>): Promise<Subject> {
  const { workplace, steward } = call.actor;
  if (steward) return { workplace };
  const { replica } = await copies.of(workplace);
  const found = await expungingOf(replica, registry.tables, targetOf(call));
  if (!found.ok) return { workplace };
  const writers = await writersOf(call.accounts, hub, workplace, found.value.rows, targetOf(call).column);
  return { workplace, owner: writers.size === 1 ? [...writers][0] : undefined };
}

async function writersOf(
  accounts: Accounts,
  hub: Hub,
  workplace: Id,
  rows: readonly Target[],
  column: string | undefined,
): Promise<ReadonlySet<string>> {
  const owners = new Map((await listDevices(accounts, workplace)).map((device) => [device.id, device.member]));
  const writers = new Set<string>();
  for (const { table, row } of rows) {
    let before = 0;
    do {
      const page = await hub.history(workplace, SHARED, { table, row, before });
      for (const change of page.changes) {
        const wrote = change.writes.some(
          (write) =>
            write.row === row &&
            write.table === table &&
            (column === undefined || write.column === column) &&
            write.rule !== VOID &&
            write.rule !== EXPUNGE,
        );
        if (wrote) writers.add(change.behalf ?? owners.get(change.device) ?? '');
      }
      before = page.next;
    } while (before > 0);
  }
  return writers;
}

async function expunge({ copies, hub, files }: ExpungeParts, call: MemberCall) {
  const { workplace, member: by } = call.actor;
  const copy = await copies.of(workplace);
  const found = await expungingOf(copy.replica, registry.tables, targetOf(call));
  if (!found.ok) return found;
  copy.device.commit(SHARED, 'expunge', found.value.writes, { behalf: by });
  if (!(await copy.written())) return failed('store.unavailable');
  await hub.expunged(workplace, SHARED);
  for (const hash of found.value.files) await files?.of(workplace).remove(SHARED, hash);
  return ok({ rows: found.value.rows.length, files: found.value.files.length });
}
