/** A version as Markdown: the whole document, who is in, who signed and when. For the file a person takes along, and for paper. */

import type { VersionDocument } from './document.ts';

export interface MarkdownSignature {
  readonly name: string;
  readonly date: string | null;
}

export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/** `label` and `digest` say which version it is. Text of people stands as they wrote it: it is Markdown already. */
export function agreementMarkdown(
  document: VersionDocument,
  { label, digest, signatures }: { readonly label: string; readonly digest: string; readonly signatures: readonly MarkdownSignature[] },
  say: Say,
): string {
  const parties = document.parties.map((party) => `- ${'body' in party ? party.body : party.name}`);
  const facts = [
    say('agreements.markdown.version', { label, date: document.published, name: document.author.name }),
    ...(document.notice === null ? [] : [say('agreements.markdown.notice', { days: document.notice })]),
    ...(document.review === null ? [] : [say('agreements.markdown.review', { date: document.review })]),
  ];
  const parts = [
    `# ${line(document.title)}`,
    facts.join('  \n'),
    ...(parties.length === 0 ? [] : [`## ${say('agreements.parties')}`, parties.join('\n')]),
    ...document.sections.flatMap(({ title, body }) => [`## ${line(title)}`, body.trim()]),
    `## ${say('agreements.signatures')}`,
    signatures.length === 0
      ? say('agreements.signatures.none')
      : signatures.map(({ name, date }) => `- ${line(name)}${date === null ? '' : ` — ${say('agreements.date', { date })}`}`).join('\n'),
    say('agreements.markdown.digest', { digest }),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const line = (text: string): string => text.replace(/\s+/g, ' ').trim();
