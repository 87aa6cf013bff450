/** What quick capture is given and what it understands. */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Named } from './names.ts';

export interface CaptureContext {
  /** The reader's civil date. */
  readonly today: CivilDate;
  readonly members?: readonly Named[];
  readonly roles?: readonly Named[];
  readonly places?: readonly Named[];
  readonly lists?: readonly Named[];
  /** Tags in use, so that `#Ecole` becomes `école` where that is how it is written. */
  readonly tags?: readonly string[];
  /** Id of the member who writes: `@me`, `@moi`. */
  readonly me?: string;
  /** `12/09` is read as month, day: for readers whose locale is en-US. */
  readonly monthFirst?: boolean;
}

/** The task as captured, before it is made. */
export interface CaptureDraft {
  readonly title: string;
  readonly why?: string;
  readonly nextStep?: string;
  readonly holders: readonly Named[];
  readonly tags: readonly string[];
  /** A list without an id is new. */
  readonly list?: { readonly name: string; readonly id?: string };
  readonly place?: Named;
  readonly role?: Named;
  readonly due?: CivilDate;
}

/**
 * What a stretch of the line was understood as. `title`, `why` and `next` are text; `why-mark` and `next-mark` the
 * words that announce it; the others are tokens.
 */
export type SpanKind = 'title' | 'why' | 'next' | 'why-mark' | 'next-mark' | 'holder' | 'tag' | 'list' | 'place' | 'role' | 'due';

/** Spans lie side by side and cover the whole line. */
export interface Span {
  /** Offsets in the line in UTF-16 units, `end` excluded. */
  readonly start: number;
  readonly end: number;
  readonly kind: SpanKind;
  /** The line's own characters. */
  readonly text: string;
  /** What they became: a name, a tag, a civil date; for text, the text without the backslashes that protected it. */
  readonly value: string;
}

/** Something the writer may want to look at; the line was understood anyhow. `code` names the message `problem.<code>`. */
export interface Doubt {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly start: number;
  readonly end: number;
  /** Names to choose from, where several were possible. */
  readonly choices?: readonly string[];
}

export interface Capture extends CaptureDraft {
  readonly spans: readonly Span[];
  readonly doubts: readonly Doubt[];
}
