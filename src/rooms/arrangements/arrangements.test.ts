import { beforeEach, describe, expect, test } from 'vitest';
import { yjsText } from '../../replica/text.ts';
import { registry } from '../registry.ts';
import { Device } from '../testing/device.ts';
import type { arrangementList } from './queries.ts';

type Lines = NonNullable<(typeof arrangementList)['asks']>['answer'];

let ana: Device;
let ben: Device;

beforeEach(() => {
  ana = new Device(registry, 'ana', 'desk', yjsText);
  ben = new Device(registry, 'ben', 'pocket', yjsText);
  ana.do('member.join', { id: ana.me, name: 'Ana', zone: 'Europe/Paris' });
  ben.do('member.join', { id: ben.me, name: 'Ben', zone: 'Indian/Reunion' });
  ana.meet(ben);
});

const list = (device: Device) => device.ask('arrangement.list') as Lines;

describe('what is agreed on telework', () => {
  test('a new arrangement leaves the one before as history, until the day before', () => {
    ana.do('arrangement.state', { kind: 'occasional', days: 2, from: '2026-01-05' });
    ana.do('arrangement.state', { kind: 'regular', weekday: ['thursday', 'tuesday'], from: '2026-02-16' });
    expect(list(ana)).toMatchObject([
      { kind: 'regular', days: 2, weekday: ['tuesday', 'thursday'], until: null, counts: true, overlaps: false },
      { kind: 'occasional', until: '2026-02-15', counts: false, overlaps: false },
    ]);
  });

  test('it needs days, and an end that comes after its beginning', () => {
    expect(ana.refused('arrangement.state', { kind: 'regular' })?.code).toBe('arrangement-days-missing');
    expect(ana.refused('arrangement.state', { kind: 'full', from: '2026-03-02', to: '2026-03-01' })?.code).toBe('arrangement-ends-first');
    const made = ana.do('arrangement.state', { kind: 'full', from: '2026-03-02' });
    expect(ana.refused('arrangement.edit', { arrangement: made, to: '2026-03-01' })?.code).toBe('arrangement-ends-first');
  });

  test('two that were stated apart for the same days both show, and one gesture puts them right', () => {
    ana.do('arrangement.state', { kind: 'regular', days: 2, from: '2026-03-02', to: '2026-12-31' });
    ben.now += 60_000;
    const other = ben.do('arrangement.state', { kind: 'regular', days: 3, from: '2026-03-02', member: ana.me });
    ana.meet(ben);
    for (const device of [ana, ben])
      expect(list(device)).toMatchObject([
        { days: 3, counts: true },
        { days: 2, counts: false, overlaps: true },
      ]);
    ben.do('arrangement.remove', { arrangement: other });
    ana.meet(ben);
    expect(list(ana)).toMatchObject([{ days: 2, counts: true, overlaps: false }]);
  });

  test('its agreement begins from it, and it shows when that is signed by all', () => {
    const made = ben.do('arrangement.state', {
      kind: 'regular',
      days: 2.5,
      from: '2026-03-02',
      contactHours: '9–12 h',
      notice: 15,
      spot: 'home',
      member: ana.me,
    });
    const agreement = ben.do('arrangement.draft-agreement', { arrangement: made, language: 'fr' });
    expect(ben.do('arrangement.draft-agreement', { arrangement: made, language: 'fr' })).toBe(agreement);
    ana.meet(ben);
    expect(ana.ask('agreement.show', { agreement })).toMatchObject({
      title: 'Télétravail de Ana',
      kind: 'telework',
      notice: 15,
      parties: [{ name: 'Ana' }, { name: 'Ben' }],
    });
    const draft = (ana.ask('agreement.show', { agreement }) as { draft: readonly { hint: string; body: string }[] }).draft;
    expect(draft.length).toBeGreaterThan(8);
    expect(draft.find(({ hint }) => hint === 'scope')?.body).toContain('Jours : 2,5 par semaine\n- Lieux : domicile');
    expect(draft.find(({ hint }) => hint === 'contact-hours')?.body).toContain('9–12 h');
    expect(list(ana)).toMatchObject([{ state: 'draft', agreementTitle: 'Télétravail de Ana' }]);
    const version = ana.do('agreement.publish', { agreement });
    ana.do('agreement.sign', { version });
    expect(list(ana)).toMatchObject([{ state: 'to-sign' }]);
    ana.meet(ben);
    ben.do('agreement.sign', { version });
    expect(list(ben)).toMatchObject([{ state: 'in-force' }]);
    ben.do('agreement.remove', { agreement });
    expect(list(ben)).toMatchObject([{ state: 'gone' }]);
  });

  test('an arrangement made from an agreement takes its notice', () => {
    const agreement = ana.do('agreement.add', { title: 'Télétravail', kind: 'telework', notice: 30, review: '2027-03-01' });
    ana.do('arrangement.state', { kind: 'full', agreement });
    expect(list(ana)).toMatchObject([{ notice: 30, state: 'draft', review: '2027-03-01', from: '2026-03-02' }]);
  });
});
