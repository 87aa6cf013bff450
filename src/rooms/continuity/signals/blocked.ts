/** Tasks that wait on what will not come by itself: on each other, on something gone or finished, on what nobody attends to. */

import type { Id } from '../../../kernel/ids.ts';
import { isLive, task, taskLink } from '../../tasks/index.ts';
import { orphans, stranded } from './attended.ts';
import type { Finding, Reason } from './kinds.ts';
import { type Look, narrowed } from './look.ts';

/** How it stands with what is waited on; nothing is said of a task that has not arrived on this device. */
type Fate = 'live' | 'done' | 'dropped';

export function blocked(look: Look): readonly Finding[] {
  const { live, moment } = look;
  const links = look.isNarrow ? waitsOnFrom(look, live.ids()) : waitsOn(look);
  const ends = [...new Set([...links].flatMap(([id, others]) => [id, ...others]))];
  const fates = fatesOf(look, ends);
  const isRunning = (id: Id) => fates.get(id) === 'live';
  const circles = inCircles(new Map([...links].filter(([id]) => isRunning(id)).map(([id, others]) => [id, others.filter(isRunning)])));
  const waiting = live.where({ id: [...links.keys()] }).ids();
  const states = new Map(
    live
      .where({ id: waiting, state: 'waiting' })
      .ids()
      .map((id) => [id, true]),
  );
  const awaited = narrowed(look, [...new Set(waiting.flatMap((id) => links.get(id) ?? []))].filter(isRunning));
  const unattended = new Set([...orphans(awaited), ...stranded(awaited)].map(({ id }) => id));
  const found = new Map<Id, Finding>();
  const add = (id: Id, reason: Reason, other: Id | null, date: string | null = null) =>
    found.has(id) || found.set(id, { kind: 'blocked', about: 'task', id, reason, date, other });
  for (const id of waiting) {
    const others = links.get(id) ?? [];
    const first = (fate: (other: Id) => boolean) => others.filter(fate).toSorted()[0];
    const looped = circles.has(id) ? first((other) => circles.get(other) === circles.get(id)) : undefined;
    const dropped = first((other) => fates.get(other) === 'dropped');
    const alone = first((other) => unattended.has(other));
    if (looped !== undefined) add(id, 'circle', looped);
    else if (dropped !== undefined) add(id, 'other-dropped', dropped);
    else if (alone !== undefined) add(id, 'other-unattended', alone);
    else if (states.has(id) && others.length > 0 && others.every((other) => fates.get(other) === 'done')) add(id, 'others-done', null);
  }
  const overdue = live.where({ state: 'waiting', waitUntil: (date) => date !== null && date < moment.today });
  const dates = overdue.values('waitUntil');
  for (const [at, id] of overdue.ids().entries()) add(id, 'waited-out', null, dates[at] ?? null);
  return [...found.values()];
}

/** The same from these tasks onwards, which is where a circle through one of them lies. */
function waitsOnFrom(look: Look, tasks: readonly Id[]): ReadonlyMap<Id, readonly Id[]> {
  const found = new Map<Id, readonly Id[]>();
  for (let edge = tasks; edge.length > 0; ) {
    for (const id of edge) found.set(id, []);
    const links = waitsOn(look, edge);
    for (const [id, others] of links) found.set(id, others);
    edge = [...new Set([...links.values()].flat())].filter((id) => !found.has(id));
  }
  return found;
}

/** What each task waits on. */
function waitsOn({ read }: Look, tasks?: readonly Id[]): ReadonlyMap<Id, readonly Id[]> {
  const rows = read.where(taskLink, tasks === undefined ? { kind: 'waits-on' } : { task: tasks, kind: 'waits-on' });
  const others = rows.values('other');
  const map = new Map<Id, Id[]>();
  rows.values('task').forEach((id, at) => {
    const other = others[at] ?? null;
    if (id === null || other === null) return;
    const known = map.get(id);
    if (known === undefined) map.set(id, [other]);
    else known.push(other);
  });
  return map;
}

function fatesOf({ read }: Look, ids: readonly Id[]): ReadonlyMap<Id, Fate> {
  const rows = read.where(task, { id: ids }, 'with');
  const [states, deleted] = [rows.values('state'), rows.values('deleted')];
  return new Map(
    rows.ids().map((id, at): [Id, Fate] => {
      const state = states[at] ?? null;
      if (deleted[at] !== null || state === 'dropped') return [id, 'dropped'];
      return [id, isLive(state) ? 'live' : 'done'];
    }),
  );
}

/** For each task in a circle, which circle: the strongly connected parts of more than one, and what waits on itself (Tarjan, without recursion). */
function inCircles(links: ReadonlyMap<Id, readonly Id[]>): ReadonlyMap<Id, number> {
  const order = new Map<Id, number>();
  const low = new Map<Id, number>();
  const open: Id[] = [];
  const isOpen = new Set<Id>();
  const circles = new Map<Id, number>();
  for (const start of links.keys()) {
    if (order.has(start)) continue;
    const way: { readonly id: Id; next: number }[] = [{ id: start, next: 0 }];
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const { id } = step;
      if (step.next === 0) {
        order.set(id, order.size);
        low.set(id, order.get(id) as number);
        open.push(id);
        isOpen.add(id);
      }
      const other = links.get(id)?.[step.next++];
      if (other !== undefined) {
        if (!order.has(other)) way.push({ id: other, next: 0 });
        else if (isOpen.has(other)) low.set(id, Math.min(low.get(id) as number, order.get(other) as number));
        continue;
      }
      way.pop();
      const above = way.at(-1);
      if (above !== undefined) low.set(above.id, Math.min(low.get(above.id) as number, low.get(id) as number));
      if (low.get(id) === order.get(id)) close(id);
    }
  }
  return circles;

  function close(root: Id): void {
    const part = open.splice(open.lastIndexOf(root));
    for (const id of part) isOpen.delete(id);
    if (part.length > 1 || links.get(root)?.includes(root) === true) for (const id of part) circles.set(id, order.get(root) as number);
  }
}
