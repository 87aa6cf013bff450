/** Texts of the page that says what Relais never does. */
import type { Messages } from '../../../room.ts';

export const messages: Messages = {
  en: {
    'contract.kept': 'How this is kept',
    'contract.lead':
      'Tools free people’s power to act, or they watch. These promises are in the program itself: a change that breaks one fails before it reaches you.',
    'contract.limits': 'What it cannot promise',
    'contract.limits.words':
      'Whoever runs the server serves the application and registers the devices’ keys: choose somebody you trust, or run it yourselves. What you write into a shared task, your colleagues read. And what happens outside Relais stays outside its reach.',
    'contract.m1': 'It never measures you',
    'contract.m1.kept':
      'Tests walk every table, command, question, route, metric and log line: none may be named for activity, presence on line, reading or rank; no answer may put a number on a person that nobody wrote; lists of people stand by name. Reading leaves no trace: a test compares the server’s store before and after.',
    'contract.m1.means':
      'No count of what you do, no ranking, no green dot, no “last seen”, no read receipts, no time tracking. Signals are about tasks, roles, places and equipment, never about somebody.',
    'contract.m2': 'It never detects whether you are there',
    'contract.m2.kept':
      'The application uses none of a browser’s means to watch (mouse, idle detection, camera, screen), which a test looks for in all its code. Connecting writes nothing that others read. No table of presence or absence has a place for a reason.',
    'contract.m2.means': 'Presence is what you declared, and nothing else. You are never asked why you are away.',
    'contract.m3': 'It never reads what is private',
    'contract.m3.kept':
      'Each member has a place that only their own devices share. The one rule of who may do what refuses it to everybody else, stewards included, for every verb. What will live there is encrypted on the device; the server, its administrator and its backups hold ciphertext.',
    'contract.m3.means': 'What you keep for yourself stays yours, also from whoever runs the server.',
    'contract.m4': 'It never keeps your work locked in',
    'contract.m4.kept':
      'Export is every member’s right, at any time, from the application, the command line and the API. A test takes a year of a workplace out and compares: the complete export holds every row of every table, and CSV, Markdown and decisions what they are for. Signatures can be checked from that file with nothing else at hand.',
    'contract.m4.means': 'Everybody may take everything shared out, and leave with their own.',
    'contract.m5': 'It never puts one member’s will above another’s',
    'contract.m5.kept':
      'The one rule of who may do what lets every member run every command. Tests have one member change and put in the trash what another made, for each kind of thing, and undo a gesture that was another’s. Two things are one’s own: one’s voice in a round, and deciding after taking advice; and anybody may say who decides. The history of a row names author, command and time, and is asked for by row: nothing lists what a person did. Only the wall around the workplace has a lock: who is let in, and who is not any more.',
    'contract.m5.means': 'Inside the workplace trust comes before permissions. Safety comes from history, not from locks.',
    'contract.m6': 'It never disturbs you outside your hours',
    'contract.m6.kept':
      'Relais sends no notification today. A test holds the door: code that would send one must first ask the hours its reader declared, or it does not pass.',
    'contract.m6.means': 'Nobody is notified outside the hours they declared. You decide them, on your own page.',
    'contract.title': 'What Relais never does',
  },
  fr: {
    'contract.kept': 'Ce qui le garantit',
    'contract.lead':
      'Un outil libère le pouvoir d’agir, ou il surveille. Ces promesses sont dans le programme lui-même : un changement qui en rompt une échoue avant d’arriver chez vous.',
    'contract.limits': 'Ce qu’il ne peut pas promettre',
    'contract.limits.words':
      'Qui tient le serveur sert l’application et enregistre les clés des appareils : choisissez quelqu’un en qui vous avez confiance, ou tenez-le vous-mêmes. Ce que vous écrivez dans une tâche partagée, vos collègues le lisent. Et ce qui se passe hors de Relais reste hors de sa portée.',
    'contract.m1': 'Il ne vous mesure jamais',
    'contract.m1.kept':
      'Des essais parcourent chaque table, commande, question, route, métrique et ligne de journal : aucune ne peut porter le nom d’une activité, d’une présence en ligne, d’une lecture ou d’un rang ; aucune réponse ne peut mettre sur une personne un nombre que personne n’a écrit ; les listes de personnes se suivent par nom. Lire ne laisse aucune trace : un essai compare le contenu du serveur avant et après.',
    'contract.m1.means':
      'Aucun compte de ce que vous faites, aucun classement, aucune pastille verte, aucune « dernière visite », aucun accusé de lecture, aucun suivi du temps. Les signaux portent sur des tâches, des rôles, des lieux et du matériel, jamais sur quelqu’un.',
    'contract.m2': 'Il ne détecte jamais si vous êtes là',
    'contract.m2.kept':
      'L’application n’emploie aucun des moyens qu’un navigateur a d’observer (souris, inactivité, caméra, écran), ce qu’un essai cherche dans tout son code. Se connecter n’écrit rien que d’autres lisent. Aucune table de présence ou d’absence n’a de place pour une raison.',
    'contract.m2.means': 'La présence est ce que vous avez déclaré, et rien d’autre. On ne vous demande jamais pourquoi vous êtes absent.',
    'contract.m3': 'Il ne lit jamais ce qui est privé',
    'contract.m3.kept':
      'Chaque membre a un espace que seuls ses propres appareils partagent. L’unique règle de qui peut quoi le refuse à tous les autres, intendants compris, pour chaque verbe. Ce qui y vivra est chiffré sur l’appareil ; le serveur, son administrateur et ses sauvegardes ne tiennent que du chiffré.',
    'contract.m3.means': 'Ce que vous gardez pour vous reste à vous, y compris devant qui tient le serveur.',
    'contract.m4': 'Il n’enferme jamais votre travail',
    'contract.m4.kept':
      'Exporter est le droit de chaque membre, à tout moment, depuis l’application, la ligne de commande et l’API. Un essai sort une année de collectif et compare : l’export complet contient chaque ligne de chaque table ; CSV, Markdown et décisions, ce à quoi ils servent. Les signatures se vérifient depuis ce fichier, sans rien d’autre.',
    'contract.m4.means': 'Chacun peut emporter tout ce qui est partagé, et partir avec ce qui est à lui.',
    'contract.m5': 'Il ne met jamais une personne au-dessus d’une autre',
    'contract.m5.kept':
      'L’unique règle de qui peut quoi laisse chaque membre exécuter chaque commande. Des essais font modifier et jeter par une personne ce qu’une autre a fait, pour chaque sorte de chose, et annuler un geste qui était d’une autre. Deux choses n’appartiennent qu’à soi : sa voix dans un tour, et la décision prise après avis ; et n’importe qui peut dire qui décide. L’historique d’une ligne nomme l’auteur, la commande et l’heure, et se demande par ligne : rien ne liste ce qu’une personne a fait. Seul le mur autour du collectif a une serrure : qui entre, et qui n’en est plus.',
    'contract.m5.means':
      'À l’intérieur du collectif, la confiance passe avant les droits. La sûreté vient de l’historique, pas des verrous.',
    'contract.m6': 'Il ne vous dérange jamais hors de vos heures',
    'contract.m6.kept':
      'Relais n’envoie aucune notification aujourd’hui. Un essai tient la porte : un code qui en enverrait doit d’abord demander les heures que son lecteur a déclarées, sinon il ne passe pas.',
    'contract.m6.means': 'Personne n’est notifié hors des heures qu’il a déclarées. Vous les décidez, sur votre propre page.',
    'contract.title': 'Ce que Relais ne fait jamais',
  },
};
