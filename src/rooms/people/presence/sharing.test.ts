import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import { SHARINGS } from './sharing.ts';

let ana: Device;
let place: string;

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  place = ana.do('place.add', { name: 'La Fabrique', kind: 'third-place' });
});

/** Everything that leaves the device from the change numbered so on: what the others, the server and its history ever get. */
const shared = (since: number) => JSON.stringify(ana.changes.slice(since).map(({ writes }) => writes));

describe('what others are told of where one is', () => {
  test('what is not to be seen is in no change that leaves the device', () => {
    const stay = fc.record(
      { where: fc.constantFrom('home', 'third-place', 'client-site'), at: fc.boolean(), until: fc.constant('15:00') },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(
        stay,
        fc.constantFrom('reach', 'elsewhere'),
        fc.boolean(),
        fc.integer({ min: 1, max: 28 }),
        ({ at, ...said }, sharing, lasting, day) => {
          const since = ana.changes.length + (lasting ? 1 : 0);
          if (lasting) ana.do('presence.share', { sharing });
          const given = { ...said, ...(at === true ? { place } : {}), ...(lasting ? {} : { sharing }) };
          ana.do('presence.declare', { from: `2026-04-${String(day).padStart(2, '0')}`, ...given });
          ana.do('usual-presence.set', { weekday: ['friday'], since: `2026-04-${String(day).padStart(2, '0')}`, ...given });
          expect(shared(since)).not.toMatch(/home|third-place|client-site/);
          expect(shared(since)).not.toContain(place);
          if (sharing === 'reach') expect(shared(since)).not.toContain('elsewhere');
        },
      ),
      { numRuns: 40 },
    );
  });

  test('somebody else who says it for me tells no more either', () => {
    ana.do('presence.share', { sharing: 'reach' });
    const ben = new Device(registry, 'ben');
    ben.do('member.join', { id: ben.me, name: 'Ben' });
    ana.meet(ben);
    ben.do('presence.declare', { from: '2026-03-04', where: 'home', member: ana.me, sharing: 'place' });
    expect(ben.ask('presence.declared', { member: ana.me })).toMatchObject({ spans: [{ where: null, reach: 'reachable' }] });
  });

  test('choosing less also holds for the days to come that were said already, and not for those that are over', () => {
    ana.do('presence.declare', { from: '2026-02-27', where: 'home' });
    ana.do('presence.declare', { from: '2026-03-04', where: 'home', until: '12:00' });
    ana.do('usual-presence.set', { weekday: ['friday'], place });
    ana.do('presence.share', { sharing: 'elsewhere' });
    expect(ana.ask('presence.declared', { from: '2026-02-01' })).toMatchObject({
      spans: [{ where: 'home' }, { where: 'elsewhere', place: null, until: '12:00' }],
      usual: [{ where: 'elsewhere', place: null }, { where: 'elsewhere' }],
    });
    ana.do('presence.share', { sharing: 'reach' });
    expect(ana.ask('presence.declared', {})).toMatchObject({ spans: [{ where: null, reach: 'reachable' }] });
  });

  test.each(SHARINGS)('whoever shares %s can be reached as before', (sharing) => {
    ana.do('presence.declare', { from: '2026-03-04', where: 'home', until: '11:00', toHalf: 'morning', sharing });
    ana.do('presence.declare', { from: '2026-03-05', reach: 'off', sharing });
    const { members } = ana.ask('presence.week', { from: '2026-03-02' }) as {
      members: readonly { stays: readonly { reach: string; until: string | null }[] }[];
    };
    expect(members[0]?.stays.slice(4, 8)).toMatchObject([
      { reach: 'reachable', until: '11:00' },
      { reach: 'reachable' },
      { reach: 'off' },
      { reach: 'off' },
    ]);
  });
});
