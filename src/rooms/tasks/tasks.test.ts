import { beforeEach, describe, expect, test } from 'vitest';
import { registry } from '../registry.ts';
import { Device } from '../testing/device.ts';

let ana: Device;
let ben: Device;
let task: string;

const DAY = 86_400_000;

beforeEach(() => {
  ana = new Device(registry, 'ana');
  ben = new Device(registry, 'ben');
  ana.do('member.join', { id: ana.me, name: 'Ana Roux' });
  ben.do('member.join', { id: ben.me, name: 'Ben' });
  task = ana.do('task.add', { title: 'Réparer le poste 12', why: 'La classe ne peut plus imprimer' });
  ana.meet(ben);
});

const show = (device: Device, id = task) => device.ask('task.show', { task: id });

describe('holding', () => {
  test('[R2] two members who take a task apart from each other both hold it', () => {
    ana.do('task.take', { task });
    ben.now += DAY;
    ben.do('task.take', { task });
    ana.meet(ben);
    expect(show(ana)).toMatchObject({ holders: [{ name: 'Ana Roux' }, { name: 'Ben' }], answers: { how: 'holders' } });
    expect(ana.replica.dump()).toBe(ben.replica.dump());
  });

  test('[R4] one member who takes it on two devices holds it once', () => {
    const phone = new Device(registry, 'ana', 'ana phone');
    phone.receive(ana.changes);
    phone.receive(ben.changes);
    ana.do('task.take', { task });
    phone.do('task.take', { task });
    ana.meet(phone);
    expect(ana.ask('task.relay', { task })).toMatchObject({ bands: [{ holder: { name: 'Ana Roux' }, until: null }] });
  });

  test('whoever released it last answers, until it is taken', () => {
    ana.do('task.take', { task });
    ana.do('task.release', { task, note: 'Le toner est commandé' });
    expect(show(ana)).toMatchObject({ holders: [], answers: { how: 'released', members: [{ name: 'Ana Roux' }] } });
    ana.meet(ben);
    ben.do('task.take', { task });
    expect(show(ben)).toMatchObject({ answers: { how: 'holders', members: [{ name: 'Ben' }] } });
  });

  test('nobody answers for what nobody ever held, and its role answers when it has one', () => {
    expect(show(ana)).toMatchObject({ answers: { how: 'nobody', members: [] } });
    const role = ana.do('role.add', { name: 'Parc informatique' });
    ana.do('task.edit', { task, role });
    ana.do('role.take', { role });
    expect(show(ana)).toMatchObject({ answers: { how: 'role', members: [{ name: 'Ana Roux' }] } });
    expect(ana.ask('task.list', { answering: true })).toMatchObject([{ id: task }]);
    expect(ana.ask('task.list', { mine: true })).toEqual([]);
  });

  test('nothing rests on a member who left', () => {
    ben.do('task.take', { task });
    ana.meet(ben);
    ana.do('member.leave', { member: ben.me });
    expect(show(ana)).toMatchObject({ holders: [], answers: { how: 'nobody' } });
    expect(ana.ask('task.list', { unheld: true })).toMatchObject([{ id: task }]);
  });

  test('taking it again after releasing it is a new stretch', () => {
    ana.do('task.take', { task });
    ana.now += DAY;
    ana.do('task.release', { task });
    ana.now += DAY;
    ana.do('task.take', { task });
    expect(ana.ask('task.relay', { task })).toMatchObject({
      bands: [{ ended: 'released' }, { until: null }],
      gaps: [{}, {}],
    });
  });

  test('releasing what one does not hold is told', () => {
    expect(ana.refused('task.release', { task })).toEqual({ code: 'task-not-held', params: { title: 'Réparer le poste 12' } });
  });
});

describe('handing over', () => {
  const offerToBen = () => {
    ana.do('task.take', { task });
    ana.now += DAY;
    return ana.do('task.hand-over', { task, to: [ben.me], state: 'Toner reçu', nextStep: 'Le poser', traps: 'Le capot coince' });
  };

  test('offering releases nothing', () => {
    offerToBen();
    expect(show(ana)).toMatchObject({
      holders: [{ name: 'Ana Roux' }],
      handOvers: [{ outcome: 'offered', traps: 'Le capot coince' }],
      nextStep: 'Le poser',
    });
  });

  test('accepting is one change: the giver’s stretch ends where the taker’s begins', () => {
    offerToBen();
    ana.meet(ben);
    const before = ben.changes.length;
    ben.do('task.accept', { task });
    expect(ben.changes).toHaveLength(before + 1);
    expect(show(ben)).toMatchObject({ holders: [{ name: 'Ben' }], handOvers: [{ outcome: 'accepted' }], offeredToMe: [] });
    expect(ben.ask('task.relay', { task })).toMatchObject({ bands: [{ ended: 'handed-over' }, { holder: { name: 'Ben' }, until: null }] });
  });

  test('two who accept apart from each other both hold it', () => {
    const cleo = new Device(registry, 'cleo');
    cleo.do('member.join', { id: cleo.me, name: 'Cléo' });
    ana.meet(cleo);
    ana.do('task.take', { task });
    ana.do('task.hand-over', { task, to: [ben.me, cleo.me] });
    ben.receive(cleo.changes);
    ben.receive(ana.changes);
    cleo.receive(ben.changes);
    cleo.receive(ana.changes);
    ben.do('task.accept', { task });
    cleo.do('task.accept', { task });
    ben.meet(cleo);
    ben.meet(ana);
    expect(show(ben)).toMatchObject({ holders: [{ name: 'Ben' }, { name: 'Cléo' }] });
  });

  test('declined by all it was offered to, it is declined, and the giver still holds the task', () => {
    offerToBen();
    ana.meet(ben);
    ben.do('task.decline', { task, word: 'Pas cette semaine' });
    ana.meet(ben);
    expect(show(ana)).toMatchObject({
      holders: [{ name: 'Ana Roux' }],
      handOvers: [{ outcome: 'declined', answers: [{ word: 'Pas cette semaine' }] }],
    });
  });

  test('accepted in one place and withdrawn in another: whoever took the baton has it', () => {
    offerToBen();
    ana.meet(ben);
    ben.do('task.accept', { task });
    ana.do('task.withdraw', { task });
    ana.meet(ben);
    expect(show(ana)).toMatchObject({ holders: [{ name: 'Ben' }], handOvers: [{ outcome: 'accepted' }] });
  });

  test('anyone with the role may accept, and nobody else', () => {
    const role = ana.do('role.add', { name: 'Parc' });
    ana.do('task.take', { task });
    ana.do('task.hand-over', { task, role });
    ana.meet(ben);
    expect(ben.refused('task.accept', { task })).toEqual({ code: 'hand-over-to-others' });
    ben.do('role.take', { role });
    expect(ben.ask('hand-over.list', { side: 'to-me' })).toMatchObject([{ outcome: 'offered', role: { name: 'Parc' } }]);
    ben.do('task.accept', { task });
    expect(show(ben)).toMatchObject({ holders: [{ name: 'Ben' }] });
  });

  test('an offer to nobody, to oneself or to two kinds at once is refused', () => {
    ana.do('task.take', { task });
    expect(ana.refused('task.hand-over', { task })?.code).toBe('hand-over-to-nobody');
    expect(ana.refused('task.hand-over', { task, to: [ana.me] })?.code).toBe('hand-over-to-oneself');
    expect(ana.refused('task.hand-over', { task, to: [ben.me], anyone: true })?.code).toBe('hand-over-to-several-kinds');
  });

  test('an invitation makes one more holder and ends nobody’s stretch', () => {
    ana.do('task.take', { task });
    ana.do('task.invite', { task, members: [ben.me] });
    ana.meet(ben);
    ben.do('task.accept', { task });
    expect(show(ben)).toMatchObject({ holders: [{ name: 'Ana Roux' }, { name: 'Ben' }] });
  });
});

describe('quick capture', () => {
  test('one line becomes a task with all it names', () => {
    const id = ana.do('task.capture', { line: 'Changer le switch @moi @ben #ecole !vendredi pourquoi : la salle info est coupée' });
    expect(show(ana, id)).toMatchObject({
      title: 'Changer le switch',
      why: 'la salle info est coupée',
      due: '2026-03-06',
      tags: ['ecole'],
      holders: [{ name: 'Ana Roux' }],
      handOvers: [{ outcome: 'offered', answers: [{ member: { name: 'Ben' } }] }],
    });
  });

  test('without a why nothing is made, and what was understood is given back', () => {
    expect(ana.refused('task.capture', { line: 'Changer le switch @ben #ecole !vendredi' })).toEqual({
      code: 'why-missing',
      params: { title: 'Changer le switch', due: '2026-03-06', holders: 'Ben', tags: 'ecole' },
    });
  });
});

describe('lists of tasks', () => {
  test('filters narrow each other and the due date sorts, none last', () => {
    const list = ana.do('list.add', { name: 'École' });
    const late = ana.do('task.add', { title: 'B', why: 'w', due: '2026-03-09', list, tags: ['Été'] });
    const soon = ana.do('task.add', { title: 'A', why: 'w', due: '2026-03-04', list });
    ana.do('task.done', { task: soon });
    const ids = (input: object) => (ana.ask('task.list', input) as { id: string }[]).map(({ id }) => id);
    expect(ids({})).toEqual([soon, late, task]);
    expect(ids({ list, live: true })).toEqual([late]);
    expect(ids({ tag: ['ete'] })).toEqual([late]);
    expect(ids({ dueBefore: '2026-03-04' })).toEqual([soon]);
    expect(ids({ noDue: true })).toEqual([task]);
    expect(ids({ sort: 'title', descending: true, limit: 2 })).toEqual([task, late]);
    expect(ana.ask('task.count', { live: true })).toBe(2);
  });

  test('words are found whatever their accents and case, in the thread too', () => {
    ana.do('comment.add', { task, body: 'Vu avec la Mairie' });
    expect(ana.ask('task.search', { text: 'reparer MAIRIE' })).toMatchObject([{ id: task }]);
    expect(ana.ask('task.search', { text: 'reparer prefecture' })).toEqual([]);
  });

  test('the trash keeps tasks apart until they come back', () => {
    ana.do('task.remove', { task });
    expect(ana.ask('task.list')).toEqual([]);
    expect(ana.ask('task.list', { trash: true })).toMatchObject([{ id: task }]);
    expect(ana.refused('task.take', { task })).toMatchObject({ code: 'task-in-trash' });
    ana.do('task.restore', { task });
    expect(ana.ask('task.list')).toMatchObject([{ id: task }]);
  });

  test('[F33] most of a table goes to the trash only when it is confirmed', () => {
    const tasks = Array.from({ length: 20 }, (_, index) => ana.do('task.add', { title: `T${index}`, why: 'w' }));
    expect(ana.refused('task.remove-many', { tasks })).toEqual({ code: 'mass-deletion', params: { table: 'task', count: 20, total: 21 } });
    expect(ana.ask('task.count')).toBe(21);
    ana.do('task.remove-many', { tasks }, { confirmed: true });
    expect(ana.ask('task.count')).toBe(1);
  });

  test('moving one row by hand writes one cell', () => {
    const second = ana.do('task.add', { title: 'B', why: 'w' });
    const third = ana.do('task.add', { title: 'C', why: 'w' });
    ana.do('task.move', { task: third, before: second });
    expect(ana.changes.at(-1)?.writes).toHaveLength(1);
    expect(ana.ask('task.list', { sort: 'position' })).toMatchObject([{ id: task }, { id: third }, { id: second }]);
    ana.do('task.move', { task });
    expect(ana.ask('task.list', { sort: 'position' })).toMatchObject([{ id: third }, { id: second }, { id: task }]);
  });
});

describe('what hangs on a task', () => {
  test('a comment mentions the members it names', () => {
    ana.do('comment.add', { task, body: 'Peux-tu voir, @ben ? (cc @Ana Roux)' });
    ana.meet(ben);
    expect(ben.ask('today.mine', {})).toMatchObject({ mentions: [{ task: { id: task }, author: { name: 'Ana Roux' } }] });
  });

  test('links that wait in a circle are refused', () => {
    const other = ana.do('task.add', { title: 'B', why: 'w' });
    ana.do('link.add', { task, other, kind: 'waits-on' });
    expect(ana.refused('link.add', { task: other, other: task, kind: 'waits-on' })?.code).toBe('link-circle');
    expect(ana.refused('link.add', { task, other: task })?.code).toBe('link-to-itself');
    expect(show(ana, other)).toMatchObject({ links: [{ kind: 'waits-on', direction: 'from', task: { id: task } }] });
  });

  test('[A23] the name of an attachment leads out of no folder', () => {
    ana.do('attachment.add', { task, file: '../../etc/passwd', size: 3, type: 'text/plain', hash: 'AAAAAAAAAAAAAAAAAAAAAA' });
    expect(show(ana)).toMatchObject({ attachments: [{ name: 'passwd' }] });
  });

  test('a template makes tasks after a model', () => {
    ana.do('checklist.add', { task, title: 'Éteindre' });
    ana.do('task.tag', { task, tags: ['poste'] });
    const template = ana.do('template.add', { name: 'Réparation', task, dueIn: 7 });
    const made = ana.do('template.use', { template, title: 'Réparer le poste 13' });
    expect(show(ana, made)).toMatchObject({
      title: 'Réparer le poste 13',
      why: 'La classe ne peut plus imprimer',
      due: '2026-03-09',
      tags: ['poste'],
      items: [{ title: 'Éteindre' }],
    });
  });

  test('many tasks change by one gesture', () => {
    const other = ana.do('task.add', { title: 'B', why: 'w' });
    const before = ana.changes.length;
    ana.do('task.edit-many', { tasks: [task, other], due: '2026-04-01', addTags: ['lot'], state: 'doing', take: true });
    expect(ana.changes).toHaveLength(before + 1);
    expect(ana.ask('task.list', { mine: true, tag: ['lot'], state: ['doing'], dueAfter: '2026-04-01' })).toHaveLength(2);
  });
});

describe('an import', () => {
  const plan = {
    format: 'trello',
    source: 'Board',
    tasks: [
      {
        key: 'c1',
        row: 1,
        title: 'Repair',
        state: 'dropped',
        list: 'To do',
        tags: ['red'],
        holders: ['ben', 'Zoé'],
        body: 'Long text',
        checklist: [{ title: 'Step', done: true }],
        comments: [{ author: 'Zoé', at: 1_700_000_000_000, text: 'Hello' }],
        links: [{ kind: 'waits-on', key: 'c2' }],
        attachments: [{ name: 'photo', url: 'https://example.org/p.png' }],
        extra: { Sprint: '3' },
        recurrence: 'FREQ=WEEKLY',
      },
      { key: 'c2', row: 2, title: 'Order', list: 'To do' },
    ],
  };

  test('makes rows of everything, and keeps as text what has no place of its own', () => {
    ana.do('import.apply', plan);
    const [first] = ana.ask('task.search', { text: 'repair hello' }) as { id: string }[];
    expect(show(ana, first?.id)).toMatchObject({
      title: 'Repair',
      why: null,
      state: 'dropped',
      tags: ['red'],
      holders: [{ name: 'Ben' }],
      details: 'Long text\n\nSprint: 3\n@: Zoé\nphoto: https://example.org/p.png',
      items: [{ title: 'Step', done: true }],
      thread: [{ author: null, signed: 'Zoé', body: 'Hello' }],
      links: [{ kind: 'waits-on', task: { title: 'Order' } }],
      series: { rule: 'FREQ=WEEKLY' },
    });
    expect(ana.ask('list.list')).toMatchObject([{ name: 'To do', live: 1 }]);
    expect(ana.ask('import.list')).toMatchObject([{ format: 'trello', name: 'Board', tasks: 2 }]);
  });

  test('made twice, here or on two devices, makes nothing twice', () => {
    ana.do('import.apply', plan);
    ben.do('import.apply', plan);
    expect(ana.run('import.apply', plan)).toMatchObject({ ok: true, value: { answer: { data: { made: 0, known: 2 } } } });
    ana.meet(ben);
    expect(ana.ask('task.count')).toBe(3);
    expect(ana.ask('list.list')).toHaveLength(1);
  });

  test('in which something is wrong makes nothing', () => {
    expect(ana.refused('import.apply', { ...plan, tasks: [{ key: 'c1', title: 'A', state: 'flying' }] })).toEqual({
      code: 'import-not-a-plan',
      params: { field: 'state' },
    });
  });
});
