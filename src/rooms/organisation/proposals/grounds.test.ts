/** Somebody new asks of a role, a circle, a task: since which decision? And what was said is kept until everybody was heard. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Ground } from './grounds.ts';
import { collective, decisionOf, shown, voicesNow } from './testing/collective.ts';

let { all, ana, ben, cleo, meet, atObjections, consentAll } = collective();

beforeEach(() => {
  ({ all, ana, ben, cleo, meet, atObjections, consentAll } = collective());
});

const about = (asked: object): readonly Ground[] => cleo.ask('decision.about', asked) as readonly Ground[];

/** Ana proposes to run these, everybody consents, and Ana adopts. */
function decides(title: string, ...effects: readonly (readonly [command: string, input: object])[]): string {
  const id = atObjections({ title });
  for (const [command, input] of effects) ana.do('effect.add', { proposal: id, command, input });
  meet();
  consentAll(id);
  const decision = ana.do('decision.adopt', { proposal: id });
  meet();
  return decision;
}

describe('since which decision', () => {
  test('a role says which one made it, changed it, and gave it to somebody, the first one first', () => {
    decides('Begin', ['role.add', { name: 'Keys' }], ['task.add', { title: 'Cut keys', why: 'There are two.' }]);
    const [role] = ana.ask('role.list') as readonly { id: string }[];
    const [task] = ana.ask('task.list') as readonly { id: string }[];
    decides('Say more', ['accountability.add', { role: role?.id, text: 'Counting them' }]);
    const [line] = (ana.ask('role.show', { role: role?.id }) as { accountabilities: { id: string }[] }).accountabilities;
    decides('Say it better', ['accountability.edit', { accountability: line?.id, text: 'Counting them in March' }]);
    elects(role?.id ?? '');
    expect(about({ role: role?.id }).map(({ number, title, how, elected }) => [number, title, how, elected?.name])).toEqual([
      ['1', 'Begin', 'made', undefined],
      ['2', 'Say more', 'changed', undefined],
      ['3', 'Say it better', 'changed', undefined],
      ['4', 'Who keeps the keys', 'elected', 'Ben'],
    ]);
    expect(about({ task: task?.id })).toMatchObject([{ number: '1', how: 'made' }]);
    expect(about({})).toEqual([]);
  });

  test('says what took a decision’s place, and a review’s task says what it brings back', () => {
    const first = decides('Begin', ['role.add', { name: 'Keys' }]);
    const again = ana.do('decision.reopen', { decision: first, tension: 'Nobody has keys.' });
    ana.do('proposal.edit', { proposal: again, reviewOn: '2027-03-02' });
    ana.do('proposal.advance', { proposal: again, stage: 'object' });
    meet();
    consentAll(again);
    ana.do('decision.adopt', { proposal: again });
    meet();
    const [role] = ana.ask('role.list') as readonly { id: string }[];
    expect(about({ role: role?.id })).toMatchObject([{ number: '1', supersededBy: { number: '2' } }]);
    expect(about({ task: decisionOf(ana, again).reviewTask })).toMatchObject([{ number: '2', how: 'review' }]);
  });
});

describe('an election', () => {
  test('shows nominations once everybody was heard: until then, that somebody spoke, and not whom they named', () => {
    const role = ana.do('role.add', { name: 'Keys' });
    const id = electing(role);
    ana.do('voice.give', { proposal: id, nominee: ben.me, reason: 'Ben is here early.' });
    cleo.do('voice.give', { proposal: id, nominee: ana.me, reason: 'Ana counts well.' });
    meet();
    expect(voicesNow(cleo, id)).toMatchObject([
      { member: { name: 'Ana' }, nominee: null, reason: null, isSealed: true },
      { member: { name: 'Cléo' }, nominee: { name: 'Ana' }, reason: 'Ana counts well.', isSealed: false },
    ]);
    ben.do('voice.give', { proposal: id, nominee: ben.me, reason: 'I would like to.' });
    meet();
    for (const device of all) expect(voicesNow(device, id).map(({ isSealed }) => isSealed)).toEqual([false, false, false]);
  });

  test('tells the role and what whoever holds it answers for, and after it the decision does', () => {
    const role = ana.do('role.add', { name: 'Keys', purpose: 'That doors open.', accountabilities: ['Counting them'] });
    const id = elects(role);
    const election = { id: role, name: 'Keys', purpose: 'That doors open.', expected: ['Counting them'] };
    expect(shown(cleo, id)).toMatchObject({ election });
    expect(decisionOf(cleo, id)).toMatchObject({ election, candidate: { name: 'Ben' } });
    expect(cleo.ask('role.show', { role })).toMatchObject({ holders: [{ name: 'Ben', until: '2027-11-30' }] });
  });
});

function electing(role: string): string {
  const tension = 'Three people have a key, and nobody knows which.';
  const id = ana.do('proposal.add', { title: 'Who keeps the keys', tension, process: 'election', role, until: '2027-11-30', open: true });
  meet();
  return id;
}

/** To its end: Ben is named, put forward and consented to. */
function elects(role: string): string {
  const id = electing(role);
  for (const device of all) device.do('voice.give', { proposal: id, nominee: ben.me, reason: 'Ben is here early.' });
  meet();
  ana.do('proposal.advance', { proposal: id });
  meet();
  ana.do('proposal.advance', { proposal: id, candidate: ben.me });
  meet();
  consentAll(id);
  ana.do('decision.adopt', { proposal: id });
  meet();
  return id;
}
