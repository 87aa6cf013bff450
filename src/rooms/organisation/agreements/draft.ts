/** The draft of an agreement: its sections in order, and whether it says something else than a version. */

import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import type { Row } from '../../../replica/schema.ts';
import type { Section, VersionDocument } from './document.ts';
import { type agreement, agreementSection } from './schema.ts';

export interface DraftSection extends Section {
  readonly id: Id;
  /** Which advice stands beside it. */
  readonly hint: string | null;
}

export const sectionRows = (read: Reader, id: Id) => read.where(agreementSection, { agreement: id }).sort({ by: 'position' });

export function draftOf(read: Reader, id: Id): readonly DraftSection[] {
  return sectionRows(read, id)
    .all()
    .map((row) => ({ id: row.id, title: row.title ?? '', body: read.text(agreementSection, row.id, 'body').trimEnd(), hint: row.hint }));
}

/** What a version would publish of the draft: sections without a word are left out. */
export const publishable = (sections: readonly Section[]): readonly Section[] =>
  sections
    .filter(({ title, body }) => title.trim() !== '' || body.trim() !== '')
    .map(({ title, body }) => ({ title, body: body.trimEnd() }));

/** Whether publishing would say what the version says already. */
export function saysTheSame(row: Row<typeof agreement>, sections: readonly Section[], version: VersionDocument): boolean {
  return (
    (row.title ?? '') === version.title &&
    row.kind === version.kind &&
    row.notice === version.notice &&
    row.review === version.review &&
    sections.length === version.sections.length &&
    sections.every(({ title, body }, at) => title === version.sections[at]?.title && body === version.sections[at]?.body)
  );
}
