/** What a section to start from is made of. */

export interface StartingSection {
  readonly title: string;
  readonly body: string;
  /** Which advice stands beside it while it is written: the messages `agreement.hint.…`. */
  readonly hint: string;
}

export interface StartingText {
  readonly en: readonly StartingSection[];
  readonly fr: readonly StartingSection[];
}
