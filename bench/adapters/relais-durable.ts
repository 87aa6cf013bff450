/** Relais on SQLite throughout. */
import { relais } from '../lib/relais-base.ts';

export const adapter = relais(true);
