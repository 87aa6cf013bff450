/** A little Markdown as data: paragraphs, lists, quotes, code, links of safe kinds, emphasis. Everything else is text [A18]. No DOM. */

export type Inline =
  | string
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph' | 'quote'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly children: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string };

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address when it may be followed: an allowed scheme, or a path of the application itself. */
export function safeHref(href: string): string | undefined {
  const address = href.trim();
  if (/^[/#](?![/\\])/.test(address)) return address;
  const scheme = /^([a-z][a-z0-9+.-]*:)/i.exec(address)?.[1]?.toLowerCase();
  return scheme !== undefined && schemes.has(scheme) && !/[\s\p{Cc}]/u.test(address) ? address : undefined;
}

export function parseProse(source: string): readonly Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  const gather = (matches: (line: string) => boolean): string[] => {
    const start = at;
    while (at < lines.length && matches(lines[at] ?? '')) at += 1;
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const list = listMark(line);
    if (line.trim() === '') at += 1;
    else if (line.startsWith('```')) {
      at += 1;
      const code = gather((next) => !next.startsWith('```'));
      at += 1;
      blocks.push({ kind: 'code', text: code.join('\n') });
    } else if (/^#{1,6}\s/.test(line)) {
      at += 1;
      blocks.push({ kind: 'heading', children: parseInline(line.replace(/^#+\s+/, '')) });
    } else if (line.startsWith('>')) {
      const quoted = gather((next) => next.startsWith('>'));
      blocks.push({ kind: 'quote', children: parseInline(quoted.map((next) => next.replace(/^>\s?/, '')).join('\n')) });
    } else if (list !== undefined) {
      const items = gather((next) => listMark(next) === list || /^\s{2,}\S/.test(next));
      blocks.push({ kind: 'list', ordered: list, items: joinItems(items).map(parseInline) });
    } else blocks.push({ kind: 'paragraph', children: parseInline(gather((next) => next.trim() !== '' && !opensBlock(next)).join('\n')) });
  }
  return blocks;
}

/** `true` for "1. ", `false` for "- ". */
function listMark(line: string): boolean | undefined {
  if (/^\d{1,4}[.)]\s/.test(line)) return true;
  return /^[-*•]\s/.test(line) ? false : undefined;
}

const opensBlock = (line: string): boolean => /^(```|#{1,6}\s|>)/.test(line) || listMark(line) !== undefined;

function joinItems(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (listMark(line) !== undefined) items.push(line.replace(/^([-*•]|\d{1,4}[.)])\s+/, ''));
    else items.push(`${items.pop() ?? ''}\n${line.trim()}`);
  }
  return items;
}

// In this order: code shields what it holds; links before emphasis; bare addresses last.
const marks =
  /`([^`\n]+)`|\[([^\][\n]{1,500})\]\(([^()\s]{1,2000})\)|\*\*([^*\n]+)\*\*|(?<![\w*])[*_]([^*_\n]+)[*_](?![\w*])|(https?:\/\/[^\s<>()]+[^\s<>().,;:!?'"»])/u;

/** Emphasis nests four deep, no deeper: more is text. */
function parseInline(text: string, depth = 4): readonly Inline[] {
  const parts: Inline[] = [];
  let rest = text;
  while (rest !== '') {
    const match = depth > 0 ? marks.exec(rest) : null;
    if (match === null) return [...parts, rest];
    if (match.index > 0) parts.push(rest.slice(0, match.index));
    parts.push(inlineOf(match, depth - 1));
    rest = rest.slice(match.index + match[0].length);
  }
  return parts;
}

function inlineOf(match: RegExpExecArray, depth: number): Inline {
  const [whole, code, words, address, strong, emphasis, bare] = match;
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', children: parseInline(strong, depth) };
  if (emphasis !== undefined) return { kind: 'emphasis', children: parseInline(emphasis, depth) };
  const href = safeHref(address ?? bare ?? '');
  if (href === undefined) return whole;
  return { kind: 'link', href, children: words === undefined ? [whole] : [words] };
}
