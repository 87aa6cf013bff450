/** Checks every version and signature there is, in a replica or in an export: what is whole, who signed, and what cannot be told (G6, G7). */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import { sha256 } from '../../../kernel/sha256.ts';
import type { Json } from '../../../replica/schema.ts';
import { readDocument } from './document.ts';
import { checkSignature, checkVersion, type Keys, readMark, type Verdict, type Wholeness } from './signing.ts';

/** Rows as a replica reads them or as an export holds them. */
export type CheckedRows = readonly Readonly<Record<string, unknown>>[];

export interface Checked {
  readonly agreement: Id;
  readonly version: Id;
  readonly title: string;
  readonly number: number;
  readonly published: CivilDate | null;
  readonly wholeness: Wholeness;
  readonly signatures: readonly CheckedSignature[];
}

export interface CheckedSignature {
  readonly member: Id;
  readonly name: string;
  readonly date: CivilDate | null;
  readonly verdict: Verdict;
  /** Of the key, for comparing by telephone: sixteen hexadecimal digits in fours. */
  readonly fingerprint: string | null;
}

export interface Checkable {
  readonly versions: CheckedRows;
  readonly signatures: CheckedRows;
  readonly members: CheckedRows;
}

/** Of one agreement, or of all; the newest version first. */
export async function checkAll({ versions, signatures, members }: Checkable, keys: Keys, only?: Id): Promise<readonly Checked[]> {
  const names = new Map(members.map(({ id, name }) => [id, String(name ?? '')]));
  const checked: Checked[] = [];
  for (const row of standing(versions)) {
    if (only !== undefined && row.agreement !== only) continue;
    const version = { id: String(row.id), document: (row.document ?? null) as Json };
    const document = readDocument(version.document);
    const found: CheckedSignature[] = [];
    for (const signature of standing(signatures)) {
      if (signature.version !== version.id || typeof signature.member !== 'string') continue;
      const one = { version: version.id, member: signature.member, mark: (signature.mark ?? null) as Json };
      const mark = readMark(one.mark);
      const holder = mark === undefined ? undefined : await keys.keyHolder(mark.device);
      found.push({
        member: one.member,
        name: names.get(one.member) ?? '',
        date: mark?.date ?? null,
        verdict: await checkSignature(version, one, keys),
        fingerprint: holder === undefined ? null : fingerprintOf(holder.key),
      });
    }
    checked.push({
      agreement: typeof row.agreement === 'string' ? row.agreement : '',
      version: version.id,
      title: document?.title ?? '',
      number: document?.number ?? (typeof row.number === 'number' ? row.number : 0),
      published: document?.published ?? null,
      wholeness: checkVersion(version),
      signatures: found.sort((a, b) => (`${a.date} ${a.name} ${a.member}` < `${b.date} ${b.name} ${b.member}` ? -1 : 1)),
    });
  }
  return checked.sort((a, b) => (a.agreement < b.agreement ? -1 : a.agreement > b.agreement ? 1 : b.number - a.number));
}

const standing = (rows: CheckedRows): CheckedRows => rows.filter(({ deleted }) => deleted === undefined || deleted === null);

function fingerprintOf(key: Uint8Array): string {
  const digits = Array.from(sha256(key).subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.match(/.{4}/g)?.join(' ') ?? digits;
}
