/** What the exports are given: plain tasks, with names instead of ids. */

import type { CivilDate } from '../../../kernel/civil-date.ts';

export type ExportState = 'open' | 'doing' | 'waiting' | 'done' | 'dropped';

export interface ExportTask {
  /** Stable: the same task has the same id in every export. */
  readonly id: string;
  readonly title: string;
  readonly why?: string;
  readonly nextStep?: string;
  readonly details?: string;
  readonly state: ExportState;
  readonly list?: string;
  readonly role?: string;
  readonly place?: string;
  readonly due?: CivilDate;
  readonly holders: readonly string[];
  readonly tags: readonly string[];
  readonly checklist: readonly { readonly title: string; readonly done: boolean }[];
  /** Ids of other tasks. */
  readonly waitsOn: readonly string[];
  readonly partOf: readonly string[];
  /** An RFC 5545 rule. */
  readonly recurrence?: string;
  /** Milliseconds since 1970. */
  readonly createdAt?: number;
  readonly doneAt?: number;
}

export interface ExportInput {
  /** The workplace's name, or the list's. */
  readonly name: string;
  /** In the order in which they are to stand. */
  readonly tasks: readonly ExportTask[];
}

/** Gives the text of a message, as the translator of `ui/i18n` does. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;
