/** Loaded before a program, puts one deliberate fault into the source that `RELAIS_MUTANT` names, as it is read. */

import { registerHooks } from 'node:module';
import process from 'node:process';
import { mutants } from './table.ts';

const mutant = mutants.find(({ name }) => name === process.env.RELAIS_MUTANT);

if (mutant !== undefined) {
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.endsWith(`/${mutant.file}`)) return loaded;
      return { ...loaded, source: String(loaded.source).replace(mutant.from, () => mutant.to) };
    },
  });
}
