/** What `member.list` and `member.me` answer, as views read it. */
import type { Row } from '../../../replica/schema.ts';
import type { Contact, Week } from '../declared.ts';
import type { member } from '../schema.ts';

export type Member = Omit<Row<typeof member>, 'hours' | 'contacts'> & {
  readonly hours: Week | null;
  readonly contacts: readonly Contact[];
};
