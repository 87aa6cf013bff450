/** How the fields of a message lie in bytes: small codecs that compose. Damage shows in the reader, nothing throws. */

import type { ByteReader, ByteWriter } from '../kernel/bytes.ts';
import type { Id } from '../kernel/ids.ts';
import { readId, writeId } from '../replica/change-codec.ts';

export interface Wire<T> {
  write(writer: ByteWriter, value: T): void;
  /** Any value of the type when the bytes are damaged. */
  read(reader: ByteReader): T;
}

export type WireValue<W> = W extends Wire<infer T> ? T : never;

/** A safe integer ≥ 0. */
export const unsigned: Wire<number> = {
  write: (writer, value) => writer.unsigned(value),
  read: (reader) => reader.unsigned(),
};

export const flag: Wire<boolean> = {
  write: (writer, value) => writer.byte(value ? 1 : 0),
  read: (reader) => {
    const byte = reader.byte();
    if (byte > 1) reader.damaged = true;
    return byte === 1;
  },
};

/** 128 bits, 22 characters in memory. */
export const id: Wire<Id> = { write: writeId, read: readId };

/** UTF-8 of at most `max` bytes. */
export const text = (max: number): Wire<string> => ({
  write: (writer, value) => writer.string(value),
  read: (reader) => {
    const bytes = reader.position;
    const value = reader.string();
    if (reader.position - bytes > max + 8) reader.damaged = true;
    return value;
  },
});

/** Bytes with their length before them. The reader's are a copy. */
export const bytes: Wire<Uint8Array> = {
  write: (writer, value) => writer.block(value),
  read: (reader) => reader.block().slice(),
};

/** Everything to the end of the message: only as its last field. A view, read at once. */
export const rest: Wire<Uint8Array> = {
  write: (writer, value) => writer.raw(value),
  read: (reader) => reader.raw(reader.remaining),
};

/** At most `max` items; more is damage. */
export const list = <T>(of: Wire<T>, max: number): Wire<readonly T[]> => ({
  write: (writer, values) => {
    writer.unsigned(values.length);
    for (const value of values) of.write(writer, value);
  },
  read: (reader) => {
    const count = reader.unsigned();
    if (count > max || count > reader.remaining) reader.damaged = true;
    const values: T[] = [];
    for (let i = 0; i < count && !reader.damaged; i++) values.push(of.read(reader));
    return values;
  },
});

type Codecs = Readonly<Record<string, Wire<unknown>>>;
export type RecordOf<C extends Codecs> = { readonly [K in keyof C]: WireValue<C[K]> };

/** The fields in the order they are declared in. */
export function record<C extends Record<string, Wire<unknown>>>(fields: C): Wire<RecordOf<C>> {
  const entries = Object.entries(fields satisfies Record<string, Wire<unknown>>);
  return {
    write: (writer, value) => {
      for (const [name, wire] of entries) wire.write(writer, (value as Readonly<Record<string, unknown>>)[name]);
    },
    read: (reader) => {
      const value: Record<string, unknown> = {};
      for (const [name, wire] of entries) value[name] = wire.read(reader);
      return value as RecordOf<C>;
    },
  };
}

/** The parameters of a `Problem`: names to texts or whole numbers. */
export const params: Wire<Readonly<Record<string, string | number>>> = {
  write: (writer, value) => {
    const entries = Object.entries(value);
    writer.unsigned(entries.length);
    for (const [name, item] of entries) {
      writer.string(name);
      writer.byte(typeof item === 'number' ? 0 : 1);
      if (typeof item === 'number') writer.signed(Math.trunc(item));
      else writer.string(item);
    }
  },
  read: (reader) => {
    const count = reader.unsigned();
    if (count > 16) reader.damaged = true;
    const entries: [string, string | number][] = [];
    for (let i = 0; i < count && !reader.damaged; i++) {
      const name = reader.string();
      entries.push([name, reader.byte() === 0 ? reader.signed() : reader.string()]);
    }
    return Object.fromEntries(entries.filter(([name]) => name !== '__proto__'));
  },
};
