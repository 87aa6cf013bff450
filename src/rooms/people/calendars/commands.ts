/** Bringing in what another calendar tells: of the workplace as a whole, or of where one will be oneself. */

import type { Id } from '../../../kernel/ids.ts';
import { ok } from '../../../kernel/result.ts';
import { clearable, date, json, optional, ref } from '../../../replica/schema.ts';
import { nameKey } from '../../fold.ts';
import { command, rowAnswer, type Transaction } from '../../room.ts';
import { presence } from '../presence/schema.ts';
import { stayCells } from '../presence/stay-input.ts';
import { type GivenCalendar, givenCalendars, givenStays, stayId } from './given.ts';
import { calendar, calendarSpan } from './schema.ts';

const { name, source } = calendar.columns;

/** Characters: more than all stretches that are taken at once. */
const LONGEST = 2_000_000;

/** A calendar of the same name is the same; within the days that the file covers, or that are told, the file is right. */
const bringIn = command({
  name: 'calendar.import',
  input: { calendars: { ...json(), max: LONGEST }, source: optional(source), from: optional(date()), to: optional(date()) },
  quiet: true,
  run(tx, { calendars: given, source: address, from, to }) {
    const calendars = givenCalendars(given);
    if (!calendars.ok) return calendars;
    return ok({ data: calendars.value.map((each) => ({ name: each.name, ...renew(tx, each, { address, from, to }) })) });
  },
});

interface Bringing {
  readonly address: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function renew(tx: Transaction, given: GivenCalendar, { address, from, to }: Bringing) {
  const id = idOf(tx, nameKey(given.name));
  const known = tx.row(calendar, id);
  if (known === undefined || known.deleted !== null) tx.insert(calendar, { name: known?.name ?? given.name, deleted: null }, id);
  if (address !== undefined && known?.source !== address) tx.update(calendar, id, { source: address });
  const wanted = new Map(given.spans.map((span) => [tx.deriveId(calendarSpan.name, id, span.from, span.to, nameKey(span.name)), span]));
  const standing = new Map(
    tx
      .where(calendarSpan, { calendar: id })
      .all()
      .map((row) => [row.id, row]),
  );
  const first = from ?? given.spans.reduce((least, span) => (span.from < least ? span.from : least), '9999-12-31');
  const last = to ?? given.spans.reduce((most, span) => (span.to > most ? span.to : most), '');
  const over = [...standing.values()].filter(
    (row) => !wanted.has(row.id) && row.from !== null && row.to !== null && row.from <= last && row.to >= first,
  );
  for (const row of over) tx.remove(calendarSpan, row.id);
  const fresh = [...wanted].filter(([spanId]) => !standing.has(spanId));
  for (const [spanId, span] of fresh) tx.insert(calendarSpan, { calendar: id, ...span, deleted: null }, spanId);
  return { id, added: fresh.length, removed: over.length, known: wanted.size - fresh.length };
}

/** Who was renamed is found by the name it has; a new one has the same id on every device. */
const idOf = (tx: Transaction, key: string): Id =>
  tx
    .where(calendar)
    .all()
    .find(({ name: known }) => nameKey(known ?? '') === key)?.id ?? tx.deriveId(calendar.name, key);

const edit = command({
  name: 'calendar.edit',
  input: { calendar: ref('calendar'), name: optional(name), source: clearable(source) },
  positional: ['calendar'],
  run(tx, { calendar: id, ...cells }) {
    tx.update(calendar, id, cells);
    return ok(rowAnswer(calendar, id));
  },
});

const remove = command({
  name: 'calendar.remove',
  input: { calendar: ref('calendar') },
  positional: ['calendar'],
  run(tx, { calendar: id }) {
    tx.remove(calendar, id);
    return ok(rowAnswer(calendar, id));
  },
});

/** What stands already as it is told is left alone, so that what was said since still counts. */
const declareAll = command({
  name: 'presence.import',
  input: { stays: { ...json(), max: LONGEST } },
  quiet: true,
  run(tx, { stays: given }) {
    const stays = givenStays(given);
    if (!stays.ok) return stays;
    let taken = 0;
    for (const { from, fromHalf, to, toHalf, reach, where } of stays.value) {
      const id = stayId(tx.me, { from, fromHalf, to, toHalf });
      // As coarse as the others are told.
      const stay = stayCells(tx, tx.me, { reach, ...(where === null ? {} : { where }) });
      if (!stay.ok) return stay;
      const known = tx.row(presence, id);
      const stands = known !== undefined && known.deleted === null && known.reach === reach && known.place === null;
      if (stands && known.where === stay.value.where) continue;
      const cells = { member: tx.me, from, fromHalf, to, toHalf, ...stay.value, declaredAt: tx.now, deleted: null };
      tx.insert(presence, cells, id);
      taken += 1;
    }
    return ok({ data: { taken, known: stays.value.length - taken } });
  },
});

export const calendarCommands = [bringIn, edit, remove, declareAll];
