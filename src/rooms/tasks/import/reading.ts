/** Looking into JSON of any shape: what is there in another type is taken as well as it can be, the rest is `undefined`. */

import type { Json, JsonRecord } from './json.ts';

export function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value under `key`, of an object's own keys only [A28]. */
export function at(value: Json | undefined, key: string): Json | undefined {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The first of these keys that holds anything. */
export function first(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  for (const key of keys) {
    const found = at(value, key);
    if (found !== undefined && found !== null && found !== '') return found;
  }
  return undefined;
}

/** Text, or a number or a truth value written as text. */
export function textAt(value: Json | undefined, ...keys: readonly string[]): string | undefined {
  return asText(first(value, ...keys));
}

export function asText(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** A number, or a number written as text. */
export function numberAt(value: Json | undefined, ...keys: readonly string[]): number | undefined {
  const found = first(value, ...keys);
  const number = typeof found === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(found) ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function flagAt(value: Json | undefined, key: string): boolean {
  const found = at(value, key);
  return found === true || found === 'true' || found === 1;
}

/** The items of an array, or the values of an object; of anything else none. */
export function itemsAt(value: Json | undefined, key: string): readonly Json[] {
  return asItems(at(value, key));
}

export function asItems(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.values(value) : [];
}

export function textsAt(value: Json | undefined, key: string): readonly string[] {
  return itemsAt(value, key).flatMap((item) => asText(item) ?? []);
}

/** Any value as text a person can read: what has no other place is kept so. */
export function asShown(value: Json | undefined): string | undefined {
  const text = asText(value);
  if (text !== undefined) return text;
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value) && value.every((item) => asText(item) !== undefined)) return value.map((item) => asText(item)).join(', ');
  return JSON.stringify(value);
}
