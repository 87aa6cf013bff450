/** The registry of decisions as Markdown files, with what their effects did in the reader's words. */

import type { Reader } from '../replica/read.ts';
import type { Field } from '../replica/schema.ts';
import { runQuery } from '../rooms/ask.ts';
import type { Registry } from '../rooms/create-registry.ts';
import { decisionFiles, type MarkdownFile, type WholeDecision } from '../rooms/organisation/index.ts';
import { fieldWords, nounOf, rowName, type Saying, valueText, valueWords } from '../rooms/words.ts';
import type { ExportingOptions } from './export.ts';
import type { Workplace } from './workplace.ts';

export interface DecisionsOptions extends Pick<ExportingOptions, 'name'> {
  readonly say: Saying & ExportingOptions['say'];
  date(day: string): string;
  dayOf(at: number): string;
}

export async function exportDecisions(
  workplace: Workplace,
  { name, say, date, dayOf }: DecisionsOptions,
): Promise<readonly MarkdownFile[]> {
  const registry = await workplace.whole();
  await workplace.needText();
  return workplace.reading((reader) => {
    const all = runQuery({ reader, registry, circumstances: workplace.circumstances(reader) }, 'decision.all', {});
    // What the query of that name answers.
    const decisions = all.ok ? (all.value as readonly WholeDecision[]) : [];
    const effect = (command: string, input: unknown) => effectLines(reader, registry, say, command, input);
    return decisionFiles(name, decisions, { say, date, dayOf, effect });
  });
}

/** A folder of files as one. */
export async function decisionsZip(files: readonly MarkdownFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const { strToU8, zipSync } = await import('fflate');
  return Uint8Array.from(zipSync(Object.fromEntries(files.map((file) => [file.name, strToU8(file.text)]))));
}

function effectLines(reader: Reader, registry: Registry, say: DecisionsOptions['say'], name: string, input: unknown): readonly string[] {
  const command = registry.commands.get(name);
  if (command === undefined || typeof input !== 'object' || input === null) return [name];
  const given = Object.entries(command.input).flatMap(([argument, field]) => {
    const value = (input as Readonly<Record<string, unknown>>)[argument];
    if (value === undefined || value === null) return [];
    const at = { noun: nounOf(name), name: argument, field };
    const text = [value].flat().map((one) => shown(reader, registry, field, one) ?? valueWords(say, at, valueText(one)));
    return [say('decisions.line', { label: fieldWords(say, at), text: text.join(', ') })];
  });
  return [say(`command.${name}`), ...given];
}

/** What a row is called that an argument points to; undefined for other arguments. */
function shown(reader: Reader, registry: Registry, field: Field, value: unknown): string | undefined {
  const table = registry.tables.get(field.table ?? field.of?.table ?? '');
  if (table === undefined || typeof value !== 'string') return undefined;
  return rowName(reader.row(table, value) ?? {}) ?? '–';
}
