import { expect, test } from 'vitest';
import { checkCatalogue } from '../i18n/index.ts';
import { uiCatalogue } from './index.ts';

test('the widgets speak both languages, with the same parameters', () => {
  expect(checkCatalogue(uiCatalogue)).toEqual([]);
});
