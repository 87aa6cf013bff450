import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { likeness, type Piece, wordDifferences } from './word-differences.ts';

const without = (pieces: readonly Piece[], kind: Piece['kind']) =>
  pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('');
const words = fc
  .array(fc.constantFrom('le', 'télétravail', 'reste', 'volontaire', ' ', '\n', ', ', 'l’heure', '9', '👩‍🏫', 'est'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('differences of words', () => {
  test('without what is new they are the old text, without what is gone the new one', () => {
    fc.assert(
      fc.property(fc.oneof(words, fc.string()), fc.oneof(words, fc.string()), (before, after) => {
        const pieces = wordDifferences(before, after);
        expect(without(pieces, 'new')).toBe(before);
        expect(without(pieces, 'gone')).toBe(after);
      }),
    );
  });

  test('the same text differs in nothing', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(wordDifferences(text, text).filter(({ kind }) => kind !== 'same')).toEqual([]);
      }),
    );
  });

  test('a word that came is one piece, and phrases stay whole', () => {
    expect(wordDifferences('Le télétravail est volontaire.', 'Le télétravail reste toujours volontaire.')).toEqual([
      { kind: 'same', text: 'Le télétravail ' },
      { kind: 'gone', text: 'est' },
      { kind: 'new', text: 'reste toujours' },
      { kind: 'same', text: ' volontaire.' },
    ]);
    expect(wordDifferences('de neuf heures à midi', 'de dix heures et demie à midi')).toEqual([
      { kind: 'same', text: 'de ' },
      { kind: 'gone', text: 'neuf' },
      { kind: 'new', text: 'dix' },
      { kind: 'same', text: ' heures' },
      { kind: 'new', text: ' et demie' },
      { kind: 'same', text: ' à midi' },
    ]);
  });

  test('two texts without anything alike are told as one that went and one that came', () => {
    expect(wordDifferences('abc', 'xyz')).toEqual([
      { kind: 'gone', text: 'abc' },
      { kind: 'new', text: 'xyz' },
    ]);
    const long = (word: string) => Array.from({ length: 3000 }, (_, at) => `${word}${at}`).join(' ');
    expect(wordDifferences(long('a'), long('b')).length).toBeLessThan(10);
    expect(likeness('a b c d', 'a b c e')).toBeGreaterThan(0.5);
  });
});
