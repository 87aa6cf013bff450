/** People: the members of the workplace, and where they say they will be. */

import { room } from '../room.ts';
import { calendarCommands } from './calendars/commands.ts';
import { calendarMessages } from './calendars/messages.ts';
import { calendarQueries } from './calendars/queries.ts';
import { commands } from './commands.ts';
import { messages } from './messages.ts';
import { presenceCommands } from './presence/commands.ts';
import { dutyCommands } from './presence/duty-commands.ts';
import { presenceMessages } from './presence/messages.ts';
import { presenceQueries } from './presence/queries.ts';
import { queries } from './queries.ts';
import { skillCommands } from './skills/commands.ts';
import { skillMessages } from './skills/messages.ts';
import { skillQueries } from './skills/queries.ts';
import { tables } from './tables.ts';

export { type GivenCalendar, type GivenSpan, type GivenStay, stayId } from './calendars/given.ts';
export { calendarList } from './calendars/queries.ts';
export { weekOf } from './declared.ts';
export { departed } from './departed.ts';
export { type Holiday, holidayOn } from './holidays.ts';
export { dateOfHalfDay, HALVES, type Half, halfDay, WEEKDAYS, type WeekdayName, weekdayName } from './presence/half-days.ts';
export { isTime, turnHalves } from './presence/hours.ts';
export { meetings, type Span, workOf } from './presence/meeting.ts';
export { keptFrom, MONTHS_KEPT, pastPresence } from './presence/past.ts';
export { type Kept, keepPrecise, preciseIn, type Said } from './presence/precise.ts';
export type { presenceAround, presenceDeclared } from './presence/queries.ts';
export { reachableFrom } from './presence/returning.ts';
export { dutyAt, dutySpan, turnSpan, turnsOf, turnsTouching } from './presence/rotas.ts';
export { presence, rota, rotaTurn, usualPresence, WHERES } from './presence/schema.ts';
export { coarse, type Sharing } from './presence/sharing.ts';
export { type Stay, stayReader, staysOf } from './presence/stays.ts';
export { memberList, type memberMe, queries as peopleQueries } from './queries.ts';
export { member } from './schema.ts';
export { membersWith, skillId, skillsNamed } from './skills/naming.ts';
export type { skillNames } from './skills/queries.ts';
export { skill } from './skills/schema.ts';
export { tables as peopleTables } from './tables.ts';
export { afterWorkingDays, isWorkingDay, regionOf } from './working-days.ts';

export const people = room({
  name: 'people',
  tables,
  commands: [...commands, ...presenceCommands, ...dutyCommands, ...skillCommands, ...calendarCommands],
  queries: [...queries, ...presenceQueries, ...skillQueries, ...calendarQueries],
  messages: {
    en: { ...messages.en, ...presenceMessages.en, ...skillMessages.en, ...calendarMessages.en },
    fr: { ...messages.fr, ...presenceMessages.fr, ...skillMessages.fr, ...calendarMessages.fr },
  },
});
