/** What bringing in a chart would do here: what is here already stays, what is in the trash comes back, the rest is made. */

import { type Id, isId } from '../../../../kernel/ids.ts';
import { deriveId } from '../../../../replica/ids.ts';
import type { Reader } from '../../../../replica/read.ts';
import type { Cells } from '../../../../replica/schema.ts';
import { fold } from '../../../fold.ts';
import { departed, member } from '../../../people/index.ts';
import { lastPosition } from '../../../position.ts';
import type { Transaction } from '../../../room.ts';
import { ROOT } from '../nesting.ts';
import { accountability, circle, role, roleHolder } from '../schema.ts';
import type { Chart, ChartHolder, ChartRole } from './document.ts';

type Fate = 'made' | 'here' | 'back';

interface Planned<T> {
  readonly id: Id;
  readonly name: string;
  readonly fate: Fate;
  readonly cells: T;
}

export interface Plan {
  /** What is said about the workplace itself where nothing was said yet. */
  readonly whole: Cells<typeof circle>;
  readonly circles: readonly Planned<Cells<typeof circle>>[];
  readonly roles: readonly Planned<Cells<typeof role>>[];
  /** Only of roles that are made. */
  readonly accountabilities: readonly { readonly id: Id; readonly role: Id; readonly text: string }[];
  readonly holders: readonly { readonly role: Id; readonly member: Id; readonly cells: Cells<typeof roleHolder> }[];
  /** Holders nobody here was found for: their roles come without them. */
  readonly strangers: readonly { readonly role: string; readonly name: string }[];
}

export function planOf(read: Reader, chart: Chart): Plan {
  const circleId = (key: string): Id => (isId(key) ? key : deriveId(circle.name, 'chart', key));
  const roleId = (key: string): Id => (isId(key) ? key : deriveId(role.name, 'chart', key));
  const around = (key: string | undefined): Id | null => (key === undefined || circleId(key) === ROOT ? null : circleId(key));
  const fateOf = (table: typeof circle | typeof role, id: Id): Fate => {
    const known = read.row(table, id);
    return known === undefined ? 'made' : known.deleted === null ? 'here' : 'back';
  };
  const circles = chart.circles
    .map(({ id: key, parent, ...cells }) => ({ id: circleId(key), name: cells.name, cells: { ...cells, parent: around(parent) } }))
    .filter(({ id }) => id !== ROOT)
    .map((one) => ({ ...one, fate: fateOf(circle, one.id) }));
  const roles = chart.roles.map((given) => {
    const { id: key, circle: inside, accountabilities: _, holders: __, ...cells } = given;
    const id = roleId(key);
    return { id, name: cells.name, cells: { ...cells, circle: around(inside) }, fate: fateOf(role, id), given };
  });
  const made = roles.filter(({ fate }) => fate === 'made');
  const people = membersOf(read);
  const held = made.flatMap(({ id, name, given }) => (given.holders ?? []).map((holder) => ({ id, name, holder, found: people(holder) })));
  return {
    whole: unsaid(read, chart.whole),
    circles,
    roles: roles.map(({ given: _, ...one }) => one),
    accountabilities: made.flatMap(({ id, given }) => expected(id, given)),
    holders: held.flatMap(({ id, holder, found }) => (found === undefined ? [] : [{ role: id, member: found, cells: termOf(holder) }])),
    strangers: held.flatMap(({ name, holder, found }) => (found === undefined ? [{ role: name, name: holder.name ?? '' }] : [])),
  };
}

/** Writes it; everything was looked at before, so it comes whole. Answers how much of it was new. */
export function applyPlan(tx: Transaction, plan: Plan): { readonly circles: number; readonly roles: number } {
  if (Object.keys(plan.whole).length > 0) tx.insert(circle, plan.whole, ROOT);
  for (const { id, fate, cells } of plan.circles) {
    if (fate === 'made') tx.insert(circle, cells, id);
    else if (fate === 'back') tx.restore(circle, id);
  }
  for (const { id, fate, cells } of plan.roles) {
    if (fate === 'made') tx.insert(role, cells, id);
    else if (fate === 'back') tx.restore(role, id);
  }
  plan.accountabilities.forEach(({ id, ...cells }, step) => {
    tx.insert(accountability, { ...cells, position: lastPosition(tx.now, step) }, id);
  });
  for (const { role: held, member: holder, cells } of plan.holders)
    tx.join(roleHolder, { role: held, member: holder }, { since: tx.now, ...cells });
  const news = (rows: readonly { readonly fate: Fate }[]) => rows.filter(({ fate }) => fate !== 'here').length;
  return { circles: news(plan.circles), roles: news(plan.roles) };
}

/** The same line of the same role is one, wherever it is brought in. */
const expected = (id: Id, { accountabilities = [] }: ChartRole) =>
  [...new Set(accountabilities)].map((text) => ({ id: deriveId(accountability.name, id, text), role: id, text }));

/** Name, purpose and domain of the workplace, those that are still empty here. */
function unsaid(read: Reader, whole: Chart['whole']): Cells<typeof circle> {
  const known = read.row(circle, ROOT);
  return Object.fromEntries(
    (['name', 'purpose', 'domain'] as const).flatMap((column) =>
      whole[column] === undefined || (known?.[column] ?? '') !== '' ? [] : [[column, whole[column]]],
    ),
  );
}

const termOf = ({ focus, since, until, deputy }: ChartHolder): Cells<typeof roleHolder> => ({
  ...(focus === undefined ? {} : { focus }),
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
  ...(deputy === true ? { deputy } : {}),
});

/** Finds the member of this workplace by id, else the only one of that name. */
function membersOf(read: Reader): (holder: ChartHolder) => Id | undefined {
  const gone = departed(read);
  const byName = new Map<string, Id | undefined>();
  for (const { id, name } of read.where(member).all()) {
    if (name === null || gone.has(id)) continue;
    const key = fold(name);
    byName.set(key, byName.has(key) ? undefined : id);
  }
  return ({ member: id, name }) => {
    if (id !== undefined && isId(id) && read.row(member, id) !== undefined && !gone.has(id)) return id;
    return name === undefined ? undefined : byName.get(fold(name));
  };
}
