import { describe, expect, test } from 'vitest';
import { sharedLine } from './shared.ts';

const line = (search: string) => sharedLine(new URLSearchParams(search));

describe('what another application shares', () => {
  test('becomes one line', () => {
    expect(line('?title=Devis&text=Le%20poste%2012%0Achauffe&url=https%3A%2F%2Fexample.org%2Fa')).toBe(
      'Devis Le poste 12 chauffe https://example.org/a',
    );
  });
  test('says nothing twice: most browsers put the address into the text as well', () => {
    expect(line('?title=Devis&text=Devis%20https%3A%2F%2Fexample.org&url=https%3A%2F%2Fexample.org')).toBe(
      'Devis Devis https://example.org',
    );
    expect(line('?text=https%3A%2F%2Fexample.org&url=https%3A%2F%2Fexample.org')).toBe('https://example.org');
  });
  test('may be nothing', () => {
    expect(line('')).toBe('');
  });
});
