/** The text engine over Yjs (R8). Loaded only when a text is opened: nothing else may import it at the top. */

import * as Y from 'yjs';
import type { TextPort } from './text-port.ts';

/** The one shared type of a document. */
const NAME = 't';

export const yjsText: TextPort = {
  merge: (updates) => Y.mergeUpdates([...updates]),

  plain(updates) {
    const doc = docOf(updates);
    const content = doc.getText(NAME).toString();
    doc.destroy();
    return content;
  },

  edit(updates, target, client) {
    const doc = docOf(updates);
    const before = Y.encodeStateVector(doc);
    doc.clientID = client;
    const content = doc.getText(NAME);
    const { start, removed, added } = difference(content.toString(), target.toWellFormed());
    doc.transact(() => {
      if (removed > 0) content.delete(start, removed);
      if (added !== '') content.insert(start, added);
    });
    const update = Y.encodeStateAsUpdate(doc, before);
    doc.destroy();
    return update;
  },
};

/** A live document, for an editor; `client` is drawn anew at each opening and never kept (R8). */
export function openText(updates: readonly Uint8Array[], client: number): { doc: Y.Doc; content: Y.Text } {
  const doc = docOf(updates);
  doc.clientID = client;
  return { doc, content: doc.getText(NAME) };
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) applyIfWhole(doc, update);
  return doc;
}

/** A damaged update, which only a faulty device can have signed, leaves the text as it is (R7). */
function applyIfWhole(doc: Y.Doc, update: Uint8Array): void {
  try {
    Y.applyUpdate(doc, update);
  } catch {
    // Kept in the set and relayed (R5), shown without effect.
  }
}

/** The one stretch in which two texts differ, never cutting a surrogate pair. */
function difference(before: string, after: string): { start: number; removed: number; added: string } {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++;
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--;
  return { start, removed: before.length - end - start, added: after.slice(start, after.length - end) };
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code < 0xe000;
