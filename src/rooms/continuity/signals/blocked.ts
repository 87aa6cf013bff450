/** Tasks that wait on what will not come by itself: on each other, on something gone or finished, on what nobody attends to. */

import type { Id } from '../../../kernel/ids.ts';
import { isLive, task, taskLink } from '../../tasks/index.ts';
import { orphans, stranded } from './attended.ts';
import { type Found, foundAt } from './found.ts';
import type { Finding, Reason } from './kinds.ts';
import { cellsOf, type Look, named, narrowed } from './look.ts';

/** How it stands with what is waited on; nothing is said of a task that has not arrived on this device. */
type Fate = 'live' | 'done' | 'dropped';

export const blocked = (look: Look): Found => {
  const { live, moment, isNarrow, scope } = look;
  const links = isNarrow ? waitsOnFrom(look, live.ids()) : waitsOn(look);
  const ends = [...new Set([...links].flatMap(([id, others]) => [id, ...others]))];
  const fates = fatesOf(look, ends);
  const isRunning = (id: Id) => fates.get(id) === 'live';
  const circles = inCircles(new Map([...links].filter(([id]) => isRunning(id)).map(([id, others]) => [id, others.filter(isRunning)])));
  const waiting = live.where({ id: [...links.keys()] });
  const ids = waiting.ids();
  const awaited = [...new Set(ids.flatMap((id) => links.get(id) ?? []))].filter(isRunning);
  const around = scope.tasks === undefined && scope.ofRoles === undefined ? look : narrowed(look, awaited);
  const unattended = new Set([orphans(around), stranded(around)].flatMap(({ tasks }) => tasks.where({ id: awaited }).ids()));
  const states = waiting.values('state');
  const found = new Map<number, (id: Id) => Finding>();
  const add = (place: number, reason: Reason, other: Id | null, date: string | null = null) =>
    found.has(place) || found.set(place, (id) => ({ kind: 'blocked', about: 'task', id, reason, date, other }));
  for (const [at, place] of waiting.places('id', live).entries()) {
    const id = ids[at] ?? '';
    const others = links.get(id) ?? [];
    const first = (fate: (other: Id) => boolean) => others.filter(fate).toSorted()[0];
    const looped = circles.has(id) ? first((other) => circles.get(other) === circles.get(id)) : undefined;
    const dropped = first((other) => fates.get(other) === 'dropped');
    const alone = first((other) => unattended.has(other));
    if (looped !== undefined) add(place, 'circle', looped);
    else if (dropped !== undefined) add(place, 'other-dropped', dropped);
    else if (alone !== undefined) add(place, 'other-unattended', alone);
    else if (states[at] === 'waiting' && others.length > 0 && others.every((other) => fates.get(other) === 'done'))
      add(place, 'others-done', null);
  }
  const cells = cellsOf(look);
  for (let at = 0; at < cells.states.length; at++) {
    const waitUntil = cells.states[at] === 'waiting' ? (cells.waits[at] ?? null) : null;
    if (waitUntil !== null && waitUntil < moment.today) add(at, 'waited-out', null, waitUntil);
  }
  return foundAt(look, [...found.keys()], (place, id) => (found.get(place) as (id: Id) => Finding)(id));
};

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

/** What each live task waits on, or each of these. */
function waitsOn({ read }: Look, tasks?: readonly Id[]): ReadonlyMap<Id, readonly Id[]> {
  const links = read.where(taskLink, tasks === undefined ? { kind: 'waits-on' } : { task: tasks, kind: 'waits-on' });
  const live = read.where(task, { ...(tasks === undefined ? {} : { id: tasks }), state: isLive });
  const rows = links.at(named(links.places('task', live)));
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
