/** What a verb of the command line is: words, flags, and a function that answers with a problem or not. */

import type { Result } from '../kernel/result.ts';
import type { Locale } from '../ui/i18n/index.ts';
import type { Flags, Given } from './command-line.ts';
import type { Terminal } from './terminal.ts';

export interface Call {
  readonly terminal: Terminal;
  readonly locale: Locale;
  readonly given: Given;
  /** The folder of this device's replica. */
  readonly home: string;
}

export interface Verb {
  /** `invite create` */
  readonly words: readonly string[];
  /** What follows the words in the help, such as `LINK [--name NAME]`. */
  readonly usage: string;
  /** The key of one sentence that says what it does. */
  readonly summary: string;
  /** Lines that work as they stand. */
  readonly examples: readonly string[];
  readonly flags: Flags;
  run(call: Call): Promise<Result<unknown>>;
}
