/** The organisation as a document: the JSON that `readChart` reads back, and Markdown for people. */

import type { OutlineLine, RoleLine } from '../outline.ts';
import type { HolderView } from '../showing.ts';
import { FORMAT, VERSION } from './document.ts';

/** A translator: the words come from the catalogues. */
type Say = (key: string, params?: Readonly<Record<string, string>>) => string;

/** Keys in the order in which one reads them; nothing empty. */
export function exportChart(lines: readonly OutlineLine[]) {
  const [whole, ...rest] = lines;
  const rooted = (id: string | null) => (id === null || id === whole?.id ? undefined : id);
  return {
    format: FORMAT,
    version: VERSION,
    ...filled({ name: whole?.name, purpose: whole?.purpose, domain: whole?.domain }),
    circles: rest.flatMap((line) => {
      if (line.kind === 'role') return [];
      const { id, name, purpose, domain, parent } = line;
      return [{ id, name: name ?? '…', ...filled({ purpose, domain, parent: rooted(parent) }) }];
    }),
    roles: rest.flatMap((line) => {
      if (line.kind === 'circle') return [];
      const { id, name, purpose, domain, circle } = line;
      return [
        {
          id,
          name: name ?? '…',
          ...filled({ purpose, domain, circle: rooted(circle) }),
          accountabilities: line.accountabilities.map(({ text }) => text).filter((text) => text !== ''),
          holders: [...line.holders.map((held) => holderOf(held, false)), ...line.deputies.map((held) => holderOf(held, true))],
        },
      ];
    }),
  };
}

const holderOf = ({ id, name, focus, since, until }: HolderView, deputy: boolean) => ({
  member: id,
  ...filled({ name, focus, since, until }),
  ...(deputy ? { deputy } : {}),
});

function filled<T extends Readonly<Record<string, unknown>>>(cells: T): { [K in keyof T]?: Exclude<T[K], null | undefined> } {
  // What is left has a value.
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null && value !== undefined && value !== '')) as {
    [K in keyof T]?: Exclude<T[K], null | undefined>;
  };
}

/** One heading a circle, one list a role; the deepest circles stay headings of the sixth level. */
export function chartMarkdown(lines: readonly OutlineLine[], say: Say): string {
  const blocks = lines.flatMap((line) => (line.kind === 'circle' ? circleBlocks(line, say) : roleBlocks(line, say)));
  return `${blocks.join('\n\n')}\n`;
}

function circleBlocks(line: Extract<OutlineLine, { kind: 'circle' }>, say: Say): readonly string[] {
  const title = line.name ?? say(line.parent === null ? 'circles.whole' : 'circles.nameless');
  return [
    `${'#'.repeat(Math.min(6, line.depth + 1))} ${plain(title)}`,
    ...(line.purpose === null ? [] : [escaped(line.purpose)]),
    ...(line.domain === null ? [] : [`*${say('circles.domain')}* — ${escaped(line.domain)}`]),
  ];
}

function roleBlocks(line: RoleLine, say: Say): readonly string[] {
  const people = line.holders.map(({ name, focus, until }) =>
    [
      plain(name ?? say('circles.somebody')),
      focus === null ? '' : ` (${plain(focus)})`,
      until === null ? '' : `, ${say('circles.until', { date: until })}`,
    ].join(''),
  );
  const held = people.length === 0 ? `*${say('circles.vacant')}*` : people.join(' ; ');
  return [
    [
      `**${plain(line.name ?? say('circles.nameless'))}** — ${held}`,
      ...(line.purpose === null ? [] : ['', escaped(line.purpose)]),
      ...(line.domain === null ? [] : ['', `*${say('circles.domain')}* — ${escaped(line.domain)}`]),
      ...(line.accountabilities.length === 0 ? [] : ['', ...line.accountabilities.map(({ text }) => `- ${plain(text)}`)]),
    ].join('\n'),
  ];
}

const plain = (text: string): string => escaped(text.replace(/\s+/g, ' ').trim());

/** What would mean something else in Markdown is said as it is. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, (sign) => `\\${sign}`);
