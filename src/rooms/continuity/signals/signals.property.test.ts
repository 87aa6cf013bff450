import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../../kernel/civil-date.ts';
import type { Reader } from '../../../replica/read.ts';
import { Replica } from '../../../replica/replica.ts';
import { BlockMap, compressor } from '../../../replica/testing/arbitrary.ts';
import { registry } from '../../registry.ts';
import { Chance } from '../../testing/chance.ts';
import { NaiveReplica } from '../../testing/naive-reader.ts';
import { naiveSignals } from '../testing/naive-signals.ts';
import { smallWorld } from '../testing/small-worlds.ts';
import { withSilence } from './dates.ts';
import { findSignals } from './find.ts';
import { type Finding, REASONS } from './kinds.ts';
import type { Moment } from './look.ts';

/** Nights on which clocks change, leap days, ends of years, an ordinary day, a Saturday before a holiday. */
const DAYS = ['2026-03-29', '2026-10-25', '2028-02-28', '2028-02-29', '2026-12-31', '2027-01-01', '2026-06-17', '2026-05-23'];
const ZONES = ['Europe/Paris', 'Pacific/Tahiti', 'Indian/Reunion', 'America/Guadeloupe', 'Pacific/Noumea', 'America/Montreal'];

const inOrder = (findings: Iterable<Finding>) =>
  [...findings].map(({ kind, about, id, reason, date, other }) => [kind, about, id, reason, date, other].join(' ')).sort();

/** As the query shows them. */
const whole = (read: Reader, moment: Moment) =>
  [...findSignals(read, moment).values()].flat().map((finding) => withSilence(read, moment, finding));

const moments: fc.Arbitrary<Moment> = fc.record({ today: fc.constantFrom(...DAYS), zone: fc.constantFrom(...ZONES) });

test('[R7] the signals are those of a slow reference, on small worlds of every kind', async () => {
  const reasons = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 - 1 }), moments, async (seed, moment) => {
      const changes = smallWorld(seed, moment.today);
      const naive = new NaiveReplica();
      naive.apply(changes);
      const replica = new Replica({ tables: [...registry.tables.values()], blocks: new BlockMap(), compressor });
      replica.apply(new Chance(seed).shuffled(changes));
      const expected = naiveSignals(naive, moment);
      for (const { reason } of expected) reasons.add(reason);
      expect(inOrder(whole(naive, moment))).toEqual(inOrder(expected));
      const found = await replica.read((reader) => whole(reader, moment));
      expect(inOrder(found)).toEqual(inOrder(expected));
    }),
    { numRuns: 250 },
  );
  // The worlds are worth looking at: each reason came about.
  expect([...reasons].sort()).toEqual([...REASONS].sort());
}, 120_000);

test('asked about one task or a role, they are the same as asked about all', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.constantFrom(...DAYS), (seed, today) => {
      const naive = new NaiveReplica();
      naive.apply(smallWorld(seed, today));
      const moment = { today, zone: 'Europe/Paris' };
      const all = [...findSignals(naive, moment).values()].flat();
      for (const { about, id } of all) {
        const scope = about === 'task' ? { tasks: [id] } : { roles: [id] };
        const own = [...findSignals(naive, moment, scope).values()].flat().filter((one) => one.id === id);
        expect(inOrder(own)).toEqual(inOrder(all.filter((one) => one.id === id)));
      }
    }),
    { numRuns: 60 },
  );
});

test('nothing but the day makes a task late: the same state is looked at from the day before and after', () => {
  const naive = new NaiveReplica();
  naive.apply(smallWorld(11, '2028-02-29'));
  const late = (today: string) => findSignals(naive, { today, zone: 'UTC' }, {}, ['late']).get('late')?.length ?? 0;
  const days = Array.from({ length: 20 }, (_, at) => late(addDays('2028-02-20', at)));
  expect(days).toEqual([...days].sort((a, b) => a - b));
});
