import { beforeEach, describe, expect, test } from 'vitest';
import { registry } from '../registry.ts';
import { Device } from '../testing/device.ts';

let ana: Device;
let phone: Device;
let task: string;

interface Shown {
  readonly id: string;
  readonly due: string;
  readonly state: string;
}
const live = (device: Device) => device.ask('task.list', { live: true }) as readonly Shown[];

beforeEach(() => {
  ana = new Device(registry, 'ana');
  phone = new Device(registry, 'ana', 'phone');
  ana.do('member.join', { id: ana.me, name: 'Ana' });
  task = ana.do('task.add', {
    title: 'Arroser',
    why: 'Les plantes sèchent',
    due: '2026-03-03',
    details: 'Pas trop',
    tags: ['jardin'],
    take: true,
    checklist: ['Remplir'],
  });
  ana.do('task.recur', { task, rule: 'every tuesday' });
  phone.receive(ana.changes);
});

describe('a recurring task', () => {
  test('closing it brings the next one, like it but for its progress', () => {
    const item = (ana.ask('task.show', { task }) as { items: readonly { id: string }[] }).items[0]?.id;
    ana.do('checklist.check', { item });
    ana.do('task.done', { task });
    const [next] = live(ana);
    expect(next).toMatchObject({
      title: 'Arroser',
      why: 'Les plantes sèchent',
      due: '2026-03-10',
      state: 'open',
      tags: ['jardin'],
      holders: [{ name: 'Ana' }],
      checklist: { done: 0, total: 1 },
    });
    expect(ana.ask('task.show', { task: next?.id })).toMatchObject({ details: 'Pas trop', series: { rule: 'FREQ=WEEKLY;BYDAY=TU' } });
  });

  test('[R4] two devices that close the same one meet in the same next one', () => {
    ana.do('task.done', { task });
    phone.do('task.done', { task });
    ana.meet(phone);
    expect(live(ana)).toHaveLength(1);
    expect(ana.replica.dump()).toBe(phone.replica.dump());
  });

  test('a device that closes it late reopens nothing', () => {
    ana.do('task.done', { task });
    const [next] = live(ana);
    ana.do('task.done', { task: next?.id });
    phone.now += 30 * 86_400_000;
    phone.do('task.done', { task });
    ana.meet(phone);
    expect(ana.ask('task.show', { task: next?.id })).toMatchObject({ state: 'done' });
    expect(live(ana)).toMatchObject([{ due: '2026-03-17' }]);
  });

  test('dropping one skips it, stopping ends them', () => {
    ana.do('task.drop', { task });
    const [next] = live(ana);
    ana.do('task.stop-recurring', { task: next?.id });
    ana.do('task.done', { task: next?.id });
    expect(live(ana)).toEqual([]);
    expect(ana.refused('task.stop-recurring', { task })).toEqual({ code: 'task-not-recurring', params: { title: 'Arroser' } });
  });

  test('the calendar shows when it will come back', () => {
    expect(ana.ask('task.calendar', { from: '2026-03-01', to: '2026-03-18' })).toMatchObject({
      tasks: [{ id: task }],
      planned: [{ date: '2026-03-10', title: 'Arroser' }, { date: '2026-03-17' }],
    });
  });

  test('a rule that is not understood changes nothing', () => {
    expect(ana.refused('task.recur', { task, rule: 'FREQ=SECONDLY' })?.code).toBe('recurrence.too-often');
    expect(ana.refused('task.recur', { task, rule: 'whenever' })?.code).toBe('recurrence.not-understood');
  });
});
