/** What an importer gives: tasks in Relais's own words, and a note for everything that changed or found no place. */

import type { CivilDate } from '../../../kernel/civil-date.ts';

export const FORMATS = ['trello', 'csv', 'taskwarrior', 'github', 'vikunja', 'deck', 'wekan'] as const;
export type ImportFormat = (typeof FORMATS)[number];

export interface ImportOptions {
  /** IANA zone in which an instant of the source becomes a civil date. */
  readonly zone: string;
  /** For dates said by their distance ("tomorrow"), which are kept as text without it. */
  readonly today?: CivilDate;
  /** `12/09` is 9 December; else the column is looked at, and 12 September is the answer where nothing tells. */
  readonly monthFirst?: boolean;
  /** CSV: which field a column feeds, by its header, where the header alone does not say. */
  readonly columns?: Readonly<Record<string, string>>;
}

export type ImportedState = 'open' | 'doing' | 'waiting' | 'done' | 'dropped';

export interface ImportedTask {
  /** The task's own id in the source, unique in the plan: a second import finds the task by it. */
  readonly key: string;
  /** Where it stands in the source, as notes name it: a line or a number. */
  readonly row: number | string;
  readonly title: string;
  readonly why?: string;
  readonly nextStep?: string;
  readonly body?: string;
  readonly state: ImportedState;
  readonly list?: string;
  /** Order within its list; smaller comes first. */
  readonly position?: number;
  readonly due?: CivilDate;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  readonly doneAt?: number;
  readonly tags: readonly string[];
  /** Names as in the source. */
  readonly holders: readonly string[];
  readonly role?: string;
  readonly place?: string;
  readonly checklist: readonly { readonly title: string; readonly done: boolean }[];
  readonly comments: readonly { readonly author?: string; readonly at?: number; readonly text: string }[];
  /** This task waits on, relates to or is part of the task with that key. */
  readonly links: readonly ImportedLink[];
  readonly attachments: readonly ImportedAttachment[];
  /** An RFC 5545 rule without `RRULE:`. */
  readonly recurrence?: string;
  /** What has no place of its own, kept as text under the source's name for it. */
  readonly extra: Readonly<Record<string, string>>;
}

export interface ImportedLink {
  readonly kind: 'waits-on' | 'relates' | 'part-of';
  readonly key: string;
}

export interface ImportedAttachment {
  readonly name: string;
  /** Where it lies outside; http, https or mailto only. */
  readonly url?: string;
  /** The key of its bytes in `ImportPlan.files`. */
  readonly file?: string;
  /** Bytes. */
  readonly size?: number;
}

/** `lost`: not in Relais afterwards. `changed`: there in another form. `skipped`: this row made no task. */
export type NoteLevel = 'lost' | 'changed' | 'skipped';

export interface ImportNote {
  /** The row of the source it is about; none when it is about all of it. */
  readonly row?: number | string;
  readonly level: NoteLevel;
  /** Names the message `problem.<code>`. */
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface ImportPlan {
  readonly source: ImportFormat;
  /** The source's name for itself: a board, a repository. */
  readonly name?: string;
  readonly tasks: readonly ImportedTask[];
  /** Everybody named as holder or author, in order of appearance. */
  readonly people: readonly string[];
  readonly lists: readonly string[];
  readonly notes: readonly ImportNote[];
  /** Bytes of attachments that came inside the file. */
  readonly files?: ReadonlyMap<string, Uint8Array>;
}
