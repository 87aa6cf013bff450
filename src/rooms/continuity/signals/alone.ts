/** Tasks that come back and that one person alone ever did: whoever did a turn knows how, and nobody else does yet. */

import type { Id } from '../../../kernel/ids.ts';
import { holding, series, task } from '../../tasks/index.ts';
import { type Found, foundAt } from './found.ts';
import { TURNS } from './kinds.ts';
import { cellsOf, heldOf, type Look, membersFor, named } from './look.ts';

/** Neither anybody else held a turn of its series that is done, nor holds this one, nor carries its role. */
export function doneAlone(look: Look): Found {
  const { live } = look;
  const recurring = live.where({ series: (id) => id !== null });
  const ids = recurring.values('series');
  const doers = onlyDoers(look, ids);
  const { by } = heldOf(look);
  const { roles } = cellsOf(look);
  const carriers = membersFor(look);
  const alone = new Map<number, Id>();
  for (const [nth, place] of recurring.places('id', live).entries()) {
    const one = doers.get(ids[nth] ?? '');
    const others = [...(by[place] ?? []), ...(carriers.get(roles[place] ?? '') ?? [])];
    if (one !== undefined && others.every((id) => id === one)) alone.set(place, one);
  }
  return foundAt(look, [...alone.keys()], (place, id) => {
    const members = [alone.get(place)].filter((one) => one !== undefined);
    return { kind: 'single', about: 'task', id, reason: 'one-doer', date: null, other: null, members };
  });
}

/** Of those still here, who alone held the turns of each series, where enough of them are done and it goes on. */
function onlyDoers({ read, isNarrow, gone }: Look, wanted: readonly (Id | null)[]): ReadonlyMap<Id, Id> {
  const ids = [...new Set(wanted.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const lasting = read.where(series, { id: ids, stoppedAt: null });
  const turns = read.where(task, { series: isNarrow ? ids : (id) => id !== null, state: 'done' });
  const stretches = read.where(holding, isNarrow ? { task: turns.ids() } : {});
  const held = stretches.at(named(stretches.places('task', turns)));
  const members = held.values('member');
  const ofTurn = held.places('task', turns);
  const ofSeries = turns.places('series', lasting);
  const known = new Map<number, { readonly doers: Set<Id>; readonly turns: Set<number> }>();
  for (const [at, turn] of ofTurn.entries()) {
    const place = ofSeries[turn] ?? -1;
    const doer = members[at] ?? null;
    if (place < 0 || doer === null || gone.has(doer)) continue;
    const done = known.get(place) ?? { doers: new Set(), turns: new Set() };
    known.set(place, done);
    done.doers.add(doer);
    done.turns.add(turn);
  }
  const found = new Map<Id, Id>();
  const names = lasting.ids();
  for (const [place, { doers, turns: done }] of known) {
    const [one] = doers;
    if (one !== undefined && doers.size === 1 && done.size >= TURNS) found.set(names[place] ?? '', one);
  }
  return found;
}
