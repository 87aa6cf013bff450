import { describe, expect, test } from 'vitest';
import { registry } from './registry.ts';
import { Device } from './testing/device.ts';

const workplace = () => {
  const ana = new Device(registry, 'ana');
  ana.do('member.join', { id: ana.me, name: 'Ana' });
  return ana;
};

describe('running a command', () => {
  test('makes one change with a write per cell', () => {
    const ana = workplace();
    const id = ana.do('task.add', { title: 'Repair the projector', why: 'The school needs it on Friday' });
    expect(ana.changes).toHaveLength(2);
    expect(ana.ask('task.list')).toMatchObject([
      { id, title: 'Repair the projector', why: 'The school needs it on Friday', state: 'open' },
    ]);
  });

  test('writes nothing when all stands as asked', () => {
    const ana = workplace();
    ana.do('member.edit', { pronouns: 'elle' });
    const outcome = ana.run('member.edit', { pronouns: 'elle' });
    expect(outcome).toMatchObject({ ok: true, value: { writes: [] } });
  });

  test('empties a cell with null and leaves what is not given', () => {
    const ana = workplace();
    ana.do('member.edit', { pronouns: 'elle', zone: 'Europe/Paris' });
    ana.do('member.edit', { pronouns: null });
    expect(ana.ask('member.me')).toMatchObject({ pronouns: null, zone: 'Europe/Paris' });
  });

  test('a task without a why is not shared', () => {
    const ana = workplace();
    expect(ana.refused('task.add', { title: 'Repair' })).toEqual({ code: 'argument-missing', params: { field: 'why' } });
    expect(ana.refused('task.add', { title: 'Repair', why: '  \n ' })).toEqual({ code: 'argument-missing', params: { field: 'why' } });
    expect(ana.refused('task.add', { title: 'Repair', why: '' })).toEqual({ code: 'argument-missing', params: { field: 'why' } });
  });

  test('a row nobody wrote is told, with the name of the argument', () => {
    const ana = workplace();
    const id = 'AAAAAAAAAAAAAAAAAAAAAA';
    expect(ana.refused('task.add', { title: 'x', why: 'y', place: id })).toEqual({
      code: 'row-unknown',
      params: { field: 'place', table: 'place', id },
    });
  });

  test('names that do not exist are told', () => {
    const ana = workplace();
    expect(ana.refused('task.fly')).toEqual({ code: 'command-unknown', params: { name: 'task.fly' } });
    expect(ana.refused('__proto__')).toEqual({ code: 'command-unknown', params: { name: '__proto__' } });
  });
});
