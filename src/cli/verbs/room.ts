/** A room's command or query as a verb: its fields are flags, its answer a row, a list or JSON. */

import { ok, type Result } from '../../kernel/result.ts';
import type { Command, Query } from '../../rooms/room.ts';
import { argumentsOf, flagOf, flagsOf } from '../field-flags.ts';
import { finderOf } from '../find-row.ts';
import { withHome } from '../home.ts';
import { type Names, showAnswer } from '../show.ts';
import type { Call, Verb } from '../verb.ts';

export function roomVerb(kind: 'command' | 'query', item: Command | Query): Verb {
  const positional = item.positional ?? [];
  const required = Object.entries(item.input).filter(([name, field]) => !field.optional && !positional.includes(name));
  const words = positional.map((name) => (item.input[name]?.optional === true ? `[${name.toUpperCase()}]` : name.toUpperCase()));
  const flags = required.map(([name]) => `--${flagOf(name)} …`);
  const usage = [...words, ...flags, Object.keys(item.input).length > words.length + flags.length ? '[…]' : ''].join(' ').trim();
  return {
    words: item.name.split('.'),
    usage,
    summary: `${kind}.${item.name}.help`,
    flags: { ...flagsOf(item.input), ...(kind === 'command' ? { confirm: 'switch' } : {}) },
    run: (call) => runItem(kind, item, call),
  };
}

function runItem(kind: 'command' | 'query', item: Command | Query, call: Call): Promise<Result<unknown>> {
  return withHome(call, async ({ workplace }) => {
    const input = await argumentsOf(item.input, item.positional ?? [], call.given, finderOf(workplace));
    if (!input.ok) return input;
    return carryOut(kind, item.name, input.value, call, workplace);
  });
}

/** Runs or asks by name, and shows what came back. */
export async function carryOut(
  kind: 'command' | 'query',
  name: string,
  input: unknown,
  call: Call,
  workplace: Parameters<typeof finderOf>[0],
): Promise<Result<unknown>> {
  const { terminal } = call;
  if (kind === 'query') {
    const answer = await workplace.ask(name, input);
    const names = await namesFor(call, workplace);
    if (answer.ok) terminal.answer(answer.value, showAnswer(terminal.t, name, answer.value, names));
    return answer;
  }
  const done = await workplace.run(name, input, { confirmed: call.given.switches.get('confirm') === true });
  if (!done.ok) return done;
  terminal.answer(done.value.answer, showAnswer(terminal.t, name, done.value.answer, await namesFor(call, workplace)));
  if (done.value.undo !== undefined) terminal.say(terminal.t('cli.undo-with', { undo: done.value.undo }));
  return ok(undefined);
}

/** Programs get ids; people get the names of what they stand for. */
async function namesFor(call: Call, workplace: Parameters<typeof finderOf>[0]): Promise<Names> {
  if (call.terminal.json) return new Map();
  const tables = ['member', 'role', 'place', 'list'].flatMap((name) => workplace.registry.tables.get(name) ?? []);
  const rows = await Promise.all(tables.map((table) => workplace.readRows(table)));
  return new Map(rows.flat().flatMap((row) => (typeof row.name === 'string' ? [[row.id, row.name] as const] : [])));
}
