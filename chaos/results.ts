/** Adds runs up in results.json and shows them in RESULTS.md: per state of the sync core, fault and rate. */

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/root.ts';
import { type FaultName, faultNames } from './faults.ts';

export interface Sum {
  readonly runs: number;
  readonly seconds: number;
  readonly transactions: number;
  /** Faults done. */
  readonly faults: number;
  readonly failed: number;
  /** Longest that a healed world took to agree, in s. */
  readonly healing: number;
}

interface Cell extends Sum {
  readonly fault: FaultName;
  readonly rate: number;
}

interface Campaign {
  readonly core: string;
  /** Day of its first run. */
  readonly since: string;
  readonly cells: readonly Cell[];
}

const data = join(root, 'chaos', 'results.json');
const page = join(root, 'chaos', 'RESULTS.md');
const none: Sum = { runs: 0, seconds: 0, transactions: 0, faults: 0, failed: 0, healing: 0 };

/** What was run so far with this core at a fault and rate. */
export function sumOf(core: string, fault: FaultName, rate: number): Sum {
  const campaign = load().find((each) => each.core === core);
  return campaign?.cells.find((cell) => cell.fault === fault && cell.rate === rate) ?? none;
}

/** Adds one run, read and written in one go: runs side by side are of one process. */
export function add(core: string, fault: FaultName, rate: number, run: Sum): void {
  const campaigns = load();
  const campaign = campaigns.find((each) => each.core === core) ?? { core, since: new Date().toISOString().slice(0, 10), cells: [] };
  const cells = campaign.cells.filter((cell) => cell.fault !== fault || cell.rate !== rate);
  const cell = { fault, rate, ...plus(sumOf(core, fault, rate), run) };
  const next = [{ ...campaign, cells: sorted([...cells, cell]) }, ...campaigns.filter((each) => each.core !== core)];
  replace(data, `${JSON.stringify(next, null, 2)}\n`);
  replace(page, describe(next));
}

function plus(one: Sum, other: Sum): Sum {
  return {
    runs: one.runs + other.runs,
    seconds: one.seconds + other.seconds,
    transactions: one.transactions + other.transactions,
    faults: one.faults + other.faults,
    failed: one.failed + other.failed,
    healing: Math.max(one.healing, other.healing),
  };
}

const sorted = (cells: readonly Cell[]): readonly Cell[] =>
  [...cells].sort((one, other) => faultNames.indexOf(one.fault) - faultNames.indexOf(other.fault) || one.rate - other.rate);

function load(): readonly Campaign[] {
  try {
    return JSON.parse(readFileSync(data, 'utf8')) as readonly Campaign[];
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return [];
    throw cause;
  }
}

function replace(path: string, text: string): void {
  writeFileSync(`${path}.next`, text);
  renameSync(`${path}.next`, path);
}

export function describe(campaigns: readonly Campaign[]): string {
  const parts = campaigns.map(({ core, since, cells }) => {
    const all = cells.reduce<Sum>(plus, none);
    const rows = cells.map((cell) => row(cell.fault, String(cell.rate), cell));
    return [
      `## Core \`${core}\`, from ${since}`,
      '',
      '| fault | asked, /s | reached, /s | runs | seconds | transactions | faults done | longest healing, s | failed runs |',
      '|---|---:|---:|---:|---:|---:|---:|---:|---:|',
      ...rows,
      row('**all**', '', all),
      '',
    ].join('\n');
  });
  return `${head}\n${parts.join('\n')}`;
}

const row = (fault: string, rate: string, sum: Sum): string =>
  `| ${fault} | ${rate} | ${(sum.transactions / Math.max(1, sum.seconds)).toFixed(1)} | ${sum.runs} | ${Math.round(sum.seconds)} | ${sum.transactions} | ${sum.faults} | ${sum.healing.toFixed(0)} | ${sum.failed} |`;

const head = `# Chaos: results

Real processes on one machine: a server (\`bin/relais serve\`), ten devices with a store each, a line of our own between each device and the
server. A run fails when a client's session guarantees, the wholeness of a change, the agreement of all at the end or the survival of
anything saved, acknowledged or seen by another is violated, or when a healed world does not agree within three minutes; nobody helps
the clients to reconnect. A fault that is drawn stops, cuts or kills several at once and counts once. Seconds are those under faults; starting, healing and judging come on top. Transactions are asked for at a rate and
counted when done: clients that are stopped or dead do none, and a machine that is busy with much else reaches less than was asked.

\`npm run chaos -- --minutes 60\` adds to this page. Figures count for the state of the code that they were measured with: a hash over
\`src/kernel\`, \`src/replica\`, \`src/sync\`, \`src/storage\`, \`src/workplace/transport\` and \`src/server/sync\`. The simulator hashes the
first three alone, so its names are others.
`;
