/** HTML of other programs as Markdown-like text: structure is kept, nothing of it can run. */

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

const BEFORE: Readonly<Record<string, string>> = {
  li: '\n- ',
  h1: '\n# ',
  h2: '\n## ',
  h3: '\n### ',
  br: '\n',
  hr: '\n---\n',
  p: '\n',
  div: '\n',
  blockquote: '\n> ',
  pre: '\n',
  tr: '\n',
  td: ' ',
  th: ' ',
};
const BOTH: Readonly<Record<string, string>> = { b: '**', strong: '**', i: '*', em: '*', code: '`', s: '~~', del: '~~' };
const AFTER = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'ul', 'ol', 'blockquote', 'pre', 'table']);

/** Whether the text is HTML as an editor writes it: it begins with a block. */
export function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:p|ul|ol|h[1-6]|div|blockquote|pre|table|br|figure|hr)[\s>/]/i.test(text);
}

export function htmlToText(html: string): string {
  const text = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<input\b([^>]*)>/gi, (_, attributes) =>
      /type\s*=\s*["']?checkbox/i.test(attributes) ? (/\bchecked\b/i.test(attributes) ? '[x] ' : '[ ] ') : '',
    )
    .replace(
      /<a\b[^>]{0,500}?href\s*=\s*["'](https?:[^"']{0,2000}|mailto:[^"']{0,500})["'][^>]{0,1000}>([\s\S]{0,2000}?)<\/a\s*>/gi,
      (_, url, label) => (stripped(label) === url ? url : `[${stripped(label)}](${url})`),
    )
    .replace(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/gi, (_, closing, name) => markOf(String(name).toLowerCase(), closing === '/'));
  return unescapeEntities(text)
    .replace(/(^|\n)- \n+/g, '$1- ')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function markOf(name: string, closing: boolean): string {
  if (Object.hasOwn(BOTH, name)) return BOTH[name] ?? '';
  if (closing) return AFTER.has(name) ? '\n' : '';
  return Object.hasOwn(BEFORE, name) ? (BEFORE[name] ?? '') : '';
}

function stripped(html: string): string {
  return html.replace(/<[^>]*>/g, '').trim();
}

function unescapeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES.get(String(name).toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
