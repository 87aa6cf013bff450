import { describe, expect, test } from 'vitest';
import { failed } from '../kernel/result.ts';
import { deriveId } from '../replica/ids.ts';
import { joining, ref, string, table, text } from '../replica/schema.ts';
import { seededRandom } from './testing/device.ts';
import { NaiveReplica } from './testing/naive-reader.ts';
import { Draft } from './transaction.ts';

const card = table('card', { title: string(), list: ref('list'), body: text() });
const pair = joining('pair', { left: ref('card'), right: ref('card') }, { note: string() });

const circumstances = { me: 'm', now: 1000, today: '2026-03-02', zone: 'UTC' };

const nothing = () => failed('command-unknown');

/** Runs `write` in a draft and commits it with a stamp of its own. */
function change(replica: NaiveReplica, write: (draft: Draft) => void, stamp = 1, device = 'a') {
  const draft = new Draft({ reader: replica, circumstances, random: seededRandom(stamp), text: replica, carry: nothing });
  write(draft);
  const writes = draft.writes();
  replica.apply([{ scope: 'shared', device, seq: stamp, stamp, command: 'x.y', writes }]);
  return writes;
}

describe('a transaction', () => {
  test('writes only the cells that differ', () => {
    const replica = new NaiveReplica();
    let id = '';
    change(replica, (draft) => {
      id = draft.insert(card, { title: 'A', list: null });
    });
    expect(change(replica, (draft) => draft.update(card, id, { title: 'A', list: null }), 2)).toEqual([]);
    expect(change(replica, (draft) => draft.update(card, id, { title: 'B' }), 3)).toMatchObject([{ column: 'title', value: 'B' }]);
  });

  test('what is written and written back is no write', () => {
    const replica = new NaiveReplica();
    let id = '';
    change(replica, (draft) => {
      id = draft.insert(card, { title: 'A' });
    });
    const writes = change(
      replica,
      (draft) => {
        draft.update(card, id, { title: 'B' });
        draft.update(card, id, { title: 'A' });
      },
      2,
    );
    expect(writes).toEqual([]);
  });

  test('[R2] refuses to draw an id for a row that joins two others', () => {
    const wrong = () => change(new NaiveReplica(), (draft) => draft.insert(pair, { note: 'drawn' }));
    expect(wrong).toThrow('rows of pair are made by join');
  });

  test('sees in a row what it wrote to it', () => {
    const replica = new NaiveReplica();
    change(replica, (draft) => {
      const id = draft.insert(card, { title: 'A' });
      expect(draft.row(card, id)).toEqual({ id, title: 'A', list: null, body: null, deleted: null });
      draft.remove(card, id);
      expect(draft.row(card, id)?.deleted).toBe(1000);
      draft.restore(card, id);
      expect(draft.row(card, id)?.deleted).toBeNull();
      expect(draft.row(card, 'nobody')).toBeUndefined();
    });
  });

  test('[R2] joining what this device never saw is certain: it stands against a parting made before it', () => {
    const ends = { left: deriveId('left'), right: deriveId('right') };
    const other = new NaiveReplica();
    const joined = change(other, (draft) => draft.join(pair, ends), 1, 'b');
    const parted = change(other, (draft) => draft.remove(pair, joined[0]?.row ?? ''), 2, 'b');
    const mine = new NaiveReplica();
    change(mine, (draft) => draft.join(pair, ends), 3, 'a');
    mine.apply([
      { scope: 'shared', device: 'b', seq: 1, stamp: 1, command: 'x', writes: joined },
      { scope: 'shared', device: 'b', seq: 2, stamp: 2, command: 'x', writes: parted },
    ]);
    expect(mine.where(pair).all()).toMatchObject([{ ...ends, deleted: null }]);
  });

  test('[R2] joining again after parting is one write, joining what stands is none', () => {
    const replica = new NaiveReplica();
    const ends = { left: deriveId('left'), right: deriveId('right') };
    const [first] = change(replica, (draft) => draft.join(pair, ends));
    change(replica, (draft) => draft.remove(pair, first?.row ?? ''), 2);
    expect(change(replica, (draft) => draft.join(pair, ends), 3)).toMatchObject([{ column: 'deleted', value: null }]);
    expect(change(replica, (draft) => draft.join(pair, ends), 4)).toEqual([]);
  });

  test('[R8] the first text of a derived row is the same update on every device, another content is another client’s', () => {
    const write = (content: string) => change(new NaiveReplica(), (draft) => draft.insert(card, { title: 'A', body: content }, 'derived'));
    expect(write('same')).toEqual(write('same'));
    expect(write('same')).not.toEqual(write('different'));
  });

  test('an unchanged text is no write, and without the text engine it is told', () => {
    const replica = new NaiveReplica();
    let id = '';
    change(replica, (draft) => {
      id = draft.insert(card, { title: 'A', body: 'text' });
      expect(draft.text(card, id, 'body')).toBe('text');
    });
    expect(change(replica, (draft) => draft.setText(card, id, 'body', 'text'), 2)).toEqual([]);
    const blind = new Draft({ reader: replica, circumstances, random: seededRandom(1), carry: nothing });
    blind.setText(card, id, 'body', '');
    expect(blind.textMissing).toBe(true);
  });
});
