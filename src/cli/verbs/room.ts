/** A room's command or query as a verb: its fields are flags, its answer a row, a list or JSON. */

import { isId } from '../../kernel/ids.ts';
import { ok, type Result } from '../../kernel/result.ts';
import { WHOLE } from '../../rooms/organisation/index.ts';
import type { Command, Query } from '../../rooms/room.ts';
import { namingColumn } from '../../rooms/words.ts';
import type { Workplace } from '../../workplace/index.ts';
import { exampleOf } from '../examples.ts';
import { argumentsOf, flagOf, flagsOf } from '../field-flags.ts';
import { finderOf } from '../find-row.ts';
import { keepBeforeSharingLess, keepFiner, withFiner } from '../finer.ts';
import { type Home, withHome } from '../home.ts';
import { showAnswer } from '../show.ts';
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
    examples: [exampleOf(item)],
    flags: { ...flagsOf(item.input), ...(kind === 'command' ? { confirm: 'switch' } : {}) },
    run: (call) => runItem(kind, item, call),
  };
}

function runItem(kind: 'command' | 'query', item: Command | Query, call: Call): Promise<Result<unknown>> {
  return withHome(call, async (home) => {
    const input = await argumentsOf(item.input, item.positional ?? [], call.given, finderOf(home.workplace));
    if (!input.ok) return input;
    return carryOut(kind, item.name, input.value, call, home);
  });
}

/** Runs or asks by name, and shows what came back. */
export async function carryOut(kind: 'command' | 'query', name: string, input: unknown, call: Call, home: Home): Promise<Result<unknown>> {
  const { terminal } = call;
  const { workplace } = home;
  if (kind === 'query') {
    const answer = await workplace.ask(name, withFiner(home, name, input));
    if (answer.ok) await tell(call, workplace, name, answer.value);
    return answer;
  }
  await keepBeforeSharingLess(home, name, input);
  const done = await workplace.run(name, input, { confirmed: call.given.switches.get('confirm') === true });
  if (!done.ok) return done;
  const isFiner = await keepFiner(home, name, input, done.value.answer);
  await tell(call, workplace, name, done.value.answer);
  if (isFiner) terminal.say(terminal.t('cli.finer-kept'));
  if (done.value.undo !== undefined) terminal.say(terminal.t('cli.undo-with', { undo: done.value.undo }));
  return ok(undefined);
}

/** Programs get ids; people get the names of what they stand for. */
async function tell({ terminal }: Call, workplace: Workplace, name: string, answer: unknown): Promise<void> {
  const { registry } = workplace;
  const { zone } = await workplace.here();
  const names = terminal.json ? new Map<string, string>() : await namesOf(workplace, [...idsIn(answer)]);
  // The workplace itself is a circle before anybody gave it a name.
  if (!names.has(WHOLE)) names.set(WHOLE, terminal.t('circles.whole'));
  terminal.answer(answer, terminal.json ? '' : showAnswer(terminal.t, { name, names, registry, zone }, answer));
}

function namesOf(workplace: Workplace, ids: readonly string[]): Promise<Map<string, string>> {
  return workplace.reading((reader) => {
    const names = new Map<string, string>();
    for (const table of workplace.registry.tables.values()) {
      const column = namingColumn(table);
      if (column === undefined) continue;
      const rows = reader.where(table, { id: ids }, 'with');
      const called = rows.values(column);
      for (const [i, id] of rows.ids().entries()) if (typeof called[i] === 'string') names.set(id, called[i]);
    }
    return names;
  });
}

/** Every id that stands somewhere in an answer, but not those that say which row it is. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string' && isId(value)) yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) if (key !== 'id') yield* idsIn(inner);
}
