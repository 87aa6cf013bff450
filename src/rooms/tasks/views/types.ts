/** What the task queries answer, as views read it. */
import type { Id } from '../../../kernel/ids.ts';
import type { Row } from '../../../replica/schema.ts';
import type { HandOverView } from '../hand-overs.ts';
import type { SeriesView } from '../recurring.ts';
import type { Named, TaskRow } from '../rows.ts';
import type { attachment, checklistItem, comment, filter, State, taskList, template } from '../schema.ts';

export type { HandOverView } from '../hand-overs.ts';
export type { MentionView } from '../mine.ts';
export type { Planned } from '../recurring.ts';
export type { RelayLine } from '../relay.ts';
export type { Named, TaskRow } from '../rows.ts';
export type { State } from '../schema.ts';

/** `task.show`. */
export interface TaskShown extends Omit<TaskRow, 'createdBy' | 'series'> {
  readonly createdBy: Named | null;
  readonly details: string;
  readonly items: readonly Row<typeof checklistItem>[];
  readonly thread: readonly Comment[];
  readonly links: readonly Link[];
  readonly attachments: readonly Row<typeof attachment>[];
  readonly series: SeriesView | null;
  readonly handOvers: readonly HandOverView[];
  readonly offeredToMe: readonly Id[];
}

export type Comment = Omit<Row<typeof comment>, 'author' | 'editedBy'> & { readonly author: Named | null; readonly editedBy: Named | null };
export type Item = Row<typeof checklistItem>;
export type Attachment = Row<typeof attachment>;

export interface Link {
  readonly kind: 'waits-on' | 'relates' | 'part-of' | null;
  readonly direction: 'to' | 'from';
  readonly task: { readonly id: Id; readonly title: string | null; readonly state: State; readonly deleted: number | null };
}

/** `task.board`: a column. */
export interface BoardColumnShown {
  readonly key: string | null;
  readonly name: string | null;
  readonly count: number;
  readonly tasks: readonly TaskRow[];
}

export type SavedFilter = Row<typeof filter>;
export type ListRow = Row<typeof taskList> & { readonly live: number };
export type TagRow = { readonly id: Id; readonly name: string; readonly tasks: number };
export type TemplateRow = Omit<Row<typeof template>, 'tags' | 'checklist'> & {
  readonly tags: readonly string[];
  readonly checklist: readonly string[];
};

/** Rows of other rooms, of which only the name matters here. */
export interface NamedRow {
  readonly id: Id;
  readonly name: string | null;
}
