/** Compares a device's digests of accepted state with the hub's own, at the cursor of the hub's segments (S6). */

import type { Scope } from '../replica/change.ts';
import { digestTables } from '../replica/digest.ts';
import { decodeManifest } from '../replica/manifest.ts';
import { hubBlocks } from './hub-fold.ts';
import { scopeKey } from './hub-layout.ts';
import type { HubWorkplace } from './hub-workplace.ts';
import type { MessageOf } from './messages.ts';
import { stored } from './records.ts';

/** The digests of the latest segments, worked out when first asked for. */
const known = new WeakMap<HubWorkplace, Map<Scope, { readonly cursor: number; readonly digests: Readonly<Record<string, string>> }>>();

export async function compareDigests(workplace: HubWorkplace, scope: Scope, message: MessageOf<'digests'>): Promise<MessageOf<'compared'>> {
  const answer = { kind: 'compared', scope: message.scope, cursor: message.cursor } as const;
  const digests = await digestsAt(workplace, scope, message.cursor);
  if (digests === undefined) return { ...answer, known: false, differing: [] };
  const theirs = new Map(message.tables.map(({ table, digest }) => [table, digest]));
  const tables = new Set([...theirs.keys(), ...Object.keys(digests)]);
  return { ...answer, known: true, differing: [...tables].filter((table) => theirs.get(table) !== digests[table]) };
}

async function digestsAt(workplace: HubWorkplace, scope: Scope, cursor: number): Promise<Readonly<Record<string, string>> | undefined> {
  const scopes = known.get(workplace) ?? new Map();
  known.set(workplace, scopes);
  const before = scopes.get(scope);
  if (before?.cursor === cursor) return before.digests;
  const record = await workplace.manifest(scope);
  if (record === undefined || record.cursor !== cursor) return undefined;
  const { ports } = workplace;
  const manifest = stored(decodeManifest(record.manifest));
  const blocks = hubBlocks(ports, scopeKey(workplace.id, scope));
  const digests = await digestTables({ manifest, scope, changes: [], blocks, compressor: ports.compressor });
  scopes.set(scope, { cursor, digests });
  return digests;
}
