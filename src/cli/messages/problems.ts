/** What goes wrong on the command line: what happened, what was kept, what to do. */

import type { Catalogue } from '../../ui/i18n/index.ts';

export const problems: Catalogue = {
  en: {
    'problem.agreement-not-verified':
      '{count, plural, one {One thing does} other {# things do}} not hold, as told above. Nothing was changed; look at the history of the agreement, and ask the person to sign again if need be.',
    'problem.argument-extra': '“{given}” is one argument too many. Nothing was done; put quotes around text with spaces.',
    'problem.argument-json': '“{field}” is not JSON. Nothing was done; quote it, and use double quotes inside.',
    'problem.changes-refused':
      'The server refused changes of this device. They are kept here: relais refused list shows them, relais refused dismiss puts one away.',
    'problem.expunge-unconfirmed':
      'This deletes for ever, with the history, on the server and on every device; no undo and no trash brings it back. Nothing was done; add --yes if you mean it.',
    'problem.file-unreadable': '{file} cannot be read. Nothing was done; check the path and your rights.',
    'problem.file-unwritable': '{file} cannot be written. Check the path, your rights and the space left.',
    'problem.flag-missing': '{flag} is needed here. Nothing was done; see --help.',
    'problem.flag-unknown': 'There is no {flag} here. Nothing was done; see --help.',
    'problem.flag-value-missing': '{flag} needs a value after it. Nothing was done.',
    'problem.check-damage':
      '{count, plural, one {One thing does not read} other {# things do not read}} as it should. Nothing was changed; keep this data and restore a backup beside it.',
    'problem.dump-row': 'Row {row} of the table “{table}” has no id. Nothing was brought in; the file was changed after it was exported.',
    'problem.dump-unreadable': 'This is not a complete export of Relais. Nothing was brought in; take the file as relais export wrote it.',
    'problem.home-none': 'No workplace is in {home} yet. Come in with: relais join LINK --name NAME',
    'problem.home-taken': '{home} already belongs to a workplace. Nothing was changed; give another folder with --home.',
    'problem.import.file-unsent':
      'The file “{name}” could not be sent to the server and was left out. With a network, undo and import again to have it.',
    'problem.import-format-unknown': 'No known format is in {file}. Nothing was brought in; name it with --from if you are sure.',
    'problem.import-no-preview':
      'A Relais export is brought in row by row under its own ids, without preview. Nothing was brought in; leave --dry-run out, and undo if need be.',
    'problem.link-malformed': 'This is not a link to come in by. Copy the whole link, with what follows the #, and put quotes around it.',
    'problem.option.port': '“{given}” is not a port. Give a number from 0 to 65535; 0 picks a free one.',
    'problem.option.tls-pair': '--tls-cert and --tls-key go together. Give both or neither.',
    'problem.refused-unknown': 'No refused change here begins with “{id}”. Nothing was put away; relais refused list shows them.',
    'problem.row-ambiguous': '“{given}” may mean several: {found}. Nothing was done; write more of it, or the id.',
    'problem.row-not-found': 'Nothing here is called “{given}”. Nothing was done; it may not have arrived on this device yet: relais sync',
    'problem.server-not-relais':
      'Something other than Relais answered at {url}; perhaps a network that wants you to sign in first. Everything is kept on this device.',
    'problem.server-unreachable':
      'The server at {url} cannot be reached. Everything is kept on this device; try again once there is a network.',
    'problem.store-blocked': 'Another program holds this device’s data. Nothing was lost; end it and try again. ({detail})',
    'problem.store-closed': 'The data was closed while it was needed. Nothing was lost; try again. ({detail})',
    'problem.store-damaged':
      'The data on this disk is damaged: {detail}. Keep the folder as it is; what was shared is safe on the server, and relais sign-in brings it back in a new folder.',
    'problem.store-foreign':
      'This is not data of Relais, or its beginning is damaged: {detail}. Nothing was touched; give another path. What was shared is safe on the server.',
    'problem.store-full': 'The disk is full. What you just did is not saved; make room and do it again. ({detail})',
    'problem.store-newer': 'A newer version of Relais wrote this data. Nothing was touched; update Relais and try again. ({detail})',
    'problem.store-unavailable': 'The data cannot be opened: {detail}.',
    'problem.sync-timeout':
      '{count, plural, one {One change still waits} other {# changes still wait}} to be shared. They are kept on this device; try again.',
    'problem.table-unknown': 'There is no table “{table}”. Known are the words before commands, such as task or member.',
    'problem.undo-overtaken': 'Everything this wrote has been changed since. Nothing was taken back; the newer words stand.',
    'problem.undo-unknown': 'Nothing with this number can be taken back here. Nothing was changed; history shows the numbers.',
    'problem.url-malformed': '“{given}” is not the address of a server, such as https://relais.example.org. Nothing was done.',
    'problem.verb-unknown':
      '“{verb}” is not a verb of Relais.{nearest, select, none {} other { Did you mean “{nearest}”?}} relais help lists them.',
  },
  fr: {
    'problem.agreement-not-verified':
      '{count, plural, one {Une chose ne tient pas} other {# choses ne tiennent pas}}, comme dit plus haut. Rien n’a changé ; regardez l’historique de l’accord, et demandez à la personne de signer à nouveau s’il le faut.',
    'problem.argument-extra':
      '« {given} » est un argument de trop. Rien n’a été fait ; mettez des guillemets autour d’un texte avec des espaces.',
    'problem.argument-json': '« {field} » n’est pas du JSON. Rien n’a été fait ; entourez-le de guillemets simples, doubles à l’intérieur.',
    'problem.changes-refused':
      'Le serveur a refusé des changements de cet appareil. Ils sont gardés ici : relais refused list les montre, relais refused dismiss en range un.',
    'problem.expunge-unconfirmed':
      'Ceci supprime pour toujours, avec l’historique, sur le serveur et sur chaque appareil ; ni reprise ni corbeille ne le ramènent. Rien n’a été fait ; ajoutez --yes si c’est bien voulu.',
    'problem.file-unreadable': '{file} est illisible. Rien n’a été fait ; vérifiez le chemin et vos droits.',
    'problem.file-unwritable': '{file} ne peut pas être écrit. Vérifiez le chemin, vos droits et la place.',
    'problem.flag-missing': '{flag} est nécessaire ici. Rien n’a été fait ; voyez --help.',
    'problem.flag-unknown': 'Il n’y a pas de {flag} ici. Rien n’a été fait ; voyez --help.',
    'problem.flag-value-missing': '{flag} demande une valeur. Rien n’a été fait.',
    'problem.check-damage':
      '{count, plural, one {Une chose ne se relit} other {# choses ne se relisent}} pas comme il faut. Rien n’a changé ; gardez ces données et restaurez une sauvegarde à côté.',
    'problem.dump-row':
      'La ligne {row} de la table « {table} » n’a pas d’identifiant. Rien n’a été repris ; le fichier a été modifié après son export.',
    'problem.dump-unreadable':
      'Ce n’est pas un export complet de Relais. Rien n’a été repris ; prenez le fichier tel que relais export l’a écrit.',
    'problem.home-none': 'Pas encore de collectif dans {home}. Entrez avec : relais join LIEN --name NOM',
    'problem.home-taken': '{home} appartient déjà à un collectif. Rien n’a changé ; donnez un autre dossier avec --home.',
    'problem.import.file-unsent':
      'Le fichier « {name} » n’a pas pu être envoyé au serveur et a été laissé de côté. Avec un réseau, annulez et importez à nouveau pour l’avoir.',
    'problem.import-format-unknown': 'Aucun format connu dans {file}. Rien n’a été repris ; nommez-le avec --from si vous êtes sûr.',
    'problem.import-no-preview':
      'Un export de Relais se reprend ligne à ligne sous ses propres identifiants, sans aperçu. Rien n’a été repris ; ôtez --dry-run, et annulez au besoin.',
    'problem.link-malformed': 'Ce n’est pas un lien pour entrer. Copiez le lien entier, avec ce qui suit le #, entre guillemets.',
    'problem.option.port': '« {given} » n’est pas un port. Donnez un nombre de 0 à 65535 ; 0 en choisit un libre.',
    'problem.option.tls-pair': '--tls-cert et --tls-key vont ensemble. Donnez les deux, ou aucun.',
    'problem.refused-unknown': 'Aucun changement refusé ne commence ici par « {id} ». Rien n’a été rangé ; relais refused list les montre.',
    'problem.row-ambiguous': '« {given} » peut désigner plusieurs choses : {found}. Rien n’a été fait ; écrivez-en plus, ou l’identifiant.',
    'problem.row-not-found':
      'Rien ici ne s’appelle « {given} ». Rien n’a été fait ; ce n’est peut-être pas encore arrivé sur cet appareil : relais sync',
    'problem.server-not-relais':
      'Autre chose que Relais a répondu à {url} ; peut-être un réseau qui demande de s’identifier. Tout est gardé sur cet appareil.',
    'problem.server-unreachable': 'Le serveur {url} est injoignable. Tout est gardé sur cet appareil ; réessayez avec un réseau.',
    'problem.store-blocked': 'Un autre programme tient les données de cet appareil. Rien n’est perdu ; arrêtez-le et réessayez. ({detail})',
    'problem.store-closed': 'Les données ont été fermées alors qu’on en avait besoin. Rien n’est perdu ; réessayez. ({detail})',
    'problem.store-damaged':
      'Les données sur ce disque sont abîmées : {detail}. Gardez le dossier tel quel ; ce qui était partagé est sauf sur le serveur, et relais sign-in le ramène dans un nouveau dossier.',
    'problem.store-foreign':
      'Ce ne sont pas des données de Relais, ou leur début est abîmé : {detail}. Rien n’a été touché ; donnez un autre chemin. Ce qui était partagé est sauf sur le serveur.',
    'problem.store-full':
      'Le disque est plein. Ce que vous venez de faire n’est pas enregistré ; faites de la place et recommencez. ({detail})',
    'problem.store-newer':
      'Une version plus récente de Relais a écrit ces données. Rien n’a été touché ; mettez Relais à jour et recommencez. ({detail})',
    'problem.store-unavailable': 'Les données ne s’ouvrent pas : {detail}.',
    'problem.sync-timeout':
      '{count, plural, one {Un changement attend} other {# changements attendent}} encore d’être partagés. Tout est gardé sur cet appareil ; réessayez.',
    'problem.table-unknown': 'Il n’y a pas de table « {table} ». On connaît les mots placés devant les commandes, comme task ou member.',
    'problem.undo-overtaken': 'Tout ce que ce geste avait écrit a changé depuis. Rien n’a été repris ; le plus récent reste.',
    'problem.undo-unknown': 'Rien ne peut être repris ici sous ce numéro. Rien n’a changé ; l’historique donne les numéros.',
    'problem.url-malformed': '« {given} » n’est pas l’adresse d’un serveur, comme https://relais.exemple.fr. Rien n’a été fait.',
    'problem.verb-unknown':
      '« {verb} » n’est pas un verbe de Relais.{nearest, select, none {} other { Vouliez-vous dire « {nearest} » ?}} relais help les énumère.',
  },
};
