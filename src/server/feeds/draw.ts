/** Each kind of calendar, and how it is drawn from the workplace as its owner sees it. */

import { createHash } from 'node:crypto';
import { queryContext } from '../../rooms/ask.ts';
import type { QueryContext } from '../../rooms/room.ts';
import { createTranslator } from '../../ui/i18n/index.ts';
import type { Workplace } from '../../workplace/index.ts';
import type { FeedRecord } from '../accounts/schema.ts';
import { type CalendarEvent, calendarOf, eventLines } from './calendar.ts';
import type { Frame } from './frame.ts';
import { availability } from './hours.ts';
import { feedMessages } from './messages.ts';
import { ownPresence, teamPresence } from './presence.ts';
import { circleDates, duties, ownTasks } from './work.ts';

type Draw = (workplace: Workplace, frame: Frame) => Promise<readonly string[]>;

const draws: Readonly<Record<FeedRecord['kind'], Draw>> = {
  presence: events(ownPresence),
  tasks: events(ownTasks),
  team: events(teamPresence),
  duty: events(duties),
  dates: async (workplace, frame) => (await circleDates(workplace, frame)).flatMap(eventLines),
  hours: (workplace, frame) => workplace.reading((reader) => availability(queryContext(reader, workplace.circumstances(reader)), frame)),
};

export interface Drawn {
  readonly text: string;
  /** The same as long as the text is. */
  readonly tag: string;
}

export async function drawFeed(workplace: Workplace, name: string, record: FeedRecord): Promise<Drawn> {
  const { zone } = await workplace.reading((reader) => workplace.circumstances(reader));
  const t = createTranslator(record.locale, feedMessages, zone);
  const frame: Frame = {
    t,
    zone,
    busy: record.detail === 'busy',
    sharing: record.detail === 'elsewhere' ? 'elsewhere' : 'place',
    since: record.created,
  };
  const body = await draws[record.kind](workplace, frame);
  const text = calendarOf({ name: t(`feed.name.${record.kind}`, { workplace: name }), zone }, body);
  return { text, tag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}

function events(of: (read: QueryContext, frame: Frame) => readonly CalendarEvent[]): Draw {
  return async (workplace, frame) => {
    const found = await workplace.reading((reader) => of(queryContext(reader, workplace.circumstances(reader)), frame));
    return found.flatMap(eventLines);
  };
}
