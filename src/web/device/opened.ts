/** A workplace that is open on this device: what the application stands on. */
import type { Accessor } from 'solid-js';
import type { Problem, Result } from '../../kernel/result.ts';
import type { Aside } from '../../sync/index.ts';
import type { Drafts, Files, OpenText, Past } from '../../ui/index.ts';
import type { Workplace } from '../../workplace/index.ts';
import type { Arrival } from '../account/accounts.ts';
import type { Known } from './known.ts';

/** Where sharing stands. */
export interface Standing {
  readonly connected: boolean;
  /** The server was looked for and not reached: not so while the first attempt is under way. */
  readonly away: boolean;
  /** Own changes the workplace has not acknowledged as durable. */
  readonly waiting: number;
  /** Own changes that are not even saved on this device. */
  readonly unsaved: number;
  /** Changes it would not accept; they are kept here. */
  readonly refused: number;
  /** Ms since 1970. */
  readonly sharedAt: number | undefined;
  /** Over the network this month, in bytes. */
  readonly dataUsed: number;
  readonly problems: readonly Problem[];
}

export interface Opened {
  readonly known: Known;
  readonly workplace: Workplace;
  readonly standing: Accessor<Standing>;
  readonly drafts: Drafts & { forgetAll(): void };
  readonly files: Files;
  past(table: string, row: string): Promise<Result<Past>>;
  openText(table: string, row: string, column: string): Promise<Result<OpenText>>;
  /** Corrected time, ms since 1970. */
  now(): number;
  /** Called with how many changes of others arrived at once. */
  onArrivals(listener: (count: number) => void): () => void;
  /** The person is known again: this device is theirs still, and sharing goes on. Refused when it is somebody else. */
  signedInAgain(arrival: Arrival): Promise<Result<true>>;
  /** Waits until all is shared; false after `patience` ms. */
  shared(patience: number): Promise<boolean>;
  /** What waits here and was not shared, as a file another device takes. */
  bundle(): Promise<Result<Blob>>;
  /** Takes a bundle's changes in. */
  takeBundle(file: Blob): Promise<Result<{ readonly taken: number; readonly apart: number; readonly unsigned: number }>>;
  /** What the workplace did not accept; kept here until a person has seen to it (S8). */
  readonly aside: Accessor<readonly Aside[]>;
  dismiss(aside: Aside): Promise<void>;
  /** Removes this copy from the device for good. */
  wipe(): Promise<void>;
}
