/** Loaded before a program, puts one deliberate fault, `RELAIS_MUTANT` as JSON, into its source as it is read. */

import { registerHooks } from 'node:module';
import process from 'node:process';
import type { Broken } from './table.ts';

const { RELAIS_MUTANT } = process.env;

if (RELAIS_MUTANT !== undefined) {
  const { file, from, to } = JSON.parse(RELAIS_MUTANT) as Broken;
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(`/${file}`)) return loaded;
      return { ...loaded, source: String(loaded.source).replace(from, () => to) };
    },
  });
}
