/** What goes wrong where a server is started or its data tended: what happened, what was kept, what to do. */

import type { Catalogue } from '../../ui/i18n/index.ts';

export const administration: Catalogue = {
  en: {
    'problem.backup-exists': '{file} exists already and was left as it is. Name another file, or a folder.',
    'problem.copy-differs':
      'What was written is not what was read ({collections}): the data changed meanwhile. The original is untouched; stop the server and try again.',
    'problem.copy-source-half': 'This is the rest of a copy that was cut short. Nothing was done; take the original.',
    'problem.copy-target-taken': 'The target holds data already ({collections}). Nothing was written; give an empty one.',
    'problem.data-none':
      'There is no data of a server at {place}. Nothing was done; name its folder with --data, or its database with --database.',
    'problem.member-unknown': 'Nobody here is called “{member}”. Nothing was changed; write the name as they sign in with it, or the id.',
    'problem.option.smtp': 'This is no address of a mail server such as smtp://name:password@mail.example.org. The server did not start.',
    'problem.option.mail-from':
      '“{value}” is no sender such as Relais <relais@example.org>; --mail-from or RELAIS_MAIL_FROM names one. The server did not start.',
    'problem.option.outbound': '“{value}” is neither an address nor a range such as 10.0.0.0/8. The server did not start.',
    'problem.option.proxy': '“{value}” is neither an address nor a range such as 10.0.0.0/8. The server did not start.',
    'problem.option.public-url': '“{value}” is not an origin such as https://relais.example.org. The server did not start.',
    'problem.option.tls':
      '{cert} or {key} cannot be read as a certificate and its key. The server did not start; check paths, rights and format.',
    'problem.restore-nothing': 'There is no backup at {source}. Nothing was changed.',
    'problem.restore-taken': '{place} holds data already. Nothing was changed; move it away first, or restore into another place.',
    'problem.server.cannot-listen':
      'The server cannot listen on {host}, port {port} ({reason}). Nothing was changed; another program may hold the port: give another with --port.',
    'problem.workplace-unknown': 'This server has no workplace “{workplace}”. Nothing was changed.',
    'problem.workplace-which': 'This server has several workplaces. Nothing was changed; say which: {workplaces}',
  },
  fr: {
    'problem.backup-exists': '{file} existe déjà et reste tel quel. Nommez un autre fichier, ou un dossier.',
    'problem.copy-differs':
      'Ce qui a été écrit n’est pas ce qui a été lu ({collections}) : les données ont changé entre-temps. L’original est intact ; arrêtez le serveur et réessayez.',
    'problem.copy-source-half': 'C’est le reste d’une copie interrompue. Rien n’a été fait ; prenez l’original.',
    'problem.copy-target-taken': 'La destination contient déjà des données ({collections}). Rien n’a été écrit ; donnez-en une vide.',
    'problem.data-none':
      'Il n’y a pas de données de serveur dans {place}. Rien n’a été fait ; nommez son dossier avec --data, ou sa base avec --database.',
    'problem.member-unknown':
      'Personne ici ne s’appelle « {member} ». Rien n’a changé ; écrivez le nom qui sert à se connecter, ou l’identifiant.',
    'problem.option.smtp':
      'Ce n’est pas l’adresse d’un serveur de courriel comme smtp://nom:motdepasse@mail.exemple.fr. Le serveur n’a pas démarré.',
    'problem.option.mail-from':
      '« {value} » n’est pas un expéditeur comme Relais <relais@exemple.fr> ; --mail-from ou RELAIS_MAIL_FROM en nomme un. Le serveur n’a pas démarré.',
    'problem.option.outbound': '« {value} » n’est ni une adresse ni une plage comme 10.0.0.0/8. Le serveur n’a pas démarré.',
    'problem.option.proxy': '« {value} » n’est ni une adresse ni une plage comme 10.0.0.0/8. Le serveur n’a pas démarré.',
    'problem.option.public-url': '« {value} » n’est pas une origine comme https://relais.exemple.fr. Le serveur n’a pas démarré.',
    'problem.option.tls':
      '{cert} ou {key} ne se lit pas comme un certificat et sa clé. Le serveur n’a pas démarré ; vérifiez chemins, droits et format.',
    'problem.restore-nothing': 'Il n’y a pas de sauvegarde dans {source}. Rien n’a changé.',
    'problem.restore-taken': '{place} contient déjà des données. Rien n’a changé ; déplacez-les d’abord, ou restaurez ailleurs.',
    'problem.server.cannot-listen':
      'Le serveur ne peut pas écouter sur {host}, port {port} ({reason}). Rien n’a changé ; un autre programme tient peut-être le port : donnez-en un autre avec --port.',
    'problem.workplace-unknown': 'Ce serveur n’a pas de collectif « {workplace} ». Rien n’a changé.',
    'problem.workplace-which': 'Ce serveur abrite plusieurs collectifs. Rien n’a changé ; dites lequel : {workplaces}',
  },
};
