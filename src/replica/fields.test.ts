import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jsonSchema, parseArguments, tidyText } from './fields.ts';
import {
  boolean,
  clearable,
  date,
  instant,
  integer,
  json,
  list,
  long,
  number,
  oneOf,
  optional,
  ref,
  shown,
  string,
  text,
} from './schema.ts';

const ID = 'AAAAAAAAAAAAAAAAAAAAAA';
const one = <F extends Parameters<typeof parseArguments>[0][string]>(field: F, value: unknown) =>
  parseArguments({ it: field }, { it: value });
const refusal = (field: Parameters<typeof one>[0], value: unknown) => {
  const parsed = one(field, value);
  return parsed.ok ? undefined : parsed.problem;
};

describe('arguments', () => {
  test('that fit are given back as they were', () => {
    const fields = {
      title: string(),
      why: long(),
      details: text(),
      state: oneOf(['open', 'done']),
      task: ref('task'),
      due: date(),
      at: instant(),
      ratio: number(),
      days: integer(),
      mine: boolean(),
      query: json(),
      tags: list(string()),
    };
    const given = {
      ...{ title: 'Été', why: 'a\nb', details: 'x', state: 'open', task: ID, due: '2028-02-29', at: 0, ratio: -1.5, days: 3 },
      ...{ mine: false, query: { a: [null, 1] }, tags: ['x', 'y'] },
    };
    expect(parseArguments(fields, given)).toEqual({ ok: true, value: given });
  });

  test.each([
    ['an array', []],
    ['null', null],
    ['text', 'x'],
    ['a date object', new Date(0)],
    ['a map', new Map([['it', 'x']])],
  ])('are a plain object, not %s', (_, given) => {
    expect(parseArguments({ it: optional(string()) }, given)).toEqual({ ok: false, problem: { code: 'arguments-not-an-object' } });
  });

  test('[A28] names that every object has are unknown names', () => {
    for (const source of ['{"__proto__":1}', '{"constructor":1}', '{"toString":1}']) {
      expect(parseArguments({}, JSON.parse(source))).toMatchObject({ ok: false, problem: { code: 'argument-unknown' } });
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('may be null or empty to empty a cell, where the field says so', () => {
    expect(one(clearable(date()), null)).toEqual({ ok: true, value: { it: null } });
    expect(one(clearable(date()), '')).toEqual({ ok: true, value: { it: null } });
    expect(one(clearable(long()), ' \n')).toEqual({ ok: true, value: { it: null } });
    expect(one(optional(date()), null)).toEqual({ ok: true, value: {} });
    expect(parseArguments({ it: clearable(date()) }, {})).toEqual({ ok: true, value: {} });
  });

  test.each([
    [string({ max: 3 }), 'four', { code: 'argument-too-long', params: { field: 'it', length: 4, max: 3 } }],
    [string(), 4, { code: 'argument-kind', params: { field: 'it', kind: 'string', given: '4' } }],
    [string(), ' ', { code: 'argument-missing', params: { field: 'it' } }],
    [oneOf(['a', 'b']), 'c', { code: 'argument-choice', params: { field: 'it', given: 'c', choices: 'a, b' } }],
    [ref('task'), 'x', { code: 'argument-ref', params: { field: 'it', given: 'x' } }],
    [date(), '2027-02-29', { code: 'argument-date', params: { field: 'it', given: '2027-02-29' } }],
    [integer({ min: 1 }), 0, { code: 'argument-too-small', params: { field: 'it', given: 0, min: 1 } }],
    [integer({ max: 9 }), 10, { code: 'argument-too-large', params: { field: 'it', given: 10, max: 9 } }],
    [integer(), 1.5, { code: 'argument-kind', params: { field: 'it', kind: 'integer', given: '1.5' } }],
    [number(), Number.NaN, { code: 'argument-kind', params: { field: 'it', kind: 'number', given: 'NaN' } }],
    [instant(), 9e15, { code: 'argument-too-large', params: { field: 'it', given: 9e15, max: 8.64e15 } }],
    [boolean(), 'true', { code: 'argument-kind', params: { field: 'it', kind: 'boolean', given: 'true' } }],
    [list(string(), { max: 1 }), ['a', 'b'], { code: 'argument-too-many', params: { field: 'it', count: 2, max: 1 } }],
  ] as const)('are refused with the reason (%#)', (field, given, problem) => {
    expect(refusal(field, given)).toEqual(problem);
  });

  test('a length counts characters, not halves of them', () => {
    expect(one(string({ max: 2 }), '👩👩').ok).toBe(true);
    expect(one(string({ max: 2 }), '👩👩👩').ok).toBe(false);
  });

  test('anything at all is parsed or refused, never thrown', () => {
    const fields = { a: string(), b: optional(json()), c: optional(list(ref('task'))), d: clearable(text()), e: optional(date()) };
    fc.assert(
      fc.property(
        fc.oneof(fc.anything(), fc.record({ a: fc.anything(), b: fc.anything(), c: fc.anything(), d: fc.anything(), e: fc.anything() })),
        (given) => {
          const parsed = parseArguments(fields, given);
          if (!parsed.ok) expect(parsed.problem.code).toMatch(/^argument/);
        },
      ),
    );
  });
});

describe('text', () => {
  test('one line has no line breaks and no space around it; several keep theirs, as line feeds', () => {
    expect(tidyText('  a\r\nb\tc\u0000 ', true)).toBe('a b c');
    expect(tidyText(' a\r\nb\rc\u0007\td', false)).toBe(' a\nb\nc\td');
    expect(tidyText(' \r\n ', false)).toBe('');
  });

  test('is well formed whatever was given', () => {
    expect(tidyText('a\ud800b', true)).toBe('a\ufffdb');
  });
});

test('a JSON Schema says the same as the fields', () => {
  expect(
    jsonSchema({ title: string({ max: 9 }), due: clearable(date()), tags: optional(list(string(), { max: 3 })), task: ref('task') }),
  ).toEqual({
    type: 'object',
    properties: {
      title: { type: 'string', minLength: 1, maxLength: 9 },
      due: { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
      tags: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 500 }, maxItems: 3 },
      task: { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$', 'x-table': 'task' },
    },
    required: ['title', 'task'],
    additionalProperties: false,
  });
});

test('[R6] what is not of a column’s kind shows as null, so that a row is what its type says', () => {
  const kinds = [oneOf(['open', 'done']), date(), ref('member'), boolean(), integer(), json(), text(), string()];
  const values = ['from-the-future', '2026-02-30', true, 7, '{"broken', new Uint8Array(2), '2026-02-03', 'done'];
  const table = kinds.map((field) => values.map((value) => shown(field, value)).filter((value) => value !== null));
  expect(table).toEqual([
    ['done'],
    ['2026-02-03'],
    [],
    [true],
    [7],
    [],
    [],
    ['from-the-future', '2026-02-30', '{"broken', '2026-02-03', 'done'],
  ]);
});
