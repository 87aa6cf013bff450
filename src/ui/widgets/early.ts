/** What a button that stood in the place of another hands over to it. */

/** What became of the standing button before the real one came: the real one goes on from there. */
export interface Early {
  /** It was pressed, with what: what it opens is open from the start. */
  readonly pressed: () => 'key' | 'pointer' | undefined;
  /** The trigger as it comes: it takes over the focus. */
  readonly arrived: (trigger: HTMLElement) => void;
}
