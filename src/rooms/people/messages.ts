/** Texts of the people room. */

import type { Messages } from '../room.ts';

export const messages: Messages = {
  en: {
    'command.member.edit': 'Say who you are',
    'command.member.edit.help':
      'Changes a member’s name, pronouns, time zone, declared hours, public holidays, ways to be reached, or whether what they have in hand is shown.',
    'command.member.join': 'Join the workplace',
    'command.member.join.help': 'Makes a member known to the others; used when a device joins.',
    'command.member.leave': 'Note a departure',
    'command.member.leave.help': 'Notes that a member left: what they did keeps their name, and nothing rests on them any more.',
    'field.contacts': 'Ways to be reached',
    'field.contacts.hint': 'In the order you prefer.',
    'field.holidays': 'Public holidays',
    'field.holidays.hint': 'Those of your time zone unless told. Deadlines in working days leave them out.',
    'field.hours': 'Declared hours',
    'field.hours.hint': 'Outside of them nobody is notified.',
    'field.id': 'Id',
    'field.left': 'Also those who left',
    'field.pronouns': 'Pronouns',
    'field.pronouns.hint': 'If you wish.',
    'field.showsLoad': 'Show how many tasks I have in hand',
    'field.showsLoad.hint': 'Only where somebody looks for who could take one.',
    'field.zone': 'Time zone',
    'field.zone.hint': 'For example Europe/Paris.',
    'problem.contacts-not-a-list':
      'Ways to be reached are a list of up to 20 entries, each with a kind and a value. Nothing was changed; for example [\\{"kind":"phone","value":"…"\\}].',
    'problem.hours-not-a-week':
      'Declared hours are seven days from Monday, each a list of beginnings and ends. Nothing was changed; choose them in one’s own page, or see the help of member.edit.',
    'query.member.list': 'Members',
    'query.member.list.help': 'The members of the workplace, by name.',
    'query.member.me': 'Myself',
    'query.member.me.help': 'What the workplace knows about you, as you declared it.',
    'room.people': 'People',
    'table.member': 'member',
  },
  fr: {
    'command.member.edit': 'Se présenter',
    'command.member.edit.help':
      'Change le nom, les pronoms, le fuseau horaire, les heures déclarées, les jours fériés, les moyens de contact d’un membre, ou si l’on montre ce qu’il ou elle a en main.',
    'command.member.join': 'Rejoindre le collectif',
    'command.member.join.help': 'Fait connaître un membre aux autres ; sert quand un appareil rejoint le collectif.',
    'command.member.leave': 'Noter un départ',
    'command.member.leave.help':
      'Note le départ d’un membre : ce qu’il ou elle a fait garde son nom, et plus rien ne repose sur cette personne.',
    'field.contacts': 'Moyens de contact',
    'field.contacts.hint': 'Dans l’ordre que vous préférez.',
    'field.holidays': 'Jours fériés',
    'field.holidays.hint': 'Ceux de votre fuseau horaire, sauf mention contraire. Les échéances en jours ouvrés les laissent de côté.',
    'field.hours': 'Heures déclarées',
    'field.hours.hint': 'En dehors, personne n’est prévenu.',
    'field.id': 'Identifiant',
    'field.left': 'Avec les personnes parties',
    'field.pronouns': 'Pronoms',
    'field.pronouns.hint': 'Si vous le souhaitez.',
    'field.showsLoad': 'Montrer combien de tâches j’ai en main',
    'field.showsLoad.hint': 'Seulement là où l’on cherche qui pourrait en prendre une.',
    'field.zone': 'Fuseau horaire',
    'field.zone.hint': 'Par exemple Europe/Paris.',
    'problem.contacts-not-a-list':
      'Les moyens de contact sont une liste d’au plus 20 entrées, chacune avec un genre et une valeur. Rien n’a changé ; par exemple [\\{"kind":"phone","value":"…"\\}].',
    'problem.hours-not-a-week':
      'Les heures déclarées sont sept jours à partir du lundi, chacun une liste de débuts et de fins. Rien n’a changé ; choisissez-les sur votre page, ou voyez l’aide de member.edit.',
    'query.member.list': 'Membres',
    'query.member.list.help': 'Les membres du collectif, par nom.',
    'query.member.me': 'Moi',
    'query.member.me.help': 'Ce que le collectif sait de vous, tel que vous l’avez déclaré.',
    'room.people': 'Équipe',
    'table.member': 'membre',
  },
};
