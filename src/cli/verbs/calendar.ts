/** `calendar import`: school holidays and the like from a file; `presence import`: where one will be, from the file of another calendar. */

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { addDays } from '../../kernel/civil-date.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { type Note, type Reading, readSpans, readStays } from '../../workplace/calendar-file/index.ts';
import { type Home, withHome } from '../home.ts';
import { asTable } from '../terminal.ts';
import type { Call, Verb } from '../verb.ts';
import { carryOut } from './room.ts';

export const calendarVerbs: readonly Verb[] = [
  {
    words: ['calendar', 'import'],
    usage: 'FILE [--dry-run]',
    summary: 'cli.calendar-import.help',
    examples: ['relais calendar import fr-en-calendrier-scolaire.csv --dry-run', 'relais calendar import zone-b.ics'],
    flags: { 'dry-run': 'switch' },
    run: (call) => fromFile(call, bringDays),
  },
  {
    words: ['presence', 'import'],
    usage: 'FILE [--dry-run]',
    summary: 'cli.presence-import.help',
    examples: ['relais presence import calendar.ics --dry-run', 'relais presence import calendar.ics'],
    flags: { 'dry-run': 'switch' },
    run: (call) => fromFile(call, bringStays),
  },
];

type Bring = (
  call: Call,
  home: Home,
  file: { readonly name: string; readonly bytes: Uint8Array },
  reading: Reading,
) => Promise<Result<unknown>>;

function fromFile(call: Call, bring: Bring): Promise<Result<unknown>> {
  return withHome(call, async (home) => {
    const [file] = call.given.rest;
    if (file === undefined) return failed('argument-missing', { field: 'file' });
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) return failed('file-unreadable', { file });
    const { zone, today } = await home.workplace.here();
    const reading = { zone, from: addDays(today, -366), to: addDays(today, 1100) };
    return bring(call, home, { name: basename(file), bytes: new Uint8Array(bytes) }, reading);
  });
}

const bringDays: Bring = async (call, home, { name, bytes }, reading) => {
  const plan = await readSpans(bytes, name, reading);
  if (!plan.ok) return plan;
  const { calendars, notes } = plan.value;
  tell(call, notes);
  if (!isDry(call)) return carryOut('command', 'calendar.import', { calendars }, call, home);
  const rows = calendars.flatMap((calendar) => calendar.spans.map((span) => [calendar.name, span.name, span.from, span.to]));
  const { t } = call.terminal;
  call.terminal.answer(
    { calendars, notes },
    asTable([t('field.calendar'), t('field.name'), t('field.calendar.from'), t('field.calendar.to')], rows),
  );
  return ok(undefined);
};

const bringStays: Bring = async (call, home, { bytes }, reading) => {
  const plan = await readStays(bytes, { ...reading, from: addDays(reading.from, 366) });
  if (!plan.ok) return plan;
  const { rows, notes } = plan.value;
  tell(call, notes);
  const stays = rows.flatMap(({ stay }) => stay ?? []);
  if (!isDry(call)) return carryOut('command', 'presence.import', { stays }, call, home);
  const { t } = call.terminal;
  const told = rows.map(({ title, from, stay }) => [
    stay?.from ?? from,
    stay === undefined
      ? ''
      : `${t(`value.presence.fromHalf.${stay.fromHalf}`)} – ${stay.to === stay.from ? '' : `${stay.to} `}${t(`value.presence.toHalf.${stay.toHalf}`)}`,
    stay === undefined
      ? t('cli.not-taken')
      : stay.where === null
        ? t(`value.presence.reach.${stay.reach}`)
        : t(`value.presence.where.${stay.where}`),
    title,
  ]);
  call.terminal.answer({ stays, notes }, asTable([t('field.presence.date'), '', t('field.where'), t('cli.title-stays')], told));
  return ok(undefined);
};

const isDry = (call: Call): boolean => call.given.switches.get('dry-run') === true;

function tell({ terminal }: Call, notes: readonly Note[]): void {
  for (const { code, params } of notes) terminal.say(terminal.t(`problem.${code}`, params));
}
