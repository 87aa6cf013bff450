/** What can be asked about today. */
import type { Query } from '../room.ts';
export const queries: readonly Query[] = [];
