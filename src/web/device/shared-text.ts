/** One text edited together: a live document over the replica's column, written as edits that merge. Loaded when a text is opened. */
import * as Y from 'yjs';
import type { Replica } from '../../replica/replica.ts';
import { openText } from '../../replica/text.ts';
import type { OpenText } from '../../ui/index.ts';
import { systemRandom } from '../../workplace/index.ts';

export interface TextPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** How long after the last keystroke what was typed becomes a change, in ms: one change for a burst, not one a letter. */
const REST = 600;

export async function openSharedText(replica: Replica, place: TextPlace, commit: (update: Uint8Array) => void): Promise<OpenText> {
  const { table, row, column } = place;
  const updates = () => replica.read(() => [...(replica.texts?.updates(table, row, column) ?? [])]);
  const { doc, content } = openText(await updates(), drawClient());
  let written = Y.encodeStateVector(doc);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told: Parameters<OpenText['listen']>[0] | undefined;

  const keep = () => {
    clearTimeout(timer);
    timer = undefined;
    const update = Y.encodeStateAsUpdate(doc, written);
    const before = written;
    written = Y.encodeStateVector(doc);
    if (!same(before, written) || update.length > 2) commit(update);
  };
  const take = async () => {
    const before = content.toString();
    const vector = Y.encodeStateVector(doc);
    const anchors = new Map<number, Y.RelativePosition>();
    const anchor = (at: number) => {
      const known = anchors.get(at) ?? Y.createRelativePositionFromTypeIndex(content, at);
      anchors.set(at, known);
      return known;
    };
    for (let at = 0; at <= before.length; at++) if (before.length <= ANCHORED) anchor(at);
    for (const update of await updates()) Y.applyUpdate(doc, update, 'others');
    if (timer === undefined) written = Y.encodeStateVector(doc);
    if (same(vector, Y.encodeStateVector(doc)) || content.toString() === before) return;
    told?.(content.toString(), (at) => {
      const relative = anchors.get(Math.min(at, before.length));
      const absolute = relative === undefined ? null : Y.createAbsolutePositionFromRelativePosition(relative, doc);
      return absolute?.index ?? Math.min(at, content.length);
    });
  };
  const stop = replica.subscribe((touched) => {
    const rows = touched.get(table);
    if (rows !== undefined && (rows.rows.size === 0 || rows.rows.has(row))) void take();
  });
  return {
    content: content.toString(),
    listen: (listener) => {
      told = listener;
    },
    write: (next) => {
      edit(doc, content, next, keep);
      clearTimeout(timer);
      timer = setTimeout(keep, REST);
    },
    close: () => {
      stop();
      if (timer !== undefined) keep();
      doc.destroy();
    },
  };
}

/** Longer texts keep the caret by its distance from the beginning. */
const ANCHORED = 20_000;

/** A client id is drawn anew at each opening (R8). */
function drawClient(): number {
  return new DataView(systemRandom.bytes(4).buffer).getUint32(0);
}

/** Characters that go into one change: what is pasted may be longer than a change may be, whatever its script. */
const PIECE = 200_000;

/** The one stretch in which the texts differ, as one edit; a long one in pieces, with `kept` called between them. */
function edit(doc: Y.Doc, content: Y.Text, next: string, kept: () => void): void {
  const before = content.toString();
  let start = 0;
  while (start < before.length && start < next.length && before[start] === next[start]) start += 1;
  let end = 0;
  while (end < before.length - start && end < next.length - start && before[before.length - 1 - end] === next[next.length - 1 - end])
    end += 1;
  const stop = next.length - end;
  let at = start;
  do {
    const to = wholeTo(next, at, stop);
    doc.transact(() => {
      if (at === start && before.length - end > start) content.delete(start, before.length - end - start);
      if (to > at) content.insert(at, next.slice(at, to));
    });
    at = to;
    if (at < stop) kept();
  } while (at < stop);
}

/** Where a piece that begins at `from` ends: never inside a character that takes two. */
function wholeTo(text: string, from: number, stop: number): number {
  const to = from + PIECE;
  if (to >= stop) return stop;
  return /[\uD800-\uDBFF]/.test(text.charAt(to - 1)) ? to + 1 : to;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);
