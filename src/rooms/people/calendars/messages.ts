/** Texts of the calendars the workplace looks at. */

import type { Messages } from '../../room.ts';

export const calendarMessages: Messages = {
  en: {
    'command.calendar.edit': 'Change a calendar',
    'command.calendar.edit.help': 'Changes a calendar’s name, or the address from which the server reads it again.',
    'command.calendar.import': 'Bring in calendars',
    'command.calendar.import.help':
      'Brings in calendars of days, such as school holidays by zone; one of the same name is renewed within the days that are given.',
    'command.calendar.remove': 'Remove a calendar',
    'command.calendar.remove.help': 'Puts a calendar in the trash.',
    'command.presence.import': 'Take presence from another calendar',
    'command.presence.import.help': 'Says where you will be, half-day by half-day, as another calendar told it; all of it is one change.',
    'field.calendar': 'Calendar',
    'field.calendar.calendars': 'Calendars',
    'field.calendar.days': 'Days',
    'field.calendar.from': 'From',
    'field.calendar.source': 'Address it is read from',
    'field.calendar.spans': 'Stretches of days',
    'field.calendar.to': 'To',
    'field.calendar-span.from': 'From',
    'field.calendar-span.to': 'To',
    'field.presence.stays': 'Half-days',
    'problem.calendar-too-long':
      'That is {count, number} stretches; {limit, number} can be taken at once. Nothing was changed; do it in parts.',
    'problem.calendars-unreadable':
      'Calendars are a list, each with “name” and “spans” of “name”, “from” and “to” (2027-01-31). Nothing was changed; correct them and try again.',
    'problem.stays-unreadable':
      'Half-days are a list, each with “from”, “fromHalf”, “to”, “toHalf”, “reach” and “where”. Nothing was changed; correct them and try again.',
    'query.calendar.list': 'Calendars',
    'query.calendar.list.help': 'The calendars the workplace looks at, such as school holidays.',
    'query.calendar.spans': 'What calendars say',
    'query.calendar.spans.help': 'Holidays and other stretches of days that calendars tell, of the year to come unless told.',
    'table.calendar': 'calendar',
    'table.calendar-span': 'days of a calendar',
  },
  fr: {
    'command.calendar.edit': 'Modifier un calendrier',
    'command.calendar.edit.help': 'Change le nom d’un calendrier, ou l’adresse où le serveur le relit.',
    'command.calendar.import': 'Reprendre des calendriers',
    'command.calendar.import.help':
      'Reprend des calendriers de jours, comme les vacances scolaires par zone ; celui du même nom est renouvelé sur les jours donnés.',
    'command.calendar.remove': 'Retirer un calendrier',
    'command.calendar.remove.help': 'Met un calendrier à la corbeille.',
    'command.presence.import': 'Reprendre sa présence d’un autre agenda',
    'command.presence.import.help':
      'Dit où vous serez, demi-journée par demi-journée, comme le dit un autre agenda ; le tout est un seul changement.',
    'field.calendar': 'Calendrier',
    'field.calendar.calendars': 'Calendriers',
    'field.calendar.days': 'Jours',
    'field.calendar.from': 'Du',
    'field.calendar.source': 'Adresse où il est lu',
    'field.calendar.spans': 'Suites de jours',
    'field.calendar.to': 'Au',
    'field.calendar-span.from': 'Du',
    'field.calendar-span.to': 'Au',
    'field.presence.stays': 'Demi-journées',
    'problem.calendar-too-long':
      'Cela fait {count, number} suites de jours ; {limit, number} se prennent en une fois. Rien n’a changé ; procédez en plusieurs fois.',
    'problem.calendars-unreadable':
      'Les calendriers sont une liste, chacun avec « name » et « spans » de « name », « from » et « to » (2027-01-31). Rien n’a changé ; corrigez et réessayez.',
    'problem.stays-unreadable':
      'Les demi-journées sont une liste, chacune avec « from », « fromHalf », « to », « toHalf », « reach » et « where ». Rien n’a changé ; corrigez et réessayez.',
    'query.calendar.list': 'Calendriers',
    'query.calendar.list.help': 'Les calendriers que le collectif regarde, comme les vacances scolaires.',
    'query.calendar.spans': 'Ce que disent les calendriers',
    'query.calendar.spans.help':
      'Vacances et autres suites de jours que disent les calendriers, sur l’année qui vient sauf mention contraire.',
    'table.calendar': 'calendrier',
    'table.calendar-span': 'jours d’un calendrier',
  },
};
