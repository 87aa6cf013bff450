import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

function stage() {
  let time = 0;
  const paints: (() => void)[] = [];
  const done: string[] = [];
  const soon = createTurns({ now: () => time, afterPaint: (work) => void paints.push(work) });
  const work = (name: string, cost: number) => () => {
    time += cost;
    done.push(name);
  };
  return {
    soon,
    work,
    done,
    paint: () => {
      for (const next of paints.splice(0)) next();
    },
    turn: () => Promise.resolve(),
  };
}

test('once it is known what takes long, the quick answers come before the paint and the long one after it', async () => {
  const { soon, work, done, paint, turn } = stage();
  const [long, quick, other] = [work('long', 40), work('quick', 1), work('other', 2)];
  for (const each of [long, quick, other]) soon(each);
  await turn();
  expect(done).toEqual(['long']);
  paint();
  expect(done).toEqual(['long', 'quick', 'other']);
  for (const each of [long, quick, other]) soon(each);
  await turn();
  expect(done.slice(3)).toEqual(['quick', 'other']);
  paint();
  expect(done.slice(3)).toEqual(['quick', 'other', 'long']);
});

test('what is asked for twice meanwhile is done once, and again when it is asked for afterwards', async () => {
  const { soon, work, done, turn } = stage();
  const one = work('one', 1);
  soon(one);
  soon(one);
  await turn();
  expect(done).toEqual(['one']);
  soon(one);
  await turn();
  expect(done).toEqual(['one', 'one']);
});
