import { expect, test } from 'vitest';
import { byName } from './by-name.ts';

test('names stand as in a dictionary: accents and capitals do not send them to the end', () => {
  const names = ['Zoé', 'Élodie', 'elsa', 'Eliott', null, 'Œuvre', 'Poste 12', 'Poste 2', 'Ana'];
  const rows = names.map((name, at) => ({ id: String(at), name }));
  expect(byName(rows).map(({ name }) => name)).toEqual(['Ana', 'Eliott', 'Élodie', 'elsa', 'Œuvre', 'Poste 2', 'Poste 12', 'Zoé', null]);
});
