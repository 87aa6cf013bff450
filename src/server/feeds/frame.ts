/** What every calendar is told with: whose words, whose clock, how much. */

import type { Sharing } from '../../rooms/people/index.ts';
import type { Translate } from '../../ui/i18n/index.ts';

export interface Frame {
  readonly t: Translate;
  /** IANA zone of its owner. */
  readonly zone: string;
  /** Only when one is away or has something to do, without saying what. */
  readonly busy: boolean;
  /** How much of where people are, at most: what they share may be less. */
  readonly sharing: Sharing;
  /** When the calendar was made (ms): what it tells of things that nobody wrote since is that old. */
  readonly since: number;
}
