/** Lists of words kept as JSON, which merging and imports may have left in any shape (R7). */

import type { Json } from '../../replica/schema.ts';

export const wordsIn = (value: Json): readonly string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item.trim() !== '') : [];
