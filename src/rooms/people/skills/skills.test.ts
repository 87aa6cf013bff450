/** Skills are words people say of themselves: the same word is one skill, and what two devices say both stands. */
import { beforeEach, expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';

let ana: Device;
let ben: Device;

beforeEach(() => {
  [ana, ben] = [new Device(registry, 'ana'), new Device(registry, 'ben')] as const;
  ana.do('member.join', { id: ana.me, name: 'Ana' });
  ben.do('member.join', { id: ben.me, name: 'Ben' });
  ana.meet(ben);
});

const told = (device: Device, input: object = {}) =>
  (device.ask('skill.list', input) as { name: string; members: { name: string; level: string }[] }[]).map(
    ({ name, members }) => `${name}: ${members.map((one) => `${one.name} ${one.level}`).join(', ')}`,
  );

test('the same word with or without accents is one skill, said by two at once', () => {
  ana.do('skill.say', { skills: ['Comptabilité', 'Debian'], level: 'teaching' });
  ben.do('skill.say', { skills: ['comptabilite'] });
  ana.meet(ben);
  expect(told(ben)).toEqual([expect.stringMatching(/^comptabilit.: Ana teaching, Ben able$/i), 'Debian: Ana teaching']);
  expect(told(ben, { member: ben.me })).toHaveLength(1);
});

test('said again without a level it keeps its level; taken back it is gone, and nobody else loses it', () => {
  ana.do('skill.say', { skills: ['Debian'], level: 'learning' });
  ana.do('skill.say', { skills: ['debian'] });
  ana.do('skill.say', { skills: ['Debian'], member: ben.me });
  expect(told(ana)).toEqual(['Debian: Ana learning, Ben able']);
  ana.do('skill.unsay', { skills: ['DEBIAN'] });
  expect(told(ana)).toEqual(['Debian: Ben able']);
  ana.do('skill.say', { skills: ['Debian'] });
  expect(told(ana)).toEqual(['Debian: Ana able, Ben able']);
  expect(ana.refused('skill.say', { skills: ['…'] })?.code).toBe('skill-without-name');
});

test('those who left are not named', () => {
  ana.do('skill.say', { skills: ['Debian'], member: ben.me });
  ana.do('member.leave', { member: ben.me });
  expect(told(ana)).toEqual([]);
});
