/** Where one is, as only the own device knows it where less was said to the others: kept beside the drafts, never shared. */

import type { Json } from '../../../replica/schema.ts';

/** As much of a device's drafts as this needs. */
export interface Kept {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
}

export interface Said {
  readonly id: string;
  readonly where?: string | null | undefined;
  readonly place?: string | null | undefined;
}

type Known = { readonly [row: string]: Json };

const KEY = 'presence.precise';

/** By row, what was said there: the argument `precise` of what counts one's own days. */
export function preciseIn(kept: Pick<Kept, 'read'>): Known {
  try {
    const found = JSON.parse(kept.read(KEY) ?? '{}') as Json;
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Known) : {};
  } catch {
    return {};
  }
}

/** What the device knows of a row; nothing where the others know it too. */
export function preciseOf(kept: Pick<Kept, 'read'>, row: string): { readonly where?: Json; readonly place?: Json } {
  const said = preciseIn(kept)[row];
  return typeof said === 'object' && said !== null && 'where' in said ? said : {};
}

/** Keeps what was said in these rows where the others are told less; what they see whole need not be kept. */
export function keepPrecise(kept: Kept, rows: readonly Said[], isWhole: boolean): void {
  const known: Record<string, Json> = { ...preciseIn(kept) };
  for (const { id, where = null, place = null } of rows) {
    delete known[id];
    if (!isWhole && (where !== null || place !== null)) known[id] = { where, place };
  }
  kept.write(KEY, Object.keys(known).length === 0 ? '' : JSON.stringify(known));
}
