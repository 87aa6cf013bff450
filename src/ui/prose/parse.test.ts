import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Inline, parseProse, safeHref } from './parse.ts';

describe('prose', () => {
  test('has paragraphs, headings, lists, quotes and code', () => {
    const blocks = parseProse(
      '# Why\nThe *old* one is **broken**.\n\n- screen\n- `fan`\n  and dust\n\n1. open\n2. clean\n\n> said Ana\n\n```\n<b>raw</b>\n```',
    );
    expect(blocks).toEqual([
      { kind: 'heading', children: ['Why'] },
      {
        kind: 'paragraph',
        children: ['The ', { kind: 'emphasis', children: ['old'] }, ' one is ', { kind: 'strong', children: ['broken'] }, '.'],
      },
      { kind: 'list', ordered: false, items: [['screen'], [{ kind: 'code', text: 'fan' }, '\nand dust']] },
      { kind: 'list', ordered: true, items: [['open'], ['clean']] },
      { kind: 'quote', children: ['said Ana'] },
      { kind: 'code', text: '<b>raw</b>' },
    ]);
  });
  test('links words and bare addresses, without the full stop after them', () => {
    expect(links('See [the page](https://example.org/a?b=1) and https://example.org/x.')).toEqual([
      'https://example.org/a?b=1',
      'https://example.org/x',
    ]);
  });
  test('leaves snake_case_names and 2*3*4 alone', () => {
    expect(parseProse('snake_case_name and 2*3*4')).toEqual([{ kind: 'paragraph', children: ['snake_case_name and 2*3*4'] }]);
  });
  test('keeps every letter of any text, and ends', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '*', '_', '`', '[', ']', '(', ')', '#', '>', '-', '\n', '1', '.'), maxLength: 200 }),
        (source) => {
          const letters = (text: string) => text.replace(/[^a]/g, '').length;
          // Only an address of a link, and the word after a code fence, do not show.
          if (!source.includes('](') && !source.includes('```')) expect(letters(textOf(parseProse(source)))).toBe(letters(source));
          else parseProse(source);
        },
      ),
    );
  });
});

describe('[A18] hostile text', () => {
  test.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    'java\nscript:x',
    'file:///etc',
    'blob:x',
  ])('never becomes a link: %j', (href) => {
    expect(safeHref(href)).toBeUndefined();
    expect(links(`[x](${href})`)).toEqual([]);
  });
  test('links that are allowed stay', () => {
    for (const href of ['https://example.org', 'mailto:ana@example.org', 'tel:+33123456789', '/tasks/1', '#top'])
      expect(safeHref(href)).toBe(href);
  });
  test('HTML stays text', () => {
    expect(parseProse('<img src=x onerror=alert(1)>')).toEqual([{ kind: 'paragraph', children: ['<img src=x onerror=alert(1)>'] }]);
  });
});

const links = (source: string): readonly string[] =>
  hrefs(parseProse(source).flatMap((block) => ('children' in block ? block.children : [])));
const hrefs = (parts: readonly Inline[]): readonly string[] =>
  parts.flatMap((part) =>
    typeof part === 'string' || part.kind === 'code' ? [] : [...(part.kind === 'link' ? [part.href] : []), ...hrefs(part.children)],
  );
const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      block.kind === 'code' ? block.text : block.kind === 'list' ? block.items.map(inlineText).join('') : inlineText(block.children),
    )
    .join('');
const inlineText = (parts: readonly Inline[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.kind === 'code' ? part.text : inlineText(part.children))).join('');
