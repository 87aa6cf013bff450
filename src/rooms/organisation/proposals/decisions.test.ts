/** Stories of adoption: effects, numbers, late voices, reviews, deciding anew. */
import { beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/civil-date.ts';
import type { Device } from '../../testing/device.ts';
import { collective, DAY, decisionOf, shown } from './testing/collective.ts';

let { all, ana, ben, cleo, meet, later, atObjections, consentAll } = collective();

beforeEach(() => {
  ({ all, ana, ben, cleo, meet, later, atObjections, consentAll } = collective());
});

describe('effects', () => {
  test('are refused when they would not hold, and when no decision may carry them out', () => {
    const id = atObjections();
    expect(ana.refused('effect.add', { proposal: id, command: 'role.add', input: {} })).toMatchObject({ code: 'argument-missing' });
    expect(ana.refused('effect.add', { proposal: id, command: 'proposal.add', input: {} })).toMatchObject({
      code: 'effect-not-possible',
    });
    expect(ana.refused('effect.add', { proposal: id, command: 'role.fly', input: {} })).toMatchObject({ code: 'command-unknown' });
  });

  test('may build on one another, and nothing of them stands before adoption', () => {
    const id = atObjections();
    ana.do('effect.add', { proposal: id, command: 'role.add', input: { name: 'Keys' } });
    const tried = ana.run('proposal.rehearse', { proposal: id });
    const role = tried.ok && 'data' in tried.value.answer ? (tried.value.answer.data as { row: string }[])[0]?.row : undefined;
    ana.do('effect.add', { proposal: id, command: 'role.take', input: { role, member: ben.me } });
    expect(ana.ask('role.list')).toEqual([]);
    meet();
    consentAll(id);
    const changes = ana.changes.length;
    ana.do('decision.adopt', { proposal: id });
    expect(ana.changes.length).toBe(changes + 1);
    expect(ana.ask('role.list', { holder: ben.me })).toMatchObject([{ id: role, name: 'Keys' }]);
  });

  test('one that no longer holds refuses adoption, with nothing half-done', () => {
    const role = ana.do('role.add', { name: 'Keys' });
    const id = atObjections();
    ana.do('effect.add', { proposal: id, command: 'role.add', input: { name: 'Locks' } });
    ana.do('effect.add', { proposal: id, command: 'role.take', input: { role } });
    ana.do('role.remove', { role });
    meet();
    consentAll(id);
    expect(ana.refused('decision.adopt', { proposal: id })).toMatchObject({ code: 'role-in-trash' });
    expect(ana.ask('role.list')).toEqual([]);
    expect(shown(ana, id).outcome).toBe('open');
  });

  test('[R4] adopted on two devices at once, apply once and make one decision', () => {
    const id = atObjections({ reviewOn: '2027-03-02' });
    ana.do('effect.add', { proposal: id, command: 'role.add', input: { name: 'Keys' } });
    ana.do('effect.add', {
      proposal: id,
      command: 'task.add',
      input: { title: 'Tell the callers', why: 'They wait.', checklist: ['Sign', 'Answering machine'] },
    });
    meet();
    consentAll(id);
    ana.do('decision.adopt', { proposal: id, statement: 'On the desk.' });
    ben.do('decision.adopt', { proposal: id, statement: 'On the train.' });
    meet();
    for (const device of all) {
      expect(device.ask('decision.list')).toMatchObject([{ number: '1' }]);
      expect(device.ask('role.list')).toHaveLength(1);
      const tasks = device.ask('task.list') as { title: string; checklist: { total: number } }[];
      expect(tasks.map(({ title, checklist }) => [title, checklist.total])).toEqual([
        ['№ 1 · Close on Wednesdays', 0],
        ['Tell the callers', 2],
      ]);
    }
    expect(decisionOf(ana, id).statement).toBe(decisionOf(cleo, id).statement);
  });
});

describe('a decision', () => {
  const adopted = (more: object = {}) => {
    const id = atObjections({ silenceConsents: true, ...more });
    ana.do('proposal.edit', { proposal: id, deadline: '2026-03-01' });
    meet();
    return id;
  };

  test('is the outcome everywhere; a voice that arrives later is shown as late', () => {
    const id = adopted();
    ana.do('voice.give', { proposal: id, position: 'consent' });
    ben.do('voice.give', { proposal: id, position: 'object', reason: 'From the train.' });
    ana.do('decision.adopt', { proposal: id });
    meet();
    for (const device of all) {
      expect(shown(device, id).outcome).toBe('adopted');
      expect(decisionOf(device, id)).toMatchObject({ late: [{ reason: 'From the train.', isLate: true }] });
    }
    expect(ben.refused('voice.give', { proposal: id, position: 'consent' })).toMatchObject({ code: 'proposal-adopted' });
  });

  test('outweighs a closing made apart from it', () => {
    const id = adopted();
    ben.do('proposal.close', { proposal: id, why: 'Never mind.' });
    ana.do('decision.adopt', { proposal: id });
    meet();
    expect(shown(cleo, id).outcome).toBe('adopted');
  });

  test('keeps its number; two made apart with the same are told apart, the same way everywhere', () => {
    const [one, two] = [adopted(), adopted({ title: 'Open on Saturdays' })];
    ana.do('decision.adopt', { proposal: one });
    ben.now += DAY;
    ben.do('decision.adopt', { proposal: two });
    meet();
    const numbers = (device: Device) =>
      (device.ask('decision.list') as { number: string; title: string }[]).map(({ number, title }) => [number, title]);
    expect(numbers(ana)).toEqual([
      ['1 bis', 'Open on Saturdays'],
      ['1', 'Close on Wednesdays'],
    ]);
    for (const device of all) expect(numbers(device)).toEqual(numbers(ana));
    ana.do('decision.adopt', { proposal: adopted() });
    expect(numbers(ana)[0]).toEqual(['2', 'Close on Wednesdays']);
  });

  test('is decided anew by a proposal that takes its place, and is not rewritten', () => {
    const id = adopted();
    ana.do('decision.adopt', { proposal: id });
    meet();
    const first = decisionOf(cleo, id);
    const next = cleo.do('decision.reopen', { decision: first.id, tension: 'Wednesdays are market days now.' });
    expect(shown(cleo, next)).toMatchObject({
      body: 'The counter is closed on Wednesdays.',
      supersedes: { number: '1' },
      stage: 'draft',
    });
    cleo.do('proposal.edit', { proposal: next, silenceConsents: true });
    cleo.do('proposal.advance', { proposal: next, stage: 'object', deadline: '2026-03-01' });
    cleo.do('decision.adopt', { proposal: next });
    expect(decisionOf(cleo, id)).toMatchObject({ text: first.text, supersededBy: { number: '2' } });
    expect(cleo.ask('decision.list', { standing: true })).toMatchObject([{ number: '2' }]);
  });

  test('comes back a year later as a task, and the review is noted beside it', () => {
    const id = adopted({ reviewOn: '2027-03-02' });
    ana.do('decision.adopt', { proposal: id, reviewTitle: 'Review: Wednesdays' });
    expect(ana.ask('task.list')).toMatchObject([
      { title: 'Review: Wednesdays', due: '2027-03-02', state: 'waiting', waitUntil: '2027-03-02' },
    ]);
    expect(ana.ask('decision.list', { due: true })).toEqual([]);
    later(365);
    expect(ana.circumstances.today).toBe('2027-03-02');
    expect(ana.ask('decision.list', { due: true })).toHaveLength(1);
    ana.do('decision.review', { decision: decisionOf(ana, id).id, note: 'It holds.', next: addDays('2027-03-02', 365) });
    expect(decisionOf(ana, id)).toMatchObject({ reviewOn: '2028-03-01', reviews: [{ note: 'It holds.', by: { name: 'Ana' } }] });
    expect(ana.ask('decision.list', { due: true })).toEqual([]);
  });

  test('is found by a word, without minding accents', () => {
    const id = adopted({ title: 'Fermer l’été' });
    ana.do('decision.adopt', { proposal: id });
    expect(ana.ask('decision.list', { text: 'ete' })).toHaveLength(1);
    expect(ana.ask('decision.list', { text: 'hiver' })).toEqual([]);
  });
});
