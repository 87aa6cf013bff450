import { expect, test } from 'vitest';
import { decisionFiles } from './markdown.ts';
import type { WholeDecision } from './queries/index.ts';
import { collective } from './testing/collective.ts';

const speaking = {
  say: (key: string, params: Readonly<Record<string, string | number>> = {}) =>
    key === 'decisions.line' ? `${params.label}: ${params.text}` : key,
  date: (day: string) => day,
  dayOf: () => '2026-03-02',
  effect: (command: string) => [command, 'field: value'],
};

test('the registry is a folder: a list, and one file for each decision that links to the one in its place', () => {
  const { ana, atObjections } = collective();
  const first = atObjections({ silenceConsents: true });
  ana.do('effect.add', { proposal: first, command: 'role.add', input: { name: 'Keys' } });
  ana.do('voice.give', { proposal: first, position: 'object', reason: 'Too soon [x](http://x).' });
  ana.do('proposal.edit', { proposal: first, deadline: '2026-03-01' });
  const [voice] = (ana.ask('proposal.show', { proposal: first }) as { rounds: { voices: { id: string }[] }[] }).rounds.flatMap(
    ({ voices }) => voices,
  );
  ana.do('voice.meet', { voice: voice?.id, how: 'In May.' });
  const decision = ana.do('decision.adopt', { proposal: first });
  const next = ana.do('decision.reopen', { decision, tension: 'Market days.' });
  ana.do('proposal.edit', { proposal: next, silenceConsents: true });
  ana.do('proposal.advance', { proposal: next, stage: 'object', deadline: '2026-03-01' });
  ana.do('decision.adopt', { proposal: next });
  const files = decisionFiles('The Workshop', ana.ask('decision.all') as readonly WholeDecision[], speaking);
  expect(files.map(({ name }) => name)).toEqual(['README.md', '0001-close-on-wednesdays.md', '0002-close-on-wednesdays.md']);
  expect(files[0]?.text).toContain('| 1 | [~~Close on Wednesdays~~](0001-close-on-wednesdays.md) | 2026-03-02 | 2 |');
  expect(files[1]?.text).toContain('[2. Close on Wednesdays](0002-close-on-wednesdays.md)');
  expect(files[1]?.text).toContain('- role.add\n  - field: value');
  expect(files[1]?.text).toContain('Too soon \\[x\\](http://x).\n  - field.voice.how: In May.');
});
