/** What `npm run sim` is asked for. */

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { FAULT_NAMES, type Fault } from './faults.ts';
import type { Wishes } from './plan.ts';

export interface Options {
  readonly wishes: Wishes;
  /** The first seed, where one is named. */
  readonly seed: number | undefined;
  readonly seeds: number | undefined;
  /** No seed is begun after so many minutes. */
  readonly minutes: number | undefined;
  readonly workers: number;
  /** Goes on where the last run of this core ended, and adds to its results. */
  readonly resume: boolean;
}

export const usage = `npm run sim -- [--seeds N] [--seed S] [--devices D] [--gestures G] [--without FAULTS] [--with FAULTS] [--plain]
  [--minutes M] [--workers W] [--resume]`;

const NUMBERS = ['seeds', 'seed', 'devices', 'gestures', 'minutes', 'workers'] as const;

/** The options, or a sentence about what is wrong with them. */
export function readOptions(args: readonly string[]): Options | string {
  const string = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const names = { seeds: string, seed: string, devices: string, gestures: string, minutes: string, workers: string };
  let given: Partial<Record<(typeof NUMBERS)[number] | 'without' | 'with', string>> & {
    readonly plain?: boolean;
    readonly resume?: boolean;
  };
  try {
    given = parseArgs({ args: [...args], options: { ...names, without: string, with: string, plain: flag, resume: flag } }).values;
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
  const numbers = new Map(NUMBERS.flatMap((name) => (given[name] === undefined ? [] : [[name, Number(given[name])] as const])));
  for (const [name, value] of numbers)
    if (!(Number.isInteger(value) && value > 0)) return `--${name} ${given[name]}: that is no whole number above 0.`;
  const [without, more] = [given.without, given.with].map((list) => (list === undefined ? [] : list.split(',')));
  const unknown = [...(without ?? []), ...(more ?? [])].filter((name) => !(FAULT_NAMES as readonly string[]).includes(name));
  if (unknown.length > 0) return `No fault is called ${unknown.join(' or ')}. There are these: ${FAULT_NAMES.join(', ')}.`;
  const [devices, gestures] = [numbers.get('devices'), numbers.get('gestures')];
  return {
    wishes: {
      ...(devices === undefined ? {} : { devices }),
      ...(gestures === undefined ? {} : { gestures }),
      ...(more === undefined || more.length === 0 ? {} : { with: more as Fault[] }),
      without: (without ?? []) as Fault[],
      rooms: given.plain !== true,
    },
    seed: numbers.get('seed'),
    seeds: numbers.get('seeds'),
    minutes: numbers.get('minutes'),
    workers: numbers.get('workers') ?? Math.min(2, availableParallelism()),
    resume: given.resume === true,
  };
}
