/** What is told about reading a calendar file: what was kept, what was not. */

import type { Messages } from '../../rooms/room.ts';

export const messages: Messages = {
  en: {
    'problem.calendar-file.large': 'A calendar may have {megabytes} MB. Nothing was taken; export fewer years, or one calendar at a time.',
    'problem.calendar-file.unknown':
      'This is neither a calendar (.ics) nor a table with dates that is known here. Nothing was taken; export it as iCalendar.',
    'problem.calendar-file.empty': 'There is nothing in it from last year to three years ahead. Nothing was taken; choose another file.',
    'problem.calendar-file.line':
      '{count, plural, one {One line could not be read and is} other {# lines could not be read and are}} left out ({lines}). The rest is here.',
    'problem.calendar-file.row':
      '{count, plural, one {One row without a date or a zone is} other {# rows without a date or a zone are}} left out ({lines}). The rest is here.',
    'problem.calendar-file.no-start':
      '{count, plural, one {One event without a beginning is} other {# events without a beginning are}} left out (line {lines}).',
    'problem.calendar-file.many': 'There are more events than are looked at ({limit}); the rest is left out.',
    'problem.calendar-file.recurs': 'An event recurs too often (line {lines}); its first {limit} times are here.',
    'problem.calendar-file.rule':
      'How {count, plural, one {an event recurs} other {# events recur}} is not understood (line {lines}); only the first time is here.',
    'problem.calendar-file.zone': 'The time zone “{zone}” is not known (line {lines}); {assumed} is assumed. Look at the hours.',
    'problem.calendar-file.ends-first':
      '{count, plural, one {One event ends} other {# events end}} before beginning (line {lines}); only the first day is here.',
  },
  fr: {
    'problem.calendar-file.large':
      'Un agenda peut avoir {megabytes} Mo. Rien n’a été pris ; exportez moins d’années, ou un agenda à la fois.',
    'problem.calendar-file.unknown':
      'Ce n’est ni un agenda (.ics) ni un tableau de dates connu ici. Rien n’a été pris ; exportez-le au format iCalendar.',
    'problem.calendar-file.empty':
      'Il n’y a rien dedans de l’an dernier à dans trois ans. Rien n’a été pris ; choisissez un autre fichier.',
    'problem.calendar-file.line':
      '{count, plural, one {Une ligne illisible est laissée} other {# lignes illisibles sont laissées}} de côté ({lines}). Le reste est là.',
    'problem.calendar-file.row':
      '{count, plural, one {Une ligne sans date ou sans zone est laissée} other {# lignes sans date ou sans zone sont laissées}} de côté ({lines}). Le reste est là.',
    'problem.calendar-file.no-start':
      '{count, plural, one {Un événement sans début est laissé} other {# événements sans début sont laissés}} de côté (ligne {lines}).',
    'problem.calendar-file.many': 'Il y a plus d’événements qu’on n’en regarde ({limit}) ; le reste est laissé de côté.',
    'problem.calendar-file.recurs': 'Un événement se répète trop souvent (ligne {lines}) ; ses {limit} premières fois sont là.',
    'problem.calendar-file.rule':
      'La répétition {count, plural, one {d’un événement} other {de # événements}} n’est pas comprise (ligne {lines}) ; seule la première fois est là.',
    'problem.calendar-file.zone': 'Le fuseau « {zone} » est inconnu (ligne {lines}) ; {assumed} est supposé. Regardez les heures.',
    'problem.calendar-file.ends-first':
      '{count, plural, one {Un événement finit} other {# événements finissent}} avant de commencer (ligne {lines}) ; seul le premier jour est là.',
  },
};
