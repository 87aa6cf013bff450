/** For the tests of the importers: a plan or the code of its problem, and the samples. */

import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import type { Result } from '../../../../kernel/result.ts';
import type { ImportOptions, ImportPlan } from '../types.ts';

type Read<T> = (input: T, options: ImportOptions) => Result<ImportPlan>;

export function plan<T>(read: Read<T>, input: T): ImportPlan {
  const result = read(input, { zone: 'Europe/Paris', today: '2026-11-24' });
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

export function problem<T>(read: Read<T>, input: T): string | undefined {
  const result = read(input, { zone: 'Europe/Paris' });
  return result.ok ? undefined : result.problem.code;
}

export const sample = (name: string) => readFileSync(new URL(`../samples/${name}`, import.meta.url), 'utf8');

/** Which row has which note. */
export const codes = ({ notes }: ImportPlan) => notes.map(({ row, code }) => [row, code]);

export const zipped = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
