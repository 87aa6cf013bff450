/** `circle export`: the organisation as a file, JSON that can be brought in again or Markdown to read; `circle import`: such a file brought in. */

import { readFile } from 'node:fs/promises';
import { failed, type Result } from '../../kernel/result.ts';
import { exportOrganisation } from '../../workplace/index.ts';
import { withHome } from '../home.ts';
import { toFile } from '../to-file.ts';
import type { Call, Verb } from '../verb.ts';
import { carryOut } from './room.ts';

const FORMATS = ['json', 'markdown'] as const;

export const circleVerbs: readonly Verb[] = [
  {
    words: ['circle', 'export'],
    usage: `[FILE] [--format ${FORMATS.join('|')}]`,
    summary: 'cli.circle-export.help',
    examples: ['relais circle export organisation.json', 'relais circle export organisation.md --format markdown'],
    flags: { format: 'value' },
    run: (call) => exported(call),
  },
  {
    words: ['circle', 'import'],
    usage: 'FILE [--dry-run]',
    summary: 'cli.circle-import.help',
    examples: ['relais circle import organisation.json --dry-run', 'relais circle import organisation.json'],
    flags: { 'dry-run': 'switch' },
    run: (call) => brought(call),
  },
];

function exported(call: Call): Promise<Result<unknown>> {
  const written = call.given.values.get('format') ?? 'json';
  const format = FORMATS.find((each) => each === written);
  if (format === undefined)
    return Promise.resolve(failed('argument-choice', { field: 'format', given: written.slice(0, 40), choices: FORMATS.join(', ') }));
  return withHome(call, async ({ workplace }) => {
    const { terminal } = call;
    const [file] = call.given.rest;
    const chart = await workplace.ask('circle.export', {});
    if (!chart.ok) return chart;
    const text = format === 'markdown' ? await exportOrganisation(workplace, terminal.t) : `${JSON.stringify(chart.value, null, 2)}\n`;
    return toFile(call, text, file, 'cli.circle-exported');
  });
}

/** With `--dry-run`, says what it would make; nothing is changed. */
async function brought(call: Call): Promise<Result<unknown>> {
  const [file] = call.given.rest;
  if (file === undefined) return failed('argument-missing', { field: 'file' });
  const source = await readFile(file, 'utf8').catch(() => undefined);
  if (source === undefined) return failed('file-unreadable', { file });
  const chart = parsed(source);
  return withHome(call, async (home) => {
    if (call.given.switches.get('dry-run') !== true) return carryOut('command', 'circle.import', { chart }, call, home);
    const plan = await home.workplace.ask('circle.preview', { chart });
    // The query says why a file cannot be read.
    const answer = plan.ok ? (plan.value as Result<unknown>) : plan;
    return answer.ok ? carryOut('query', 'circle.preview', { chart }, call, home) : answer;
  });
}

/** What is no JSON is no organisation either: the command says so. */
function parsed(source: string): unknown {
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return {};
  }
}
