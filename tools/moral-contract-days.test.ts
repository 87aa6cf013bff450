/** [M1] of counted days: one's own are told to oneself, and nobody can have those of another counted, by whatever door. */
import { describe, expect, test } from 'vitest';
import { addDays, type CivilDate } from '../src/kernel/civil-date.ts';
import { yjsText } from '../src/replica/text.ts';
import { registry } from '../src/rooms/registry.ts';
import { Chance } from '../src/rooms/testing/chance.ts';
import { Device } from '../src/rooms/testing/device.ts';
import { someArguments } from '../src/rooms/testing/random-arguments.ts';
import { rowsOf } from '../src/rooms/testing/stories.ts';
import { counting } from './contract/measures.ts';
import { forEveryAnswer, keysOf } from './contract/walkers.ts';

/** A workplace in which Ana says, of `days` days of March, that she is at home, and of the others at the office; Ben said the same in both. */
function workplaceWith(days: number): { readonly ana: Device; readonly ben: Device } {
  const [ana, ben] = [new Device(registry, 'ana', 'desk', yjsText), new Device(registry, 'ben', 'pocket', yjsText)];
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Europe/Paris' });
  for (const device of [ana, ben]) device.do('arrangement.state', { kind: 'regular', days: 2, from: '2026-01-01', scheme: 'flat' });
  for (let at = 0; at < 25; at++) {
    const from: CivilDate = addDays('2026-03-02', at);
    ana.do('presence.declare', { from, where: at < days ? 'home' : 'office' });
  }
  ben.do('presence.declare', { from: '2026-03-03', to: '2026-03-04', where: 'home' });
  ana.meet(ben);
  for (const device of [ana, ben]) device.now = Date.UTC(2026, 2, 18, 9);
  return { ana, ben };
}

/** Every number in an answer, in order. */
function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* numbersIn(inner);
}

/** Everything Ben can ask, many ways: numbers told, and texts, where a number could hide. */
function toldTo(ben: Device): readonly (readonly [string, readonly number[]])[] {
  const chance = new Chance(7);
  const asked = [...registry.queries.values()].flatMap(({ name, input }) =>
    Array.from({ length: 12 }, (_, at) => ({ name, input: at === 0 ? {} : someArguments(input, chance, rowsOf(registry, ben)) })),
  );
  return asked.map(({ name, input }) => [`${name} ${JSON.stringify(input)}`, [...numbersIn(ben.ask(name, input))]]);
}

describe('[M1] days are counted for oneself alone', () => {
  test('no query that answers a count of days takes a member', () => {
    const answering = new Set<string>();
    forEveryAnswer((query, answer) => {
      if ([...keysOf(answer)].some((key) => counting.has(key))) answering.add(query);
    });
    expect([...answering].sort()).toEqual(['my-days.month', 'my-days.plan', 'my-days.report']);
    for (const name of [...answering, 'my-days.csv']) {
      const fields = Object.values(registry.queries.get(name)?.input ?? {});
      expect(
        fields.some(({ table, of }) => (table ?? of?.table) === 'member'),
        name,
      ).toBe(false);
    }
  });

  test('whatever a colleague asks, no number in the answer depends on how many days another is at home', () => {
    const [few, many] = [toldTo(workplaceWith(3).ben), toldTo(workplaceWith(17).ben)];
    expect(few.length).toBeGreaterThan(400);
    expect(few.map(([asked]) => asked)).toEqual(many.map(([asked]) => asked));
    expect(few.filter(([, numbers], at) => JSON.stringify(numbers) !== JSON.stringify(many[at]?.[1]))).toEqual([]);
  });

  test('it would be seen: her own answer does depend on it, and his own on what he said', () => {
    const mine = (days: number) => workplaceWith(days).ana.ask('my-days.month', { date: '2026-03-01' }) as { readonly home: number };
    expect([mine(3).home, mine(17).home]).toEqual([3, 17]);
    expect(workplaceWith(3).ben.ask('my-days.month', { date: '2026-03-01' })).toMatchObject({ home: 2, cents: 540 });
  });

  test('what one asks with names nobody else: a member given to it is refused', () => {
    const { ben } = workplaceWith(3);
    for (const name of ['my-days.plan', 'my-days.month', 'my-days.csv', 'my-days.report'])
      expect(ben.ask(name, { member: ben.me })).toMatchObject({ ok: false, problem: { code: 'argument-unknown' } });
  });
});
