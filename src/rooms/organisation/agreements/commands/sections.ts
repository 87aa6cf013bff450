/** The sections of the draft; their text is written together, or set as a whole from the command line. */

import type { Id } from '../../../../kernel/ids.ts';
import { ok } from '../../../../kernel/result.ts';
import { clearable, optional, ref } from '../../../../replica/schema.ts';
import { positionBeside } from '../../../ordering.ts';
import { lastPosition } from '../../../position.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { readDocument } from '../document.ts';
import { draftOf, sectionRows } from '../draft.ts';
import { agreementSection, agreementVersion } from '../schema.ts';
import { workable } from './agreements.ts';

const { title, body } = agreementSection.columns;
const section = ref('agreement-section');

export const addSection = command({
  name: 'agreement-section.add',
  input: { agreement: ref('agreement'), title, body: optional(body), afterSection: optional(section) },
  positional: ['agreement', 'title'],
  run(tx, { agreement: id, title: heading, body: words, afterSection }) {
    const found = workable(tx, id);
    if (!found.ok) return found;
    const row = tx.insert(agreementSection, { agreement: id, title: heading, position: place(tx, id, undefined, { after: afterSection }) });
    if (words !== undefined && words !== '') tx.setText(agreementSection, row, 'body', words);
    return ok(rowAnswer(agreementSection, row));
  },
});

export const editSection = command({
  name: 'agreement-section.edit',
  input: { section, title: optional(title), body: clearable(body) },
  positional: ['section'],
  run(tx, { section: id, title: heading, body: words }) {
    if (heading !== undefined) tx.update(agreementSection, id, { title: heading });
    if (words !== undefined) tx.setText(agreementSection, id, 'body', words ?? '');
    return ok(rowAnswer(agreementSection, id));
  },
});

export const moveSection = command({
  name: 'agreement-section.move',
  input: { section, beforeSection: optional(section), afterSection: optional(section) },
  positional: ['section'],
  run(tx, { section: id, beforeSection, afterSection }) {
    const of = tx.row(agreementSection, id)?.agreement ?? null;
    const position = place(tx, of, id, { before: beforeSection, after: afterSection });
    tx.update(agreementSection, id, { position });
    return ok(rowAnswer(agreementSection, id));
  },
});

export const removeSection = command({
  name: 'agreement-section.remove',
  input: { section },
  positional: ['section'],
  run(tx, { section: id }) {
    tx.remove(agreementSection, id);
    return ok(rowAnswer(agreementSection, id));
  },
});

/** The draft says again what a version said: each section that has the same title keeps its row, and with it its history. */
export const redraft = command({
  name: 'agreement.redraft',
  input: { version: ref('agreement-version') },
  positional: ['version'],
  run(tx, { version: id }) {
    const row = tx.row(agreementVersion, id);
    const document = readDocument(row?.document ?? null);
    if (row?.agreement === undefined || row.agreement === null || document === undefined)
      return { ok: false, problem: { code: 'version-unreadable' } };
    const found = workable(tx, row.agreement);
    if (!found.ok) return found;
    const left = [...draftOf(tx, row.agreement)];
    document.sections.forEach((wanted, at) => {
      const same = left.findIndex((one) => one.title === wanted.title);
      const [kept] = same < 0 ? [] : left.splice(same, 1);
      const position = lastPosition(tx.now, at);
      // Derived, so that two devices that do this write the same sections (R4).
      const into = kept?.id ?? tx.deriveId('agreement-section', id, at);
      if (kept === undefined) tx.insert(agreementSection, { agreement: row.agreement, title: wanted.title, position, deleted: null }, into);
      else tx.update(agreementSection, into, { position });
      tx.setText(agreementSection, into, 'body', wanted.body);
    });
    for (const { id: gone } of left) tx.remove(agreementSection, gone);
    return ok({ data: { agreement: row.agreement } });
  },
});

function place(tx: Transaction, of: Id | null, moved: Id | undefined, beside: { before?: Id | undefined; after?: Id | undefined }): string {
  return positionBeside(sectionRows(tx, of ?? ''), moved ?? '', beside, tx.now);
}
