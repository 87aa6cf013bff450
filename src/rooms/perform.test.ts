/** Commands inside commands: one change, all or nothing, the same wherever it is carried out. */
import { describe, expect, test } from 'vitest';
import { ok, type Result } from '../kernel/result.ts';
import { json, list, long, optional, ref, string, table, text } from '../replica/schema.ts';
import { yjsText } from '../replica/text.ts';
import { createRegistry } from './create-registry.ts';
import { type Answer, command, room, rowAnswer } from './room.ts';
import { Device } from './testing/device.ts';

const shelf = table('shelf', { name: string() });
const book = table('book', { title: string(), shelf: ref('shelf'), by: ref('member'), notes: text() });

const steps = { steps: list(json()) };
type Written = { readonly name: string; readonly input: unknown };

const commands = [
  command({ name: 'shelf.add', input: { name: string() }, run: (tx, cells) => ok(rowAnswer(shelf, tx.insert(shelf, cells))) }),
  command({
    name: 'book.add',
    input: { title: string(), shelf: optional(ref('shelf')) },
    run: (tx, cells) => ok(rowAnswer(book, tx.insert(book, { ...cells, by: tx.me }))),
  }),
  command({
    name: 'book.note',
    input: { book: ref('book'), notes: long() },
    run(tx, { book: id, notes }) {
      tx.setText(book, id, 'notes', tx.text(book, id, 'notes') + notes);
      return ok(rowAnswer(book, id));
    },
  }),
  command({
    name: 'all.do',
    input: steps,
    run(tx, input): Result<Answer> {
      const answers = (input.steps as unknown as readonly Written[]).map(({ name, input }, index) =>
        tx.perform(name, input, { me: tx.deriveId('the author'), seed: ['all', index] }),
      );
      return ok({ data: answers.filter((answer) => answer.ok).length });
    },
  }),
  command({
    name: 'all.try',
    input: steps,
    run(tx, input): Result<Answer> {
      const as = (index: number) => ({ me: tx.me, seed: ['all', index] });
      const answers = tx.rehearse((input.steps as unknown as readonly Written[]).map((step, index) => ({ ...step, as: as(index) })));
      return ok({ data: answers.map((answer) => (answer.ok ? 'fine' : answer.problem.code)) });
    },
  }),
];

const registry = createRegistry([room({ name: 'library', tables: [shelf, book], commands, queries: [], messages: { en: {}, fr: {} } })]);
const addShelf = { name: 'shelf.add', input: { name: 'Novels' } };

describe('a command inside another one', () => {
  test('becomes one change with it, and may point to a row that one before it made', () => {
    const ana = new Device(registry, 'ana');
    ana.do('all.do', { steps: [addShelf] });
    const [made] = ana.replica.where(shelf).ids();
    const ben = new Device(registry, 'ben');
    ben.do('all.do', { steps: [addShelf, { name: 'book.add', input: { title: 'Regain', shelf: made } }] });
    expect(ben.changes).toHaveLength(1);
    expect(ben.replica.where(book).all()).toMatchObject([{ title: 'Regain', shelf: made }]);
  });

  test('[R4] carried out on two devices apart is carried out once, in one name', () => {
    const [ana, ben] = [new Device(registry, 'ana'), new Device(registry, 'ben')];
    const all = { steps: [addShelf, { name: 'book.add', input: { title: 'Regain' } }] };
    ana.do('all.do', all);
    ben.do('all.do', all);
    ana.meet(ben);
    expect(ana.replica.where(shelf).count).toBe(1);
    expect(ana.replica.where(book).count).toBe(1);
    expect(ana.replica.where(book).first()?.by).toBe(ben.replica.where(book).first()?.by);
  });

  test('[R8] writes a text that both knew once', () => {
    const [ana, ben] = [new Device(registry, 'ana', 'desk', yjsText), new Device(registry, 'ben', 'pocket', yjsText)];
    const id = ana.do('book.add', { title: 'Regain' });
    ana.do('book.note', { book: id, notes: 'Read. ' });
    ben.receive(ana.changes);
    const note = { steps: [{ name: 'book.note', input: { book: id, notes: 'Again.' } }] };
    ana.do('all.do', note);
    ben.do('all.do', note);
    ana.meet(ben);
    expect(ana.replica.text(book, id, 'notes')).toBe('Read. Again.');
    expect(ben.replica.text(book, id, 'notes')).toBe('Read. Again.');
  });

  test('is refused with all of it, whatever the outer command answers', () => {
    const ana = new Device(registry, 'ana');
    expect(ana.refused('all.do', { steps: [addShelf, { name: 'book.add', input: {} }] })).toMatchObject({ code: 'argument-missing' });
    expect(ana.refused('all.do', { steps: [{ name: 'book.burn', input: {} }] })).toMatchObject({ code: 'command-unknown' });
    expect(ana.changes).toEqual([]);
  });

  test('rehearsed leaves nothing behind', () => {
    const ana = new Device(registry, 'ana');
    const tried = ana.run('all.try', { steps: [addShelf, { name: 'book.add', input: {} }] });
    expect(tried).toMatchObject({ ok: true, value: { writes: [], answer: { data: ['fine', 'argument-missing'] } } });
  });
});
