/** Everything the rooms offer, for programs: lists with JSON Schemas, and any command or query by name. */

import { failed, ok, type Result } from '../../kernel/result.ts';
import { type Description, describeCommands, describeQueries, registry } from '../../rooms/registry.ts';
import { withHome } from '../home.ts';
import { asRecord } from '../terminal.ts';
import type { Call, Verb } from '../verb.ts';
import { carryOut } from './room.ts';

export const registryVerbs: readonly Verb[] = [
  listing('commands', 'cli.commands.help', () => describeCommands(registry)),
  listing('queries', 'cli.queries.help', () => describeQueries(registry)),
  byName('run', 'command', ['relais run task.add --args \'{"title":"…","why":"…"}\' --json']),
  byName('ask', 'query', ['relais ask task.list --args \'{"limit":5}\' --json']),
];

function listing(word: string, summary: string, describe: () => readonly Description[]): Verb {
  return {
    words: [word],
    usage: '',
    summary,
    examples: [`relais ${word} --json`],
    flags: {},
    async run({ terminal, locale }) {
      const all = describe();
      terminal.answer(all, asRecord(all.map(({ name, help }) => [name, help[locale]])));
      return ok(undefined);
    },
  };
}

function byName(word: string, kind: 'command' | 'query', examples: readonly string[]): Verb {
  return {
    words: [word],
    usage: 'NAME [--args JSON]',
    summary: `cli.${word}.help`,
    examples,
    flags: kind === 'command' ? { args: 'value', confirm: 'switch' } : { args: 'value' },
    run(call) {
      const [name, extra] = call.given.rest;
      if (name === undefined) return Promise.resolve(failed('argument-missing', { field: 'name' }));
      if (extra !== undefined) return Promise.resolve(failed('argument-extra', { given: extra.slice(0, 80) }));
      const input = readArguments(call);
      if (!input.ok) return Promise.resolve(input);
      return withHome(call, (home) => carryOut(kind, name, input.value, call, home));
    },
  };
}

function readArguments({ given }: Call): Result<unknown> {
  try {
    return ok(JSON.parse(given.values.get('args') ?? '{}') as unknown);
  } catch {
    return failed('argument-json', { field: 'args' });
  }
}
