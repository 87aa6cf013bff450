/** Relais in memory, saved as SQLite. */
import { relais } from '../lib/relais-base.ts';

export const adapter = relais(false);
