/** The history of a row over HTTP: what was written, by whom, when, by which command; by row and never by person. */

import { base64url, isId } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { type Change, SHARED } from '../../replica/change.ts';
import { instantOf } from '../../replica/stamp.ts';
import type { Value } from '../../replica/value.ts';
import { type Hub, RELAIS } from '../../sync/index.ts';
import { listDevices } from '../accounts/devices.ts';
import { type MemberCall, member, type Route } from '../http/route.ts';

export function historyRoutes(hub: Hub): readonly Route[] {
  return [
    member({
      limit: 'api',
      method: 'GET',
      path: '/api/v1/history',
      summary: 'The changes of the row ?table and ?row, the newest page or the one before ?before',
      verb: 'history.read',
      subject: (call) => (isId(call.query('row') ?? '') ? { workplace: call.actor.workplace, scope: SHARED } : undefined),
      handle: (call) => history(hub, call),
    }),
  ];
}

async function history(hub: Hub, call: MemberCall) {
  const { workplace } = call.actor;
  const [table, row] = [call.query('table') ?? '', call.query('row') ?? ''];
  const before = Number(call.query('before') ?? 0);
  const page = await hub.history(workplace, SHARED, { table, row, before: Number.isSafeInteger(before) && before > 0 ? before : 0 });
  const owners = new Map((await listDevices(call.accounts, workplace)).map((device) => [device.id, device.member]));
  const view = (change: Change) => ({
    at: instantOf(change.stamp),
    author: change.behalf ?? owners.get(change.device) ?? RELAIS,
    // What came through the API, a portal or a job looks so.
    ...(change.behalf === undefined ? {} : { through: 'relais' }),
    command: change.command,
    undo: change.gesture ?? `${change.device}.${change.seq}`,
    writes: change.writes
      .filter((write) => write.table === table && write.row === row)
      .map((write) => ({ column: write.column, value: plain(write.value) })),
  });
  return ok({ changes: page.changes.map(view), next: page.next });
}

const plain = (value: Value) => (value instanceof Uint8Array ? { bytes: base64url(value) } : value);
