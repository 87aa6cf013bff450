/** Texts that several rooms share: what is wrong with arguments, and fields with one meaning everywhere. */

import type { Messages } from './room.ts';

export const sharedMessages: Messages = {
  en: {
    'field.kind': 'Kind',
    'field.list': 'List',
    'field.limit': 'At most',
    'field.member': 'Member',
    'field.name': 'Name',
    'field.offset': 'From row',
    'field.place': 'Place',
    'field.role': 'Role',
    'problem.argument-choice': '“{given}” is not a choice for “{field}”. Nothing was changed; choose one of: {choices}.',
    'problem.argument-date': '“{given}” is not a date for “{field}”. Nothing was changed; write it as 2027-01-31.',
    'problem.argument-kind':
      '“{field}” takes {kind, select, boolean {yes or no} integer {a whole number} number {a number} instant {an instant in milliseconds} json {JSON} list {a list} other {text}}, not “{given}”. Nothing was changed; correct it and try again.',
    'problem.argument-missing':
      '{field, select, why {Say why this exists: whoever takes it up will need it. Nothing was added yet; give the “why” and try again.} other {“{field}” is missing. Nothing was changed; give it and try again.}}',
    'problem.argument-ref': '“{given}” is not the id of a row, which “{field}” needs. Nothing was changed; ids have 22 characters.',
    'problem.argument-too-large': '“{field}” may be at most {max, number}, not {given, number}. Nothing was changed.',
    'problem.argument-too-long':
      '“{field}” has {length, number} characters and may have {max, number}. Nothing was changed; shorten it and try again.',
    'problem.argument-too-many':
      '“{field}” has {count, number} entries and may have {max, number}. Nothing was changed; do it in several parts.',
    'problem.argument-too-small': '“{field}” must be at least {min, number}, not {given, number}. Nothing was changed.',
    'problem.argument-unknown': 'There is no “{field}” here. Nothing was changed; look at the help for the names that are known.',
    'problem.arguments-not-an-object': 'Arguments are a JSON object with a key for each field. Nothing was changed.',
    'problem.command-unknown': 'There is no command “{name}”. Nothing was changed; the list of commands shows their names.',
    'problem.expunge-confirm':
      'This deletes “{name}” for ever: its texts, comments, attachments and its whole history, on the server now and on every device when it next syncs. No undo and no trash brings it back. Backups and exports made before still hold it.',
    'problem.mass-deletion':
      'This would put {count, number} of {total, number} rows in the trash at once. Nothing was changed; confirm if it is meant. It can be undone.',
    'problem.query-unknown': 'There is no query “{name}”. The list of queries shows their names.',
    'problem.row-unknown':
      'Nothing here has the id “{id}” given for “{field}”. Nothing was changed; it may not have arrived on this device yet.',
    'problem.signature-missing': 'What was to be signed changed in the meantime. Nothing was signed; read it again and sign then.',
    'problem.signing-elsewhere':
      'This is signed with the key of a person’s own device, which the server does not have. Nothing was signed; sign in the application or with “relais” on your own device.',
    'problem.text-not-loaded':
      'The text could not be written, because the part that writes texts is not loaded. Nothing was changed; try again.',
  },
  fr: {
    'field.kind': 'Genre',
    'field.list': 'Liste',
    'field.limit': 'Au plus',
    'field.member': 'Membre',
    'field.name': 'Nom',
    'field.offset': 'À partir de',
    'field.place': 'Lieu',
    'field.role': 'Rôle',
    'problem.argument-choice': '« {given} » n’est pas un choix possible pour « {field} ». Rien n’a changé ; choisissez parmi : {choices}.',
    'problem.argument-date': '« {given} » n’est pas une date pour « {field} ». Rien n’a changé ; écrivez-la comme 2027-01-31.',
    'problem.argument-kind':
      '« {field} » attend {kind, select, boolean {oui ou non} integer {un nombre entier} number {un nombre} instant {un instant en millisecondes} json {du JSON} list {une liste} other {du texte}}, pas « {given} ». Rien n’a changé ; corrigez et réessayez.',
    'problem.argument-missing':
      '{field, select, why {Dites pourquoi cela existe : la personne qui prendra la suite en aura besoin. Rien n’a encore été ajouté ; donnez le « pourquoi » et réessayez.} other {« {field} » manque. Rien n’a changé ; donnez-le et réessayez.}}',
    'problem.argument-ref':
      '« {given} » n’est pas un identifiant de ligne, ce que « {field} » demande. Rien n’a changé ; un identifiant a 22 caractères.',
    'problem.argument-too-large': '« {field} » vaut au plus {max, number}, pas {given, number}. Rien n’a changé.',
    'problem.argument-too-long':
      '« {field} » a {length, number} caractères et peut en avoir {max, number}. Rien n’a changé ; raccourcissez et réessayez.',
    'problem.argument-too-many':
      '« {field} » a {count, number} éléments et peut en avoir {max, number}. Rien n’a changé ; procédez en plusieurs fois.',
    'problem.argument-too-small': '« {field} » vaut au moins {min, number}, pas {given, number}. Rien n’a changé.',
    'problem.argument-unknown': 'Il n’y a pas de « {field} » ici. Rien n’a changé ; l’aide donne les noms connus.',
    'problem.arguments-not-an-object': 'Les arguments sont un objet JSON avec une clé par champ. Rien n’a changé.',
    'problem.command-unknown': 'Il n’existe pas de commande « {name} ». Rien n’a changé ; la liste des commandes donne leurs noms.',
    'problem.expunge-confirm':
      'Ceci supprime « {name} » pour toujours : ses textes, ses commentaires, ses pièces jointes et tout son historique, sur le serveur dès maintenant et sur chaque appareil à sa prochaine synchronisation. Ni reprise ni corbeille ne le ramènent. Les sauvegardes et les exports faits avant le contiennent encore.',
    'problem.mass-deletion':
      'Cela mettrait {count, number} lignes sur {total, number} à la corbeille d’un coup. Rien n’a changé ; confirmez si c’est voulu. On pourra l’annuler.',
    'problem.query-unknown': 'Il n’existe pas de question « {name} ». La liste des questions donne leurs noms.',
    'problem.row-unknown':
      'Rien ici ne porte l’identifiant « {id} » donné pour « {field} ». Rien n’a changé ; il n’est peut-être pas encore arrivé sur cet appareil.',
    'problem.signature-missing': 'Ce qui était à signer a changé entre-temps. Rien n’a été signé ; relisez, puis signez.',
    'problem.signing-elsewhere':
      'Cela se signe avec la clé de l’appareil de la personne, que le serveur n’a pas. Rien n’a été signé ; signez dans l’application ou avec « relais » sur votre propre appareil.',
    'problem.text-not-loaded':
      'Le texte n’a pas pu être écrit, car la partie qui écrit les textes n’est pas chargée. Rien n’a changé ; réessayez.',
  },
};
