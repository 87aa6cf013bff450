/** The versions of an agreement: in order, with how they are called, and the one that counts now (SPEC.md, G4). */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Json } from '../../../replica/schema.ts';
import { readDocument, type VersionDocument } from './document.ts';
import { agreementVersion } from './schema.ts';
import { checkVersion, type Wholeness } from './signing.ts';

/** Characters of the id that tell versions of one number apart. */
const TELLING = 4;

export interface Version {
  readonly id: Id;
  readonly number: number;
  /** `3`, or `3·Qx7f` where another version has the number too. */
  readonly label: string;
  /** As it is kept. */
  readonly raw: Json;
  /** Undefined when it cannot be read. */
  readonly document: VersionDocument | undefined;
}

/** The newest first. */
export function versionsOf(read: Reader, agreement: Id): readonly Version[] {
  const rows = read.where(agreementVersion, { agreement }).all();
  const known = rows.map((row) => ({
    id: row.id,
    number: row.number ?? 0,
    raw: row.document,
    document: readDocument(row.document),
  }));
  const counts = new Map<number, number>();
  for (const { number } of known) counts.set(number, (counts.get(number) ?? 0) + 1);
  return known
    .map((version) => ({ ...version, label: labelOf(version.id, version.number, counts.get(version.number) ?? 1) }))
    .sort((a, b) => b.number - a.number || (a.id < b.id ? 1 : -1));
}

/** The version that counts now, of each of these agreements: without opening a document. */
export function currentVersions(read: Reader, agreements: readonly Id[]): ReadonlyMap<Id, { readonly id: Id; readonly number: number }> {
  const rows = read.where(agreementVersion, { agreement: agreements });
  const [ids, numbers, of] = [rows.ids(), rows.values('number'), rows.values('agreement')];
  const current = new Map<Id, { readonly id: Id; readonly number: number }>();
  for (const [at, id] of ids.entries()) {
    const agreement = of[at] ?? null;
    if (agreement === null) continue;
    const best = current.get(agreement);
    const number = numbers[at] ?? 0;
    if (best === undefined || number > best.number || (number === best.number && id > best.id)) current.set(agreement, { id, number });
  }
  return current;
}

/** The day on which a version was published; null when its document cannot be read. */
export const publishedOn = (read: Reader, version: Id): CivilDate | null =>
  readDocument(read.row(agreementVersion, version)?.document ?? null)?.published ?? null;

export interface VersionBrief {
  readonly id: Id;
  readonly number: number;
  readonly label: string;
  readonly published: CivilDate | null;
  readonly author: { readonly member: Id; readonly name: string } | null;
  readonly wholeness: Wholeness;
}

export const briefOf = ({ id, number, label, document, raw }: Version): VersionBrief => ({
  id,
  number,
  label,
  published: document?.published ?? null,
  author: document?.author ?? null,
  wholeness: checkVersion({ id, document: raw }),
});

const labelOf = (id: Id, number: number, alike: number): string => (alike > 1 ? `${number}·${id.slice(0, TELLING)}` : String(number));
