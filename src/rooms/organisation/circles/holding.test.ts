import { beforeEach, expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import { holdersOfRoles, isHeldBy, rolesOf } from './holders.ts';
import type { RoleView } from './showing.ts';

let ana: Device;
let ben: Device;
let role: string;

beforeEach(() => {
  [ana, ben] = ['ana', 'ben'].map((name) => new Device(registry, name)) as [Device, Device];
  ana.do('member.join', { id: ana.me, name: 'Ana' });
  ben.do('member.join', { id: ben.me, name: 'Ben' });
  role = ana.do('role.add', { name: 'Trésorerie', purpose: 'Voir venir', accountabilities: ['Payer à l’heure', 'Relancer les impayés'] });
  ana.meet(ben);
  ana.now += 60_000;
  ben.now += 61_000;
});

const shown = (device: Device) =>
  device.ask('role.show', { role }) as RoleView & { readonly answering: boolean; readonly offered: boolean };
const answering = (device: Device) => holdersOfRoles(device.replica).get(role) ?? [];

test('two people who take the same role apart hold it together', () => {
  ana.do('role.take', { role, focus: 'les paies' });
  ben.do('role.take', { role, until: '2027-03-01' });
  ana.meet(ben);
  expect(shown(ana).holders).toMatchObject([
    { name: 'Ana', focus: 'les paies', until: null },
    { name: 'Ben', until: '2027-03-01' },
  ]);
});

test('a deputy answers for the role while nobody holds it, and no longer when somebody does', () => {
  ben.do('role.deputise', { role });
  expect(shown(ben)).toMatchObject({ vacant: true, holders: [], deputies: [{ name: 'Ben' }], answering: true });
  expect(rolesOf(ben.replica, ben.me)).toEqual([role]);
  ana.do('role.take', { role });
  ana.meet(ben);
  expect(answering(ben)).toEqual([ana.me]);
  expect(isHeldBy(ben.replica, role, ben.me)).toBe(false);
  expect(rolesOf(ben.replica, ben.me)).toEqual([]);
  ana.do('role.leave', { role });
  ana.meet(ben);
  expect(answering(ben)).toEqual([ben.me]);
});

test('a task of the role falls to its holder, or else to its deputy', () => {
  const task = ana.do('task.add', { title: 'Payer la TVA', why: 'La date limite', role });
  ben.do('role.deputise', { role });
  ana.meet(ben);
  const answers = () => (ana.ask('task.show', { task }) as { readonly answers: unknown }).answers;
  expect(answers()).toEqual({ how: 'role', members: [{ id: ben.me, name: 'Ben' }] });
  ana.do('role.take', { role });
  expect(answers()).toEqual({ how: 'role', members: [{ id: ana.me, name: 'Ana' }] });
});

test('a deputy who takes the role holds it; a holder is not made a deputy', () => {
  ana.do('role.deputise', { role });
  ana.do('role.take', { role });
  expect(shown(ana)).toMatchObject({ vacant: false, holders: [{ name: 'Ana' }], deputies: [] });
  expect(ana.refused('role.deputise', { role })).toEqual({ code: 'role-held-already' });
});

test('a term that ended is shown and asked about; the role is held all the same', () => {
  ana.do('role.take', { role, until: '2026-03-01' });
  expect(shown(ana).holders).toMatchObject([{ name: 'Ana', ended: true }]);
  expect(ana.ask('role.terms')).toMatchObject([{ name: 'Trésorerie', holder: { name: 'Ana' }, until: '2026-03-01', ended: true }]);
  expect(answering(ana)).toEqual([ana.me]);
  ana.do('role.hold', { role, until: null });
  expect(ana.ask('role.terms')).toEqual([]);
});

test('who takes a role again after leaving begins anew: nothing of the earlier term stays', () => {
  ana.do('role.take', { role, focus: 'les paies', until: '2026-03-31' });
  ana.do('role.leave', { role });
  ana.do('role.take', { role });
  expect(shown(ana).holders).toMatchObject([{ focus: null, until: null }]);
});

test('whoever offers to take a role is welcomed by another, or takes it without a word from anybody', () => {
  ben.do('role.offer', { role, word: 'J’ai tenu les comptes d’une école.' });
  ana.meet(ben);
  expect(shown(ana)).toMatchObject({ vacant: true, offers: [{ name: 'Ben', word: 'J’ai tenu les comptes d’une école.' }] });
  ana.do('role.welcome', { role, member: ben.me });
  expect(shown(ana)).toMatchObject({ vacant: false, holders: [{ name: 'Ben' }], offers: [] });
  expect(ana.refused('role.welcome', { role, member: ben.me })).toEqual({ code: 'role-not-offered' });
  ana.do('role.offer', { role });
  ana.do('role.take', { role });
  expect(shown(ana).offers).toEqual([]);
});

test('lines that two people add to a role apart are both there', () => {
  ana.do('accountability.add', { role, text: 'Montrer six mois d’avance' });
  ben.do('accountability.add', { role, text: 'Préparer le bilan' });
  ana.meet(ben);
  const texts = () => shown(ana).accountabilities.map(({ text }) => text);
  expect(texts().slice(0, 2)).toEqual(['Payer à l’heure', 'Relancer les impayés']);
  expect(texts().slice(2).sort()).toEqual(['Montrer six mois d’avance', 'Préparer le bilan']);
  const [first, , third] = shown(ana).accountabilities;
  ana.do('accountability.move', { accountability: third?.id, before: first?.id });
  expect(texts()[0]).toBe(third?.text);
});

test('words of a purpose or an accountability find who is responsible, and say why', () => {
  ana.do('role.take', { role });
  expect(ana.ask('role.find', { text: 'impayes' })).toMatchObject([
    { name: 'Trésorerie', holders: [{ name: 'Ana' }], because: ['Relancer les impayés'] },
  ]);
  expect(ana.ask('role.find', { text: 'tresorerie venir' })).toMatchObject([{ because: ['Voir venir'] }]);
  expect(ana.ask('role.find', { text: 'jardin' })).toEqual([]);
});

test('a member sees what they are responsible for, with focus and term', () => {
  ana.do('role.take', { role, focus: 'les paies', until: '2026-12-31' });
  expect(ana.ask('role.held')).toMatchObject([{ name: 'Trésorerie', focus: 'les paies', until: '2026-12-31', deputy: false }]);
  expect(ana.ask('role.held', { member: ben.me })).toEqual([]);
});
