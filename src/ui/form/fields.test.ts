import { describe, expect, test } from 'vitest';
import { draftOf, type FieldSpec, inOrder, readDraft } from './fields.ts';

const field = (name: string, kind: FieldSpec['kind'], more: Partial<FieldSpec> = {}): FieldSpec => ({ name, kind, label: name, ...more });
const fields = [
  field('title', 'string', { required: true, max: 10 }),
  field('why', 'long', { required: true }),
  field('state', 'enum', { values: [{ value: 'open', label: 'Open' }] }),
  field('due', 'date'),
  field('share', 'number', { max: 100 }),
  field('count', 'integer'),
  field('urgent', 'boolean'),
  field('tags', 'list', { table: 'tag' }),
  field('extra', 'json'),
];
const problems = (draft: Parameters<typeof readDraft>[1]) =>
  Object.fromEntries(Object.entries(readDraft(fields, draft).problems).map(([name, { code }]) => [name, code]));

describe('a form', () => {
  test('asks why first', () => {
    expect(
      inOrder(fields)
        .slice(0, 3)
        .map(({ name }) => name),
    ).toEqual(['why', 'title', 'state']);
  });
  test('reads what was typed into what a command takes', () => {
    const draft = {
      title: ' Fan ',
      why: 'Noise',
      state: 'open',
      due: '2026-03-12',
      share: '34,5',
      count: '3',
      urgent: true,
      tags: ['a ', ''],
      extra: '{"a":1}',
    };
    const { values } = readDraft(fields, draft);
    expect(values).toEqual({
      title: 'Fan',
      why: 'Noise',
      state: 'open',
      due: '2026-03-12',
      share: 34.5,
      count: 3,
      urgent: true,
      tags: ['a'],
      extra: { a: 1 },
    });
  });
  test('leaves out what was left empty', () => {
    expect(readDraft(fields, { title: 'Fan', why: 'Noise', due: '', tags: [] }).values).toEqual({ title: 'Fan', why: 'Noise' });
  });
  test('says what is wrong, field by field', () => {
    expect(
      problems({ title: 'much too long a title', state: 'closed', due: '2026-02-30', share: '101', count: '1,5', extra: '{' }),
    ).toEqual({
      title: 'field-too-long',
      why: 'field-missing',
      state: 'field-choice',
      due: 'field-date',
      share: 'field-too-great',
      count: 'field-integer',
      extra: 'field-json',
    });
    expect(problems({ title: 'Fan', why: 'Noise', share: 'many' })).toEqual({ share: 'field-number' });
  });
  test('numbers may be written the French way', () => {
    expect(readDraft([field('n', 'number')], { n: '1\u202F234,5' }).values).toEqual({ n: 1234.5 });
  });
  test('begins an edit from the values there are, and reads the same values back', () => {
    const values = { title: 'Fan', why: 'Noise', count: 3, urgent: false, tags: ['a'], extra: { a: 1 } };
    expect(readDraft(fields, draftOf(fields, values)).values).toEqual(values);
    const at = Date.UTC(2026, 2, 12, 13, 2);
    const instant = [field('at', 'instant')];
    expect(readDraft(instant, draftOf(instant, { at })).values).toEqual({ at });
  });
});
