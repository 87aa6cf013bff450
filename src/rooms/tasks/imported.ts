/** What an importer hands over, read anew: a plan comes back as JSON, from a file, a page or a program. */

import { ok, type Result } from '../../kernel/result.ts';
import { parseArguments } from '../../replica/fields.ts';
import {
  type Arguments,
  boolean,
  date,
  type Field,
  instant,
  integer,
  type Json,
  json,
  list,
  long,
  number,
  oneOf,
  optional,
  string,
} from '../../replica/schema.ts';
import { LINK_KINDS, STATES } from './schema.ts';

const name = string({ max: 2000 });
const items = optional(list(json(), { max: 10_000 }));

/** A task of `ImportPlan` (import/types.ts). */
const taskFields = {
  key: string({ max: 2000 }),
  row: optional(json()),
  title: string(),
  why: optional(long({ max: 20_000 })),
  nextStep: optional(long({ max: 20_000 })),
  body: optional(long({ max: 2_000_000 })),
  state: optional(oneOf(STATES)),
  list: optional(name),
  position: optional(number()),
  due: optional(date()),
  createdAt: optional(instant()),
  doneAt: optional(instant()),
  tags: optional(list(name, { max: 1000 })),
  holders: optional(list(name, { max: 1000 })),
  role: optional(name),
  place: optional(name),
  checklist: items,
  comments: items,
  links: items,
  attachments: items,
  recurrence: optional(name),
  extra: optional(json()),
} as const;

const itemFields = { title: string({ max: 2000 }), done: boolean() } as const;
const commentFields = { author: optional(name), at: optional(instant()), text: long({ max: 40_000 }) } as const;
const linkFields = { kind: oneOf(LINK_KINDS), key: string({ max: 2000 }) } as const;
const attachmentFields = { name, url: optional(name), file: optional(name), size: optional(integer({ min: 0 })) } as const;
const fileFields = { hash: string({ max: 64 }), size: integer({ min: 0 }), type: string({ max: 127 }) } as const;

export interface Imported extends Omit<Arguments<typeof taskFields>, 'checklist' | 'comments' | 'links' | 'attachments' | 'extra'> {
  readonly checklist: readonly Arguments<typeof itemFields>[];
  readonly comments: readonly Arguments<typeof commentFields>[];
  readonly links: readonly Arguments<typeof linkFields>[];
  readonly attachments: readonly Arguments<typeof attachmentFields>[];
  readonly extra: Readonly<Record<string, string>>;
}

/** Where the bytes of an attachment that came inside the source were stored. */
export type StoredFile = Arguments<typeof fileFields>;

export function readImported(given: readonly Json[]): Result<readonly Imported[]> {
  return each(given, (item) => {
    const parsed = parseArguments(taskFields, item);
    if (!parsed.ok) return parsed;
    const checklist = each(parsed.value.checklist ?? [], (one) => parseArguments(itemFields, one));
    if (!checklist.ok) return checklist;
    const comments = each(parsed.value.comments ?? [], (one) => parseArguments(commentFields, one));
    if (!comments.ok) return comments;
    const links = each(parsed.value.links ?? [], (one) => parseArguments(linkFields, one));
    if (!links.ok) return links;
    const attachments = each(parsed.value.attachments ?? [], (one) => parseArguments(attachmentFields, one));
    if (!attachments.ok) return attachments;
    return ok({
      ...parsed.value,
      checklist: checklist.value,
      comments: comments.value,
      links: links.value,
      attachments: attachments.value,
      extra: textsIn(parsed.value.extra ?? null),
    });
  });
}

/** By the key of the plan's files. */
export function readFiles(given: Json): Result<ReadonlyMap<string, StoredFile>> {
  const files = new Map<string, StoredFile>();
  for (const [key, value] of Object.entries(isObject(given) ? given : {})) {
    const parsed = parseArguments(fileFields, value);
    if (!parsed.ok) return parsed;
    files.set(key, parsed.value);
  }
  return ok(files);
}

/** The entries of a JSON object that are texts. */
export function textsIn(given: Json): Readonly<Record<string, string>> {
  if (!isObject(given)) return {};
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function each<T>(given: readonly Json[], read: (item: Json) => Result<T>): Result<readonly T[]> {
  const found: T[] = [];
  for (const item of given) {
    const one = read(item);
    if (!one.ok) return one;
    found.push(one.value);
  }
  return ok(found);
}

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Most characters of a task with all that hangs on it: a long description and a long thread fit. */
const LARGEST_TASK = 10_000_000;

/** Of a `list` of JSON, as large as imports come; hosts may still cut them. */
export const importedTasks: Field<readonly Json[], false> = list({ ...json(), max: LARGEST_TASK }, { max: 200_000 });
