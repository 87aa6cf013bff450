/** `backup`, `restore`, `check`, `move`, `steward grant`, `workplace new`: the administrator's verbs; the server is loaded only for them. */

import type { Flags } from '../command-line.ts';
import type { operations } from '../operations.ts';
import { placeFlags } from '../place.ts';
import type { Verb } from '../verb.ts';

const PLACE = '[--data DIR | --database URL]';

const extraFlags: Readonly<Partial<Record<keyof typeof operations, Flags>>> = {
  move: { to: 'value' },
  grant: { workplace: 'value' },
  workplace: { 'public-url': 'value' },
};

export const operationVerbs: readonly Verb[] = [
  verb('backup', ['backup'], `FOLDER|FILE ${PLACE}`, ['relais backup /var/backups/relais --data /var/lib/relais']),
  verb('restore', ['restore'], `FOLDER|FILE ${PLACE}`, ['relais restore /var/backups/relais --data /var/lib/relais-new']),
  verb('check', ['check'], PLACE, ['relais check --data /var/lib/relais']),
  verb('move', ['move'], `--to URL ${PLACE}`, [
    "relais move --data /var/lib/relais --to 'postgres://localhost/relais'",
    "relais move --database 'postgres://localhost/relais' --to /var/lib/relais/relais.sqlite",
  ]),
  verb('grant', ['steward', 'grant'], `NAME [--workplace NAME] ${PLACE}`, ['relais steward grant Claude --data /var/lib/relais']),
  verb('workplace', ['workplace', 'new'], `--public-url URL ${PLACE}`, ['relais workplace new --public-url https://relais.example.org']),
];

function verb(name: keyof typeof operations, words: readonly string[], usage: string, examples: readonly string[]): Verb {
  return {
    words,
    usage,
    summary: `cli.${words.join('-')}.help`,
    examples,
    flags: { ...placeFlags, ...extraFlags[name] },
    run: async (call) => (await import('../operations.ts')).operations[name](call),
  };
}
