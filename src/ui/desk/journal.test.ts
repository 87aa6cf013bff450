import { describe, expect, test } from 'vitest';
import { createJournal } from './journal.ts';

const entry = (undo: string) => ({ undo, label: undo });

describe('the journal of gestures', () => {
  test('takes back the latest first, and restores in the order of taking back', () => {
    const journal = createJournal();
    journal.done(entry('a'));
    journal.done(entry('b'));
    expect(journal.takeBack()).toEqual(entry('b'));
    journal.tookBack(entry('undo b'));
    expect(journal.takeBack()).toEqual(entry('a'));
    journal.tookBack(entry('undo a'));
    expect(journal.takeBack()).toBeUndefined();
    expect(journal.takeAgain()).toEqual(entry('undo a'));
    expect(journal.takeAgain()).toEqual(entry('undo b'));
  });
  test('a new gesture ends what could be restored', () => {
    const journal = createJournal();
    journal.done(entry('a'));
    journal.takeBack();
    journal.tookBack(entry('undo a'));
    journal.done(entry('b'));
    expect(journal.takeAgain()).toBeUndefined();
  });
  test('what was undone elsewhere is not undone twice', () => {
    const journal = createJournal();
    journal.done(entry('a'));
    journal.done(entry('b'));
    journal.forget('b');
    expect(journal.takeBack()).toEqual(entry('a'));
  });
});
