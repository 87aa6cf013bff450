/** Whoever asks for better-sqlite3, an adapter or a peer's own code, gets the one over node:sqlite. */
import { registerHooks } from 'node:module';

const database = new URL('./database.mjs', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'better-sqlite3' ? { url: database, format: 'module', shortCircuit: true } : next(specifier, context),
});
