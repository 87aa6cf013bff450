/** Texts of the places room. */

import type { Messages } from '../room.ts';

/** Where public holidays differ, as members and places say it. */
const REGIONS = {
  en: {
    'alsace-moselle': 'Alsace-Moselle',
    guadeloupe: 'Guadeloupe',
    guyane: 'French Guiana',
    martinique: 'Martinique',
    mayotte: 'Mayotte',
    metropole: 'Metropolitan France',
    'nouvelle-caledonie': 'New Caledonia',
    polynesie: 'French Polynesia',
    reunion: 'Réunion',
    'saint-barthelemy': 'Saint Barthélemy',
    'saint-martin': 'Saint Martin',
    'saint-pierre-et-miquelon': 'Saint Pierre and Miquelon',
    'wallis-et-futuna': 'Wallis and Futuna',
  },
  fr: {
    'alsace-moselle': 'Alsace-Moselle',
    guadeloupe: 'Guadeloupe',
    guyane: 'Guyane',
    martinique: 'Martinique',
    mayotte: 'Mayotte',
    metropole: 'France métropolitaine',
    'nouvelle-caledonie': 'Nouvelle-Calédonie',
    polynesie: 'Polynésie française',
    reunion: 'La Réunion',
    'saint-barthelemy': 'Saint-Barthélemy',
    'saint-martin': 'Saint-Martin',
    'saint-pierre-et-miquelon': 'Saint-Pierre-et-Miquelon',
    'wallis-et-futuna': 'Wallis-et-Futuna',
  },
};

const regions = (words: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(words).flatMap(([region, word]) => ['member', 'place'].map((table) => [`value.${table}.holidays.${region}`, word])),
  );

export const messages: Messages = {
  en: {
    ...regions(REGIONS.en),
    'command.place.add': 'Add a place',
    'command.place.add.help': 'Adds a place where work is done or bound to.',
    'command.place.edit': 'Change a place',
    'command.place.edit.help': 'Changes a place’s name, kind, address, time zone, public holidays or calendar.',
    'command.place.remove': 'Remove a place',
    'command.place.remove.help': 'Puts a place in the trash; tasks bound to it stay as they are.',
    'field.address': 'Address',
    'field.place.holidays': 'Public holidays',
    'field.place.holidays.hint': 'Those of its time zone unless told. On them nobody is asked to be there.',
    'field.place.zone': 'Time zone',
    'field.place.zone.hint': 'For example Indian/Reunion; that of most members unless told.',
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
    ...regions(REGIONS.fr),
    'command.place.add': 'Ajouter un lieu',
    'command.place.add.help': 'Ajoute un lieu où l’on travaille, ou auquel du travail est lié.',
    'command.place.edit': 'Modifier un lieu',
    'command.place.edit.help': 'Change le nom, le genre, l’adresse, le fuseau horaire, les jours fériés ou le calendrier d’un lieu.',
    'command.place.remove': 'Retirer un lieu',
    'command.place.remove.help': 'Met un lieu à la corbeille ; les tâches qui y sont liées restent telles quelles.',
    'field.address': 'Adresse',
    'field.place.holidays': 'Jours fériés',
    'field.place.holidays.hint': 'Ceux de son fuseau horaire, sauf mention contraire. Ces jours-là, personne n’est demandé sur place.',
    'field.place.zone': 'Fuseau horaire',
    'field.place.zone.hint': 'Par exemple Indian/Reunion ; celui de la plupart des membres, sauf mention contraire.',
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
