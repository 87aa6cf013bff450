/** What can be wrong with a history, and by whom it was noticed. */

export type Guarantee =
  /** A client sees what it wrote itself, or something later. */
  | 'read-your-writes'
  /** What a client saw is not undone by what it sees later. */
  | 'monotonic-reads'
  /** Who sees a client's write sees all that client wrote before it. */
  | 'monotonic-writes'
  /** Who sees a write sees what its author had seen when writing it. */
  | 'writes-follow-reads'
  /** A change is seen whole or not at all. */
  | 'atomic'
  /** At the end all see the same. */
  | 'convergence'
  /** What was saved on a device, acknowledged, or seen by somebody else is there at the end. */
  | 'nothing-lost'
  /** Nobody sees what nobody wrote. */
  | 'no-invention';

export interface Violation {
  readonly guarantee: Guarantee;
  readonly client: number;
  readonly says: string;
}
