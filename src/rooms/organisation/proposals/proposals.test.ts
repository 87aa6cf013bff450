/** Stories of deciding together, on devices that meet now and then: rounds, voices, processes. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Device } from '../../testing/device.ts';
import { awaiting, collective, decisionOf, shown, voicesNow } from './testing/collective.ts';

let { all, ana, ben, cleo, meet, later, atObjections } = collective();

beforeEach(() => {
  ({ all, ana, ben, cleo, meet, later, atObjections } = collective());
});

const openObjections = (device: Device, id: string) =>
  voicesNow(device, id)
    .filter(({ isOpen }) => isOpen)
    .map(({ id }) => id);

describe('a proposal', () => {
  test('is refused without a tension: the why comes first', () => {
    expect(ana.refused('proposal.add', { title: 'x', process: 'consent' })).toMatchObject({
      code: 'argument-missing',
      params: { field: 'tension' },
    });
    expect(ana.refused('proposal.add', { title: 'x', tension: ' \n', process: 'consent' })).toMatchObject({ code: 'argument-missing' });
  });

  test('offers silence as consent only where the process knows it', () => {
    const wrong = { title: 'x', tension: 'y', process: 'majority', silenceConsents: true };
    expect(ana.refused('proposal.add', wrong)).toMatchObject({ code: 'silence-not-consent' });
    expect(ana.refused('proposal.add', { title: 'x', tension: 'y', process: 'election' })).toMatchObject({
      code: 'election-needs-role',
    });
  });

  test('goes through its rounds and says what is asked of whom', () => {
    const id = ana.do('proposal.add', { title: 'x', tension: 'y', process: 'consent' });
    meet();
    expect([awaiting(ana, id), awaiting(ben, id)]).toEqual(['open', null]);
    ana.do('proposal.advance', { proposal: id });
    meet();
    expect([awaiting(ana, id), awaiting(ben, id)]).toEqual(['clarify', 'clarify']);
    ben.do('voice.give', { proposal: id, position: 'question', reason: 'Also in summer?' });
    cleo.do('voice.give', { proposal: id, position: 'clear' });
    ana.do('voice.give', { proposal: id, position: 'clear' });
    meet();
    expect([awaiting(ana, id), awaiting(ben, id)]).toEqual(['answer', null]);
    const question = voicesNow(ana, id).find(({ position }) => position === 'question');
    ana.do('voice.meet', { voice: question?.id, how: 'All year.' });
    expect(awaiting(ana, id)).toBe('advance');
    expect(ben.refused('decision.adopt', { proposal: id })).toMatchObject({ code: 'proposal-too-early' });
  });

  test('says what can be said in its round, and nothing else', () => {
    const id = atObjections();
    expect(ben.refused('voice.give', { proposal: id, position: 'for' })).toMatchObject({ code: 'position-not-of-round' });
    expect(ben.refused('voice.give', { proposal: id, position: 'object' })).toMatchObject({ code: 'objection-needs-reason' });
    ana.do('proposal.advance', { proposal: id, stage: 'amend' });
    expect(ana.refused('voice.give', { proposal: id, position: 'consent' })).toMatchObject({ code: 'no-voice-now' });
  });

  test('has rounds that last working days of those asked', () => {
    // Monday 2 March 2026; Ben works on Tuesdays only.
    const tuesdays = [[], [['09:00', '12:00']], [], [], [], [], []];
    ben.do('member.edit', { hours: tuesdays });
    meet();
    const id = ana.do('proposal.add', { title: 'x', tension: 'y', process: 'advice', days: 2, concerned: [ben.me], open: true });
    expect(shown(ana, id).deadline).toBe('2026-03-10');
    const other = ana.do('proposal.add', {
      title: 'x',
      tension: 'y',
      process: 'advice',
      days: 2,
      concerned: [cleo.me],
      open: true,
    });
    expect(shown(ana, other).deadline).toBe('2026-03-04');
  });

  test('of a circle asks those who answer for its roles, and whoever is named beside them', () => {
    const circle = ana.do('circle.add', { name: 'Schools' });
    ana.do('role.take', { role: ana.do('role.add', { name: 'Rounds', circle }), member: ben.me });
    meet();
    const asked = (more: object) => {
      const id = ana.do('proposal.add', { title: 'x', tension: 'y', process: 'consent', circle, ...more });
      return shown(ana, id).concerned.map(({ name }) => name);
    };
    expect([asked({}), asked({ concerned: [cleo.me] })]).toEqual([['Ben'], ['Ben', 'Cléo']]);
    ana.do('circle.add', { name: 'Empty' });
    expect(asked({ circle: ana.do('circle.add', { name: 'Empty' }) })).toEqual(['Ana', 'Ben', 'Cléo']);
  });

  test('of somebody who left is led by those whom it concerns', () => {
    const id = atObjections();
    for (const device of all) device.do('voice.give', { proposal: id, position: 'consent' });
    meet();
    expect([awaiting(ana, id), awaiting(ben, id)]).toEqual(['decide', null]);
    ben.do('member.leave', { member: ana.me });
    expect(awaiting(ben, id)).toBe('decide');
  });
});

describe('consent', () => {
  test('waits until each objection is met or taken back', () => {
    const id = atObjections();
    ben.do('voice.give', {
      proposal: id,
      position: 'object',
      reason: 'The school calls on Wednesdays.',
      alternative: 'Close on Mondays.',
    });
    for (const device of [ana, cleo]) device.do('voice.give', { proposal: id, position: 'consent' });
    meet();
    expect(awaiting(ana, id)).toBe('meet');
    expect(ana.refused('decision.adopt', { proposal: id })).toMatchObject({ code: 'objection-open', params: { names: 'Ben' } });
    const [objection] = openObjections(ana, id);
    expect(cleo.refused('voice.withdraw', { voice: objection })).toMatchObject({ code: 'voice-not-yours' });
    ana.do('voice.meet', { voice: objection, how: 'Mondays it is: the text says so now.' });
    ana.do('proposal.edit', { proposal: id, body: 'The counter is closed on Mondays.' });
    ana.do('decision.adopt', { proposal: id });
    expect(decisionOf(ana, id)).toMatchObject({ number: '1', text: 'The counter is closed on Mondays.' });
    const counted = decisionOf(ana, id).counted.find(({ position }) => position === 'object');
    expect(counted).toMatchObject({ reason: 'The school calls on Wednesdays.', how: 'Mondays it is: the text says so now.' });
  });

  test('an objection said anew after it was met stands again', () => {
    const id = atObjections();
    ben.do('voice.give', { proposal: id, position: 'object', reason: 'No.' });
    const [first] = openObjections(ben, id);
    ben.do('voice.meet', { voice: first, how: 'So.' });
    expect(openObjections(ben, id)).toEqual([]);
    ben.do('voice.give', { proposal: id, position: 'object', reason: 'Still no.' });
    expect(openObjections(ben, id)).toEqual([first]);
  });

  test('of those who say nothing counts after the last day where the proposal has it, else they are waited for', () => {
    const [silent, waiting] = [atObjections({ silenceConsents: true }), atObjections()];
    for (const id of [silent, waiting]) ana.do('voice.give', { proposal: id, position: 'consent' });
    expect(ana.refused('decision.adopt', { proposal: silent })).toMatchObject({ code: 'voices-awaited' });
    later(8);
    expect(ana.refused('decision.adopt', { proposal: waiting })).toMatchObject({ code: 'voices-awaited' });
    ana.do('decision.adopt', { proposal: silent });
    expect(decisionOf(ana, silent).counted.map(({ position }) => position)).toEqual(['consent', 'silence', 'silence']);
  });

  test('asked anew after an amendment, counts what is said anew', () => {
    const id = atObjections();
    ben.do('voice.give', { proposal: id, position: 'object', reason: 'No.' });
    ben.do('proposal.advance', { proposal: id, stage: 'amend' });
    ben.do('proposal.advance', { proposal: id });
    expect(openObjections(ben, id)).toEqual([]);
    expect(awaiting(ben, id)).toBe('object');
  });
});

describe('other processes', () => {
  test('advice: one decides after asking, and says what became of it', () => {
    const id = ana.do('proposal.add', { title: 'x', tension: 'y', process: 'advice', concerned: [ben.me], open: true });
    meet();
    ben.do('voice.give', { proposal: id, position: 'advice', reason: 'Ask the town hall first.' });
    meet();
    expect(ben.refused('decision.adopt', { proposal: id })).toMatchObject({ code: 'decision-not-yours' });
    expect(ana.refused('decision.adopt', { proposal: id })).toMatchObject({ code: 'advice-needs-statement' });
    ana.do('decision.adopt', { proposal: id, statement: 'The town hall agrees.' });
    expect(decisionOf(ana, id)).toMatchObject({ statement: 'The town hall agrees.' });
  });

  test('rough consensus: the statement carries what objections remain', () => {
    const id = ana.do('proposal.add', { title: 'x', tension: 'y', process: 'rough-consensus' });
    ana.do('proposal.advance', { proposal: id, stage: 'object' });
    meet();
    ben.do('voice.give', { proposal: id, position: 'object', reason: 'Too dear.' });
    for (const device of [ana, cleo]) device.do('voice.give', { proposal: id, position: 'consent' });
    meet();
    expect(ana.refused('decision.adopt', { proposal: id })).toMatchObject({ code: 'consensus-needs-statement' });
    ana.do('decision.adopt', { proposal: id, statement: 'The cost was weighed: it is paid back in a year.' });
  });

  test('majority: a vote that does not carry it adopts nothing', () => {
    const id = ana.do('proposal.add', { title: 'x', tension: 'y', process: 'majority' });
    ana.do('proposal.advance', { proposal: id, stage: 'vote' });
    meet();
    ana.do('voice.give', { proposal: id, position: 'for' });
    ben.do('voice.give', { proposal: id, position: 'against' });
    cleo.do('voice.give', { proposal: id, position: 'abstain' });
    meet();
    expect(ana.refused('decision.adopt', { proposal: id })).toMatchObject({ code: 'vote-not-carried' });
    ana.do('proposal.close', { proposal: id, as: 'not-adopted', why: 'It did not carry.' });
    expect(shown(ana, id)).toMatchObject({ outcome: 'not-adopted', closing: 'It did not carry.' });
    ana.do('proposal.resume', { proposal: id });
    expect(shown(ana, id).outcome).toBe('open');
  });

  test('ranking: the option chosen carries its own effects, a tie asks for a word', () => {
    const id = ana.do('proposal.add', { title: 'Which day', tension: 'y', process: 'ranked', options: ['Monday', 'Friday'] });
    const [monday, friday] = shown(ana, id).options.map((each) => each.id);
    ana.do('effect.add', { proposal: id, command: 'role.add', input: { name: 'Mondays' }, option: monday });
    ana.do('effect.add', { proposal: id, command: 'role.add', input: { name: 'Fridays' }, option: friday });
    ana.do('proposal.advance', { proposal: id, stage: 'vote' });
    meet();
    ana.do('voice.give', { proposal: id, choices: [monday, friday] });
    ben.do('voice.give', { proposal: id, choices: [friday, monday] });
    cleo.do('voice.give', { proposal: id, position: 'abstain' });
    meet();
    expect(ana.refused('decision.adopt', { proposal: id })).toMatchObject({ code: 'vote-tied', params: { options: 'Monday, Friday' } });
    cleo.do('voice.give', { proposal: id, choices: [friday] });
    meet();
    ana.do('decision.adopt', { proposal: id });
    expect(decisionOf(ana, id).option).toBe('Friday');
    expect((ana.ask('role.list') as { name: string }[]).map(({ name }) => name)).toEqual(['Fridays']);
  });

  test('election: nominations with reasons, changes, then consent on whoever is put forward takes the role', () => {
    const role = ana.do('role.add', { name: 'Treasurer' });
    const id = ana.do('proposal.add', {
      title: 'Treasurer',
      tension: 'Nobody holds it.',
      process: 'election',
      role,
      until: '2028-03-01',
      open: true,
    });
    meet();
    expect(ben.refused('voice.give', { proposal: id, nominee: cleo.me })).toMatchObject({ code: 'voice-needs-words' });
    for (const device of all) device.do('voice.give', { proposal: id, nominee: cleo.me, reason: 'Patient with figures.' });
    meet();
    ana.do('proposal.advance', { proposal: id });
    expect(ana.refused('proposal.advance', { proposal: id })).toMatchObject({ code: 'candidate-missing' });
    ana.do('proposal.advance', { proposal: id, candidate: cleo.me });
    meet();
    for (const device of all) device.do('voice.give', { proposal: id, position: 'consent' });
    meet();
    ana.do('decision.adopt', { proposal: id });
    expect(ana.ask('role.list', { holder: cleo.me })).toMatchObject([{ name: 'Treasurer' }]);
  });
});
