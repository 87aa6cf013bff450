/** Texts of the places room. */

import type { Messages } from '../room.ts';

export const messages: Messages = {
  en: {
    'command.place.add': 'Add a place',
    'command.place.add.help': 'Adds a place where work is done or bound to.',
    'command.place.edit': 'Change a place',
    'command.place.edit.help': 'Changes a place’s name, kind or address.',
    'command.place.remove': 'Remove a place',
    'command.place.remove.help': 'Puts a place in the trash; tasks bound to it stay as they are.',
    'field.address': 'Address',
    'query.place.list': 'Places',
    'query.place.list.help': 'The places of the workplace, by name.',
    'room.places': 'Places',
    'table.place': 'place',
    'value.place.kind.client-site': 'Client site',
    'value.place.kind.office': 'Office',
    'value.place.kind.other': 'Other',
    'value.place.kind.school': 'School',
    'value.place.kind.third-place': 'Third place',
    'value.place.kind.town-hall': 'Town hall',
  },
  fr: {
    'command.place.add': 'Ajouter un lieu',
    'command.place.add.help': 'Ajoute un lieu où l’on travaille, ou auquel du travail est lié.',
    'command.place.edit': 'Modifier un lieu',
    'command.place.edit.help': 'Change le nom, le genre ou l’adresse d’un lieu.',
    'command.place.remove': 'Retirer un lieu',
    'command.place.remove.help': 'Met un lieu à la corbeille ; les tâches qui y sont liées restent telles quelles.',
    'field.address': 'Adresse',
    'query.place.list': 'Lieux',
    'query.place.list.help': 'Les lieux du collectif, par nom.',
    'room.places': 'Lieux',
    'table.place': 'lieu',
    'value.place.kind.client-site': 'Site client',
    'value.place.kind.office': 'Bureau',
    'value.place.kind.other': 'Autre',
    'value.place.kind.school': 'École',
    'value.place.kind.third-place': 'Tiers-lieu',
    'value.place.kind.town-hall': 'Mairie',
  },
};
