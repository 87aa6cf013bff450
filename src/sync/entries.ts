/**
 * What stands in a scope's log, one entry a cursor: changes and the signed links over them. Entries are written in
 * runs of one kind. On the wire a device's own changes may be shortened to a marker, which acknowledges them (S2).
 */

import { type ByteReader, ByteWriter } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import { type Link, readLink, writeLink } from '../replica/chain.ts';
import type { Change, Scope } from '../replica/change.ts';
import { ChangeDecoder, ChangeEncoder, readId, writeId } from '../replica/change-codec.ts';

/** `own`: changes `first` to `last` of the receiving device, which has them; the fingerprint is of the last one. */
export type Entry =
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'link'; readonly link: Link }
  | { readonly kind: 'own'; readonly first: number; readonly last: number; readonly fingerprint: Uint8Array };

const KINDS: readonly Entry['kind'][] = ['change', 'link', 'own'];
const FINGERPRINT_BYTES = 6;

/** Entries that one message or block may hold. */
export const ENTRIES_LIMIT = 1 << 16;

/** How many cursors an entry takes. */
export const cursorsOf = (entry: Entry): number => (entry.kind === 'own' ? entry.last - entry.first + 1 : 1);

/** The last seq of a device that an entry is about. */
export const seqOf = (entry: Entry): number =>
  entry.kind === 'change' ? entry.change.seq : entry.kind === 'link' ? entry.link.last : entry.last;

export const changesOf = (entries: readonly Entry[]): Change[] =>
  entries.flatMap((entry) => (entry.kind === 'change' ? [entry.change] : []));

/** Writes entries of one scope, remembering names and ids from one call to the next. */
export class EntryEncoder {
  private readonly changes = new ChangeEncoder();
  private readonly signers = new Map<Id, number>();

  write(writer: ByteWriter, entries: readonly Entry[]): void {
    let at = 0;
    while (at < entries.length) {
      const kind = (entries[at] as Entry).kind;
      let end = at + 1;
      while (end < entries.length && (entries[end] as Entry).kind === kind) end++;
      writer.unsigned((end - at) * 4 + KINDS.indexOf(kind));
      for (; at < end; at++) this.entry(writer, entries[at] as Entry);
    }
  }

  private entry(writer: ByteWriter, entry: Entry): void {
    switch (entry.kind) {
      case 'change':
        this.changes.write(writer, entry.change);
        break;
      case 'link': {
        const known = this.signers.get(entry.link.device);
        writer.unsigned(known ?? this.signers.size);
        if (known === undefined) {
          writeId(writer, entry.link.device);
          this.signers.set(entry.link.device, this.signers.size);
        }
        writeLink(writer, entry.link);
        break;
      }
      case 'own':
        writer.unsigned(entry.first);
        writer.unsigned(entry.last - entry.first);
        writer.raw(entry.fingerprint);
        break;
    }
  }
}

/** Reads what an `EntryEncoder` wrote, in the same order. */
export class EntryDecoder {
  private readonly changes: ChangeDecoder;
  private readonly signers: Id[] = [];

  constructor(scope: Scope) {
    this.changes = new ChangeDecoder(scope);
  }

  /** Entries to the end of the reader; what came before damage is not to be used when `reader.damaged`. */
  read(reader: ByteReader): Entry[] {
    const entries: Entry[] = [];
    while (reader.remaining > 0 && !reader.damaged) {
      const head = reader.unsigned();
      const kind = KINDS[head % 4];
      const count = Math.floor(head / 4);
      if (kind === undefined || count < 1 || entries.length + count > ENTRIES_LIMIT) reader.damaged = true;
      for (let i = 0; i < count && !reader.damaged; i++) {
        const entry = this.entry(reader, kind as Entry['kind']);
        if (entry !== undefined) entries.push(entry);
      }
    }
    return entries;
  }

  private entry(reader: ByteReader, kind: Entry['kind']): Entry | undefined {
    switch (kind) {
      case 'change': {
        const change = this.changes.read(reader);
        return change === undefined ? undefined : { kind, change };
      }
      case 'link': {
        const index = reader.unsigned();
        if (index === this.signers.length && !reader.damaged) this.signers.push(readId(reader));
        const device = this.signers[index];
        if (device === undefined) reader.damaged = true;
        return { kind, link: readLink(reader, device ?? '') };
      }
      case 'own': {
        const first = reader.unsigned();
        const last = first + reader.unsigned();
        if (first < 1 || last - first >= ENTRIES_LIMIT) reader.damaged = true;
        return { kind, first, last, fingerprint: reader.raw(FINGERPRINT_BYTES).slice() };
      }
    }
  }
}

export function encodeEntries(entries: readonly Entry[]): Uint8Array {
  const writer = new ByteWriter(256);
  new EntryEncoder().write(writer, entries);
  return writer.take();
}
