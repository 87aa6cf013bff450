/** An organisation as a file: circles and roles with their texts and holders, in JSON that people can read and write. */

import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { parseArguments } from '../../../../replica/fields.ts';
import { type Arguments, boolean, type Fields, instant, json, list, optional, string } from '../../../../replica/schema.ts';
import { accountability, circle, role, roleHolder } from '../schema.ts';

export const FORMAT = 'relais-organisation';
export const VERSION = 1;
const MOST = 5000;

/** As an argument: the parsed JSON of such a file. */
export const chartArgument = { ...json(), max: 10_000_000 };

/** A row's id here, or any word that stands for it within the file. */
const key = string({ max: 200 });

const wholeFields = {
  name: optional(circle.columns.name),
  purpose: optional(circle.columns.purpose),
  domain: optional(circle.columns.domain),
};
const circleFields = { ...wholeFields, id: key, name: circle.columns.name, parent: optional(key) };
const holderFields = {
  member: optional(key),
  name: optional(string({ max: 120 })),
  focus: optional(roleHolder.columns.focus),
  since: optional(instant()),
  until: optional(roleHolder.columns.until),
  deputy: optional(boolean()),
};
const roleFields = {
  id: key,
  name: role.columns.name,
  purpose: optional(role.columns.purpose),
  domain: optional(role.columns.domain),
  circle: optional(key),
  accountabilities: optional(list(accountability.columns.text, { max: 100 })),
};

export type ChartHolder = Arguments<typeof holderFields>;
export type ChartCircle = Arguments<typeof circleFields>;
export type ChartRole = Arguments<typeof roleFields> & { readonly holders?: readonly ChartHolder[] };

export interface Chart {
  /** The workplace itself. */
  readonly whole: Arguments<typeof wholeFields>;
  readonly circles: readonly ChartCircle[];
  readonly roles: readonly ChartRole[];
}

/** Reads what was parsed from a file. What this version does not know is passed over; what is wrong says where it stands. */
export function readChart(given: unknown): Result<Chart> {
  if (!isRecord(given) || given.format !== FORMAT) return failed('chart-not-one');
  if (typeof given.version !== 'number' || given.version > VERSION) return failed('chart-newer');
  const whole = pick(wholeFields, given, '');
  if (!whole.ok) return whole;
  const circles = each(given.circles, 'circles', (one, at) => pick(circleFields, one, at));
  if (!circles.ok) return circles;
  const roles = each(given.roles, 'roles', readRole);
  if (!roles.ok) return roles;
  const chart = { whole: whole.value, circles: circles.value, roles: roles.value };
  const wrong = misplaced(chart);
  return wrong === undefined ? ok(chart) : wrong;
}

function readRole(one: unknown, at: string): Result<ChartRole> {
  const cells = pick(roleFields, one, at);
  if (!cells.ok || !isRecord(one)) return cells;
  const holders = each(one.holders, `${at}.holders`, (holder, where) => pick(holderFields, holder, where));
  return holders.ok ? ok({ ...cells.value, holders: holders.value }) : holders;
}

function each<T>(given: unknown, at: string, read: (one: unknown, at: string) => Result<T>): Result<readonly T[]> {
  if (given === undefined || given === null) return ok([]);
  if (!Array.isArray(given)) return failed('chart-wrong', { at });
  if (given.length > MOST) return failed('chart-too-long', { at, max: MOST });
  const found: T[] = [];
  for (const [index, one] of given.entries()) {
    const parsed = read(one, `${at}[${index}]`);
    if (!parsed.ok) return parsed;
    found.push(parsed.value);
  }
  return ok(found);
}

/** The fields that are known, null meaning left out. */
function pick<F extends Fields>(fields: F, given: unknown, at: string): Result<Arguments<F>> {
  if (!isRecord(given)) return failed('chart-wrong', { at });
  const known = Object.keys(fields).filter((name) => Object.hasOwn(given, name) && given[name] !== null);
  const parsed = parseArguments(fields, Object.fromEntries(known.map((name) => [name, given[name]])));
  if (parsed.ok) return parsed;
  const field = String(parsed.problem.params?.field ?? '');
  return failed('chart-wrong', { at: at === '' ? field : `${at}.${field}` });
}

/** A key that stands twice, a circle around another that is nowhere, or circles around one another. */
function misplaced({ circles, roles }: Chart): Result<never> | undefined {
  const around = new Map<string, string | undefined>();
  const keys = new Set<string>();
  for (const { id, name } of [...circles, ...roles]) {
    if (keys.has(id)) return failed('chart-twice', { name });
    keys.add(id);
  }
  for (const { id, parent } of circles) around.set(id, parent);
  for (const { name, parent } of circles) if (parent !== undefined && !around.has(parent)) return failed('chart-nowhere', { name });
  for (const { name, circle: inside } of roles) if (inside !== undefined && !around.has(inside)) return failed('chart-nowhere', { name });
  for (const { id, name } of circles) {
    let at = around.get(id);
    for (let steps = 0; at !== undefined; steps++) {
      if (at === id || steps > circles.length) return failed('chart-loop', { name });
      at = around.get(at);
    }
  }
  return undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
