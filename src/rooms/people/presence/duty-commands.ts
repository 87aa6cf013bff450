/** What places ask for, and who takes turns on duty. */

import type { Id } from '../../../kernel/ids.ts';
import { failed, ok } from '../../../kernel/result.ts';
import { isZone } from '../../../kernel/zones.ts';
import { clearable, date, list, optional, ref } from '../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../room.ts';
import { WEEKDAYS, type WeekdayName } from './half-days.ts';
import { coverageHours, isTime, WORKDAY } from './hours.ts';
import { placeTimes } from './place-time.ts';
import { turnId } from './rotas.ts';
import { coverage, rota, rotaMember, rotaTurn, usualPresence } from './schema.ts';

const hoursInput = {
  weekday: optional(list(usualPresence.columns.weekday, { max: 7 })),
  from: optional(coverage.columns.from),
  to: optional(coverage.columns.to),
};

interface GivenHours {
  readonly weekday: readonly WeekdayName[] | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** The cells of days and hours; those that were not given stay as they are. */
function hoursCells({ weekday, from, to }: GivenHours) {
  if (weekday?.length === 0) return failed('weekdays-missing', { field: 'weekday' });
  if (from !== undefined && (!isTime(from) || from === '24:00')) return failed('time-of-day', { field: 'from', given: from });
  if (to !== undefined && !isTime(to)) return failed('time-of-day', { field: 'to', given: to });
  return ok({
    ...(weekday === undefined ? {} : { weekdays: WEEKDAYS.filter((each) => weekday.includes(each)) }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
}

/** As above; what a place asks for ends on the day on which it begins, a night is a rota's. */
function dayCells(given: GivenHours, before: { readonly from: string; readonly to: string }) {
  const cells = hoursCells(given);
  if (!cells.ok) return cells;
  const { from, to } = { ...before, ...cells.value };
  return from < to ? cells : failed('hours-end-first', { field: 'to', from, to });
}

const rules = coverage.columns;

const addCoverage = command({
  name: 'coverage.add',
  input: {
    place: ref('place'),
    name: optional(rules.name),
    ...hoursInput,
    people: optional(rules.people),
    since: optional(rules.since),
    until: optional(rules.until),
  },
  positional: ['place'],
  run(tx, { weekday, from, to, ...cells }) {
    const hours = dayCells({ weekday, from, to }, WORKDAY);
    if (!hours.ok) return hours;
    return ok(rowAnswer(coverage, tx.insert(coverage, { ...WORKDAY, people: 1, ...cells, ...hours.value })));
  },
});

const editCoverage = command({
  name: 'coverage.edit',
  input: {
    coverage: ref('coverage'),
    name: clearable(rules.name),
    ...hoursInput,
    people: optional(rules.people),
    since: clearable(rules.since),
    until: clearable(rules.until),
  },
  positional: ['coverage'],
  run(tx, { coverage: id, weekday, from, to, ...cells }) {
    const before = tx.row(coverage, id);
    const hours = dayCells({ weekday, from, to }, before === undefined ? WORKDAY : coverageHours(before));
    if (!hours.ok) return hours;
    tx.update(coverage, id, { ...cells, ...hours.value });
    return ok(rowAnswer(coverage, id));
  },
});

const removeCoverage = command({
  name: 'coverage.remove',
  input: { coverage: ref('coverage') },
  positional: ['coverage'],
  run(tx, { coverage: id }) {
    tx.remove(coverage, id);
    return ok(rowAnswer(coverage, id));
  },
});

const turns = rota.columns;

const addRota = command({
  name: 'rota.add',
  input: {
    name: turns.name,
    place: optional(turns.place),
    member: optional(list(ref('member'), { max: 100 })),
    ...hoursInput,
    start: optional(turns.start),
    weeks: optional(turns.weeks),
    zone: optional(turns.zone),
  },
  positional: ['name'],
  run(tx, { member: members = [], weekday, from, to, ...cells }) {
    const hours = hoursCells({ weekday, from, to });
    if (!hours.ok) return hours;
    if (cells.zone !== undefined && !isZone(cells.zone)) return failed('zone-unknown', { field: 'zone', given: cells.zone });
    const base = { ...WORKDAY, start: tx.today, weeks: 1, zone: zoneOf(tx, cells.place) };
    const id = tx.insert(rota, { ...base, ...cells, ...hours.value });
    members.forEach((member, at) => void tx.join(rotaMember, { rota: id, member }, { position: tx.now + at }));
    return ok(rowAnswer(rota, id));
  },
});

/** A rota goes by the clock of its place; one for the workplace by that of whoever sets it up. */
const zoneOf = (tx: Transaction, place: Id | undefined): string => (place === undefined ? tx.zone : placeTimes(tx, tx.zone)(place).zone);

const editRota = command({
  name: 'rota.edit',
  input: {
    rota: ref('rota'),
    name: optional(turns.name),
    place: clearable(turns.place),
    ...hoursInput,
    start: optional(turns.start),
    weeks: optional(turns.weeks),
    zone: optional(turns.zone),
  },
  positional: ['rota'],
  run(tx, { rota: id, weekday, from, to, ...cells }) {
    const hours = hoursCells({ weekday, from, to });
    if (!hours.ok) return hours;
    if (cells.zone !== undefined && !isZone(cells.zone)) return failed('zone-unknown', { field: 'zone', given: cells.zone });
    tx.update(rota, id, { ...cells, ...hours.value });
    return ok(rowAnswer(rota, id));
  },
});

const removeRota = command({
  name: 'rota.remove',
  input: { rota: ref('rota') },
  positional: ['rota'],
  run(tx, { rota: id }) {
    tx.remove(rota, id);
    return ok(rowAnswer(rota, id));
  },
});

const joinRota = command({
  name: 'rota.join',
  input: { rota: ref('rota'), member: optional(ref('member')) },
  positional: ['rota', 'member'],
  run(tx, { rota: id, member = tx.me }) {
    const known = tx.row(rotaMember, tx.deriveId(rotaMember.name, id, member));
    if (known === undefined || known.deleted !== null) tx.join(rotaMember, { rota: id, member }, { position: tx.now });
    return ok(rowAnswer(rota, id));
  },
});

const leaveRota = command({
  name: 'rota.leave',
  input: { rota: ref('rota'), member: optional(ref('member')) },
  positional: ['rota', 'member'],
  run(tx, { rota: id, member = tx.me }) {
    const known = tx.row(rotaMember, tx.deriveId(rotaMember.name, id, member));
    if (known !== undefined && known.deleted === null) tx.remove(rotaMember, known.id);
    return ok(rowAnswer(rota, id));
  },
});

const standIn = command({
  name: 'rota.stand-in',
  input: { rota: ref('rota'), date: date(), member: optional(ref('member')) },
  positional: ['rota', 'date', 'member'],
  run(tx, { rota: id, date: day, member = tx.me }) {
    tx.insert(rotaTurn, { rota: id, date: day, member, deleted: null }, turnId(id, day));
    return ok(rowAnswer(rota, id));
  },
});

export const dutyCommands = [addCoverage, editCoverage, removeCoverage, addRota, editRota, removeRota, joinRota, leaveRota, standIn];
