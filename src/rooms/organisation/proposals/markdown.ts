/** The registry as a folder of Markdown files, one for each decision and one that lists them, as Internet standards are kept. */

import { nameKey } from '../../fold.ts';
import { escapeLine } from '../../markdown.ts';
import type { WholeDecision } from './queries/index.ts';

export interface MarkdownFile {
  readonly name: string;
  readonly text: string;
}

/** The reader's language. */
export interface Speaking {
  say(key: string, params?: Readonly<Record<string, string | number>>): string;
  /** A civil date. */
  date(day: string): string;
  /** The civil date of an instant. */
  dayOf(at: number): string;
  /** What an effect does, line by line: its command, then its arguments. */
  effect(command: string, input: unknown): readonly string[];
}

/** `decisions` from the oldest; the list names them the other way round. */
export function decisionFiles(workplace: string, decisions: readonly WholeDecision[], speaking: Speaking): readonly MarkdownFile[] {
  const names = new Map(decisions.map((each) => [each.id, fileName(each)]));
  return [
    { name: 'README.md', text: listing(workplace, decisions, names, speaking) },
    ...decisions.map((each) => ({ name: fileName(each), text: decisionMarkdown(each, names, speaking) })),
  ];
}

type Names = ReadonlyMap<string, string>;

/** `0012-close-on-wednesdays.md`, `0012-bis-open-on-saturdays.md`. */
function fileName({ number, title }: WholeDecision): string {
  const [digits = '', ...suffix] = number.split(' ');
  const words = nameKey(`${digits.padStart(4, '0')} ${suffix.join(' ')} ${title ?? ''}`);
  return `${words.slice(0, 60).replace(/-+$/, '')}.md`;
}

function listing(workplace: string, decisions: readonly WholeDecision[], names: Names, { say, date, dayOf }: Speaking): string {
  const rows = [...decisions].reverse().map((each) => {
    const day = each.adoptedAt === null ? '–' : date(dayOf(each.adoptedAt));
    const title = escapeLine(each.title ?? '–');
    const link = `[${each.supersededBy === null ? title : `~~${title}~~`}](${names.get(each.id) ?? ''})`;
    return `| ${each.number} | ${link} | ${day} | ${each.supersededBy === null ? '' : each.supersededBy.number} |`;
  });
  const head = ['decision.number', 'decision.title', 'decision.adoptedAt', 'decision.supersededBy'].map((key) => say(`field.${key}`));
  return [`# ${escapeLine(workplace)}`, '', `| ${head.join(' | ')} |`, '|---|---|---|---|', ...rows, ''].join('\n');
}

function decisionMarkdown(row: WholeDecision, names: Names, speaking: Speaking): string {
  const { say, date, dayOf, effect } = speaking;
  const linked = (to: { readonly id: string; readonly number: string; readonly title: string | null }) =>
    `[${to.number}. ${escapeLine(to.title ?? '–')}](${names.get(to.id) ?? ''})`;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['decision.process', say(`value.decision.process.${row.process}`)],
    ['decision.adoptedAt', row.adoptedAt === null ? undefined : date(dayOf(row.adoptedAt))],
    ['circle', row.circle?.name === null || row.circle === null ? undefined : escapeLine(row.circle.name)],
    ['supersedes', row.supersedes === null ? undefined : linked(row.supersedes)],
    ['decision.supersededBy', row.supersededBy === null ? undefined : linked(row.supersededBy)],
    ['proposal.candidate', row.candidate === null ? undefined : escapeLine(row.candidate.name ?? '?')],
    ['decision.option', row.option === null ? undefined : escapeLine(row.option)],
    ['reviewOn', row.reviewOn === null ? undefined : date(row.reviewOn)],
  ];
  const parts: readonly (readonly [string, string])[] = [
    [say('field.decision.tension'), row.tension ?? ''],
    [say('field.decision.text'), row.text ?? ''],
    [say('field.decision.statement'), row.statement ?? ''],
    [say('field.decision.effects'), row.effects.map(({ command, input }) => listed(effect(command, input))).join('\n')],
    [say('field.decision.counted'), row.counted.map((each) => countedLines(each, speaking)).join('\n')],
    [
      say('field.decision.late'),
      row.late.map((each) => voiceLine(each.member?.name, each.position, each.reason ?? '', speaking)).join('\n'),
    ],
    [
      say('field.decision.reviews'),
      row.reviews.map((each) => `- ${each.at === null ? '' : date(dayOf(each.at))} · ${escapeLine(each.note ?? '')}`).join('\n'),
    ],
  ];
  return [
    `# ${row.number}. ${escapeLine(row.title ?? '–')}`,
    '',
    ...facts.flatMap(([key, text]) => (text === undefined ? [] : [`- ${say('decisions.line', { label: say(`field.${key}`), text })}`])),
    ...parts.flatMap(([heading, text]) => (text === '' ? [] : ['', `## ${heading}`, '', text])),
    '',
  ].join('\n');
}

/** The first line, and those after it under it. */
const listed = ([first = '', ...rest]: readonly string[]): string =>
  [`- ${escapeLine(first)}`, ...rest.map((line) => `  - ${escapeLine(line)}`)].join('\n');

function countedLines(each: WholeDecision['counted'][number], speaking: Speaking): string {
  const named = each.nominee === null ? [] : [each.nominee.name ?? '?'];
  const words = [...named, ...each.choices, each.reason].filter((word) => word !== '').join(' · ');
  const line = voiceLine(each.member.name, each.position, words, speaking);
  return each.how === ''
    ? line
    : `${line}\n  - ${speaking.say('decisions.line', { label: speaking.say('field.voice.how'), text: escapeLine(each.how) })}`;
}

function voiceLine(name: string | null | undefined, position: string | null, words: string, { say }: Speaking): string {
  const said = say(position === 'silence' ? 'value.decision.position.silence' : `value.voice.position.${position ?? 'pass'}`);
  return `- **${escapeLine(name ?? '?')}** · ${said}${words === '' ? '' : ` · ${escapeLine(words)}`}`;
}
