/** What `npm run chaos` is asked for. */

import { parseArgs } from 'node:util';
import { type FaultName, faultNames } from './faults.ts';

export interface Options {
  /** No run is begun after so many minutes. */
  readonly minutes: number;
  /** Nor after so many runs. */
  readonly runs: number;
  readonly faults: readonly FaultName[];
  readonly rates: readonly number[];
  readonly seconds: number;
  readonly clients: number;
  readonly seed: number;
  /** Runs at the same time. */
  readonly beside: number;
}

export const usage = `npm run chaos -- --minutes M [--runs N] [--faults ${faultNames.join(',')}] [--rates 10,20,50]
  [--seconds 100] [--clients 10] [--beside 1] [--seed S]`;

/** Most processes that all runs together may have. */
const MOST_PROCESSES = 80;

/** The options, or a sentence about what is wrong with them. */
export function readOptions(args: readonly string[]): Options | string {
  const string = { type: 'string' } as const;
  const names = {
    minutes: string,
    runs: string,
    faults: string,
    rates: string,
    seconds: string,
    clients: string,
    seed: string,
    beside: string,
  };
  let given: Partial<Record<keyof typeof names, string>>;
  try {
    given = parseArgs({ args: [...args], options: names }).values;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
  if (given.minutes === undefined && given.runs === undefined) return 'Say for how long (--minutes) or how often (--runs).';
  const faults = (given.faults ?? faultNames.join(',')).split(',').map((name) => faultNames.find((known) => known === name));
  if (faults.includes(undefined)) return `There are these faults: ${faultNames.join(', ')}.`;
  const options = {
    minutes: Number(given.minutes ?? Number.POSITIVE_INFINITY),
    runs: Number(given.runs ?? Number.POSITIVE_INFINITY),
    faults: faults.filter((fault) => fault !== undefined),
    rates: (given.rates ?? '10,20,50').split(',').map(Number),
    seconds: Number(given.seconds ?? 100),
    clients: Number(given.clients ?? 10),
    seed: Number(given.seed ?? Date.now() % 1_000_000),
    beside: Number(given.beside ?? 1),
  };
  const numbers = [options.minutes, options.runs, ...options.rates, options.seconds, options.clients, options.beside];
  if (numbers.some((number) => !(number > 0)) || !Number.isSafeInteger(options.seed))
    return 'Numbers are above zero, the seed is a whole one.';
  if (options.clients < 2) return 'Two clients at least.';
  if ((options.clients + 2) * options.beside > MOST_PROCESSES)
    return `Together at most ${MOST_PROCESSES} processes: fewer clients, or fewer runs beside.`;
  return options;
}
