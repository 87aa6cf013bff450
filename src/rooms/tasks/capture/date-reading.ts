/** What reading a date needs and gives. */

import type { CivilDate } from '../../../kernel/civil-date.ts';

export interface DateContext {
  readonly today: CivilDate;
  /** `12/09` is 9 December: only for readers whose locale says so (en-US). */
  readonly monthFirst?: boolean;
  /** No date was announced by a sign: short forms (`mon`, `3j`, `12.09`) are then plain words. */
  readonly careful?: boolean;
}

export interface DateReading {
  readonly date: CivilDate;
  /** How many words it took. */
  readonly count: number;
  /** Message code: `capture.date-order` (read month first because day first is no date), `capture.weekday-differs`. */
  readonly doubt?: string;
}
