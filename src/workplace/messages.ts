/** What the server and the sync between it and a device may answer, in words: the same in the browser and on the command line. */

import type { Messages } from '../rooms/room.ts';

export const messages: Messages = {
  en: {
    'problem.changes-expunged':
      'What you had written off-line to something that was deleted for ever went with it: {number, plural, one {one change} other {# changes}}. Everything else of yours is kept.',
    'problem.expunge-unknown': 'What should be deleted for ever is not here. Nothing was changed; sync, and look whether it still exists.',
    'problem.damaged-changes':
      'What another device wrote does not read as it should. Nothing of it was taken; what is here stays, and sync asks again.',
    'problem.damaged-heads':
      'The server’s note of where each device stands does not read. Nothing was changed; restore a backup beside it.',
    'problem.damaged-log':
      'A part of the log does not read as it should. Nothing of it was taken; what is here stays, and sync asks again.',
    'problem.damaged-manifest':
      'The list of what belongs to this workplace’s state does not read. What you wrote is kept; sync fetches the list again.',
    'problem.damaged-message':
      'Something between this device and the server changed what was sent. What you wrote is kept; sync tries again.',
    'problem.damaged-record':
      'A record of this device does not read as it should. Keep the data as it is; what was shared is safe on the server, and another device can join.',
    'problem.device-taken':
      'This device belongs to another member. Nothing was changed; sign in as that member, or use another browser or folder.',
    'problem.feed.detail': 'Only calendars of where people are tell that one is elsewhere. No address was made; choose another precision.',
    'problem.feed.many': 'You have {limit} calendar addresses already. None was made; revoke one that you no longer use.',
    'problem.large-message': 'More came at once than is taken. What you wrote is kept; sync cuts it into smaller parts.',
    'problem.newer-manifest': 'A newer version of Relais wrote this data. Nothing was changed; update Relais here.',
    'problem.no-workplace': 'This device belongs to no workplace yet. What you wrote is kept; come in by a link first.',
    'problem.outbound-address': 'This is no address of the web (https://…) that opens without a password in it. Nothing was changed.',
    'problem.outbound-forbidden':
      'This address lies within a closed network, where the server does not look. Nothing was changed; give a file, or ask who runs the server to open it.',
    'problem.outbound-large': 'What stands at this address is larger than the server takes. Nothing was changed; give a smaller part.',
    'problem.outbound-off': 'This server reads no addresses of others. Nothing was changed; give a file instead.',
    'problem.outbound-redirects':
      'This address leads elsewhere again and again, or out of encryption. Nothing was changed; give the last one.',
    'problem.outbound-slow': 'This address did not answer in time. Nothing was changed; try again later.',
    'problem.outbound-unreachable': 'This address cannot be reached ({reason}). Nothing was changed; check it, or try again later.',
    'problem.removed': 'You are no longer a member here, and what you write is not taken. It is kept on this device and can be exported.',
    'problem.unknown-message': 'The other side speaks a newer language. What you wrote is kept; update Relais here.',
    'problem.auth.required': 'You are not signed in here, or your session has ended. What you did is kept; sign in and try again.',
    'problem.auth.refused': 'This is not yours to do here. Nothing was changed; a steward of the workplace can.',
    'problem.origin.refused':
      'The request came from another address than this server’s own. Nothing was changed; open Relais at its own address.',
    'problem.not-found': 'There is nothing at this address any more. Nothing was changed.',
    'problem.input.invalid': 'The server does not take “{field}” as it was given. Nothing was changed; correct it and try again.',
    'problem.input.json': 'The server could not read the request. Nothing was changed; try again.',
    'problem.input.deep': 'The request is nested too deeply. Nothing was changed.',
    'problem.input.key': 'The request bears a forbidden name. Nothing was changed.',
    'problem.input.type': 'The server does not take this kind of content. Nothing was changed.',
    'problem.input.large': 'This is larger than the server takes. Nothing was changed; do it in parts.',
    'problem.input.frames': 'The message was cut off on the way. Nothing is lost: it is sent again.',
    'problem.limit.rate':
      'That was too often in a short time. Nothing was changed; try again in {seconds, plural, one {a second} other {# seconds}}.',
    'problem.limit.busy': 'The server is busy. Nothing was changed; try again in a moment.',
    'problem.link.invalid': 'This link is not complete, or was never made here. Ask whoever sent it for a new one.',
    'problem.link.expired': 'This link has expired. Ask whoever sent it for a new one.',
    'problem.link.used': 'This link has been used already: each lets one person in, once. Ask for a new one, or sign in.',
    'problem.link.revoked': 'This link was withdrawn. Ask whoever sent it for a new one.',
    'problem.sign-in.wrong': 'Name and password do not go together here, or the passkey is not known. Check them and try again.',
    'problem.password.short': 'The password needs at least {minimum, number} characters. Add a word or two.',
    'problem.password.long': 'The password is longer than the server takes. Shorten it.',
    'problem.password.guessable': 'This password is too easy to guess. Take several unrelated words.',
    'problem.password.wrong': 'The present password is not right. Nothing was changed.',
    'problem.passkey.refused': 'The server does not accept this passkey. Nothing was changed; try again, or use a password.',
    'problem.name.taken': 'Somebody here is called {name} already. Add what tells you apart; what you wrote is kept.',
    'problem.device.taken': 'This device is registered for somebody else. Nothing was changed.',
    'problem.device.many':
      'You have {limit, number} devices registered, which is the most. Nothing was changed; ask your administrator, or go on with a device you have.',
    'problem.device.missing': 'The server does not know this device yet. Nothing was changed; sign in again on it.',
    'problem.workplace.name-missing': 'Give the workplace a name.',
    'problem.workplace.unsaid': 'This server has several workplaces, or none yet. Say the name of yours.',
    'problem.push.denied':
      'This browser was not allowed to show messages. Nothing was changed; the settings of the browser for this page can allow it.',
    'problem.push.no-service': 'This browser could not reach its push service. Nothing was changed; try again later.',
    'problem.push.unavailable': 'This server reaches no push service. Nothing was changed; what concerns you stands under “News”.',
    'problem.mail.unavailable': 'This server sends no mail. Nothing was changed; what concerns you stands under “News”.',
    'problem.mail.not-sent': 'The mail could not be sent, and the address was not kept. Please check it, or try again later.',
    'problem.member.last-steward': 'A workplace keeps at least one steward. Nothing was changed; make somebody else one first.',
    'problem.store.full': 'The server’s disk is full. What you did is kept on your device; tell whoever runs the server.',
    'problem.store.unavailable': 'The server’s storage does not answer. What you did is kept on your device; try again later.',
    'problem.server.fault':
      'The server stumbled over a fault of its own. What you did is kept on your device; try again, and tell whoever runs it.',
    'problem.server.closing': 'The server is restarting. What you did is kept on your device; it is shared in a moment.',
    'problem.sync.closed': 'The connection was closed. Nothing is lost: it is opened again.',
    'problem.file-large':
      'This file is larger than the server takes: at most {limit, number} bytes. It stays where it was; share it in parts, or elsewhere.',
    'problem.file-quota':
      'There is no room left for files here: {used, number} of {quota, number} bytes are taken. The file stays where it was; remove others first.',
    'problem.file-offset': 'The upload goes on from where the server stands. Nothing is lost.',
    'problem.file-damaged': 'The file arrived damaged and was thrown away. It stays where it was; send it again.',
    'problem.file-name': 'The server does not know a file by this name. Nothing was changed.',
    'problem.file-size': 'The file is not as long as it said. Nothing was changed; send it again.',
    'problem.denied-session-ended': 'Your session on this device has ended. What you did is kept here; sign in again to share it.',
    'problem.denied-device-revoked':
      'This device was taken off the list of your devices. Everything is kept here and can be saved as a file; sign out and come in anew.',
    'problem.change-too-large':
      'This is more than a megabyte of text in one place, too much to be shared. Nothing was changed; shorten it, or attach it as a file.',
    'problem.clock-ahead':
      'This device’s clock is {minutes, plural, one {a minute} other {# minutes}} ahead. Your changes are kept and shared with the right time; please set the clock.',
    'problem.clock-behind':
      'This device’s clock is {minutes, plural, one {a minute} other {# minutes}} behind. Your changes are kept and shared with the right time; please set the clock.',
    'problem.device-cloned': 'A copy of this device’s data is in use elsewhere. This one goes on as a new device; nothing is lost.',
    'problem.denied-removed':
      'You are no longer a member of this workplace. What was not shared is kept on this device and can be saved as a file.',
    'problem.denied-other-workplace': 'This server does not hold this device’s workplace. Everything is kept here; check the address.',
    'problem.denied-not-yours': 'You are signed in as somebody else than this device’s owner. Everything is kept here; sign in as them.',
    'problem.denied-device-taken': 'The server knows this device as somebody else’s. Everything is kept here; sign out and come in anew.',
    'problem.denied-device-many':
      'You have more devices registered than this server takes. Everything is kept here; ask your administrator.',
    'problem.not-a-bundle': 'This file holds no changes of Relais. Nothing was taken from it.',
    'problem.damaged-bundle': 'This file is damaged. Nothing was taken from it; write it again on the other device.',
    'problem.other-workplace': 'This file comes from another workplace. Nothing was taken from it.',
    'problem.newer-hub': 'The server speaks a newer version. Everything is kept here; reload or update Relais on this device.',
  },
  fr: {
    'problem.changes-expunged':
      'Ce que vous aviez écrit hors ligne dans quelque chose qui a été supprimé pour toujours est parti avec : {number, plural, one {un changement} other {# changements}}. Tout le reste est gardé.',
    'problem.expunge-unknown':
      'Ce qui devait être supprimé pour toujours n’est pas ici. Rien n’a changé ; synchronisez, puis regardez s’il existe encore.',
    'problem.damaged-changes':
      'Ce qu’un autre appareil a écrit ne se relit pas comme il faut. Rien n’en a été repris ; ce qui est ici demeure, et l’échange redemande.',
    'problem.damaged-heads':
      'La note du serveur sur l’avancée de chaque appareil ne se relit pas. Rien n’a changé ; restaurez une sauvegarde à côté.',
    'problem.damaged-log':
      'Une partie du journal ne se relit pas comme il faut. Rien n’en a été repris ; ce qui est ici demeure, et l’échange redemande.',
    'problem.damaged-manifest':
      'La liste de ce qui compose l’état du collectif ne se relit pas. Ce que vous avez écrit est gardé ; l’échange la redemande.',
    'problem.damaged-message':
      'Quelque chose entre cet appareil et le serveur a modifié l’envoi. Ce que vous avez écrit est gardé ; l’échange réessaie.',
    'problem.damaged-record':
      'Une fiche de cet appareil ne se relit pas. Gardez les données telles quelles ; ce qui était partagé est sauf sur le serveur, et un autre appareil peut entrer.',
    'problem.device-taken':
      'Cet appareil est à un autre membre. Rien n’a changé ; connectez-vous sous ce nom, ou prenez un autre navigateur ou dossier.',
    'problem.feed.detail':
      'Seuls les agendas qui disent où l’on est peuvent dire qu’on est ailleurs. Aucune adresse n’a été créée ; choisissez une autre précision.',
    'problem.feed.many': 'Vous avez déjà {limit} adresses d’agenda. Aucune n’a été créée ; retirez-en une qui ne sert plus.',
    'problem.large-message': 'Trop est venu d’un coup. Ce que vous avez écrit est gardé ; l’échange le coupe en parts plus petites.',
    'problem.newer-manifest': 'Une version plus récente de Relais a écrit ces données. Rien n’a changé ; mettez Relais à jour ici.',
    'problem.no-workplace': 'Cet appareil n’est encore d’aucun collectif. Ce que vous avez écrit est gardé ; entrez d’abord par un lien.',
    'problem.outbound-address': 'Ce n’est pas une adresse du web (https://…) qui s’ouvre sans mot de passe. Rien n’a changé.',
    'problem.outbound-forbidden':
      'Cette adresse est dans un réseau fermé, où le serveur ne regarde pas. Rien n’a changé ; donnez un fichier, ou demandez à qui tient le serveur de l’ouvrir.',
    'problem.outbound-large':
      'Ce qui est à cette adresse est plus grand que ce que le serveur prend. Rien n’a changé ; donnez-en une partie.',
    'problem.outbound-off': 'Ce serveur ne lit pas d’adresses d’autrui. Rien n’a changé ; donnez un fichier à la place.',
    'problem.outbound-redirects':
      'Cette adresse renvoie ailleurs encore et encore, ou hors chiffrement. Rien n’a changé ; donnez la dernière.',
    'problem.outbound-slow': 'Cette adresse n’a pas répondu à temps. Rien n’a changé ; réessayez plus tard.',
    'problem.outbound-unreachable': 'Cette adresse est injoignable ({reason}). Rien n’a changé ; vérifiez-la, ou réessayez plus tard.',
    'problem.removed':
      'Vous n’êtes plus membre ici, et ce que vous écrivez n’est plus pris. C’est gardé sur cet appareil et peut être exporté.',
    'problem.unknown-message': 'L’autre côté parle une langue plus récente. Ce que vous avez écrit est gardé ; mettez Relais à jour ici.',
    'problem.auth.required':
      'Vous n’êtes pas connecté·e ici, ou votre session est terminée. Ce que vous avez fait est gardé ; connectez-vous et réessayez.',
    'problem.auth.refused': 'Ce n’est pas à vous de le faire ici. Rien n’a changé ; un·e intendant·e du collectif le peut.',
    'problem.origin.refused':
      'La demande venait d’une autre adresse que celle du serveur. Rien n’a changé ; ouvrez Relais à sa propre adresse.',
    'problem.not-found': 'Il n’y a plus rien à cette adresse. Rien n’a changé.',
    'problem.input.invalid': 'Le serveur ne prend pas « {field} » tel quel. Rien n’a changé ; corrigez et réessayez.',
    'problem.input.json': 'Le serveur n’a pas pu lire la demande. Rien n’a changé ; réessayez.',
    'problem.input.deep': 'La demande est imbriquée trop profondément. Rien n’a changé.',
    'problem.input.key': 'La demande porte un nom interdit. Rien n’a changé.',
    'problem.input.type': 'Le serveur ne prend pas ce genre de contenu. Rien n’a changé.',
    'problem.input.large': 'C’est plus gros que ce que le serveur prend. Rien n’a changé ; procédez par parties.',
    'problem.input.frames': 'Le message a été coupé en route. Rien n’est perdu : il repart.',
    'problem.limit.rate':
      'C’était trop souvent en peu de temps. Rien n’a changé ; réessayez dans {seconds, plural, one {une seconde} other {# secondes}}.',
    'problem.limit.busy': 'Le serveur est occupé. Rien n’a changé ; réessayez dans un instant.',
    'problem.link.invalid': 'Ce lien est incomplet, ou n’a jamais été créé ici. Demandez-en un nouveau à qui vous l’a envoyé.',
    'problem.link.expired': 'Ce lien a expiré. Demandez-en un nouveau à qui vous l’a envoyé.',
    'problem.link.used': 'Ce lien a déjà servi : chacun fait entrer une personne, une fois. Demandez-en un nouveau, ou connectez-vous.',
    'problem.link.revoked': 'Ce lien a été retiré. Demandez-en un nouveau à qui vous l’a envoyé.',
    'problem.sign-in.wrong': 'Ce nom et ce mot de passe ne vont pas ensemble ici, ou la clé d’accès est inconnue. Vérifiez et réessayez.',
    'problem.password.short': 'Il faut au moins {minimum, number} caractères. Ajoutez un mot ou deux.',
    'problem.password.long': 'Le mot de passe est plus long que ce que le serveur prend. Raccourcissez-le.',
    'problem.password.guessable': 'Ce mot de passe se devine trop facilement. Prenez plusieurs mots sans rapport.',
    'problem.password.wrong': 'Le mot de passe actuel n’est pas le bon. Rien n’a changé.',
    'problem.passkey.refused': 'Le serveur n’accepte pas cette clé d’accès. Rien n’a changé ; réessayez, ou prenez un mot de passe.',
    'problem.name.taken': 'Quelqu’un s’appelle déjà {name} ici. Ajoutez ce qui vous distingue ; ce que vous avez écrit est gardé.',
    'problem.device.taken': 'Cet appareil est enregistré pour quelqu’un d’autre. Rien n’a changé.',
    'problem.device.many':
      'Vous avez {limit, number} appareils enregistrés, le nombre le plus élevé possible. Rien n’a changé ; demandez à votre administratrice ou administrateur, ou continuez avec un appareil que vous avez.',
    'problem.device.missing': 'Le serveur ne connaît pas encore cet appareil. Rien n’a changé ; reconnectez-vous sur lui.',
    'problem.workplace.name-missing': 'Donnez un nom au collectif.',
    'problem.workplace.unsaid': 'Ce serveur abrite plusieurs collectifs, ou aucun encore. Dites le nom du vôtre.',
    'problem.push.denied':
      'Ce navigateur n’a pas le droit d’afficher des messages. Rien n’a changé ; ses réglages pour cette page peuvent l’y autoriser.',
    'problem.push.no-service': 'Ce navigateur n’a pas pu joindre son service de notification. Rien n’a changé ; réessayez plus tard.',
    'problem.push.unavailable':
      'Ce serveur ne joint aucun service de notification. Rien n’a changé ; ce qui vous concerne est dans « Nouvelles ».',
    'problem.mail.unavailable': 'Ce serveur n’envoie pas de courriel. Rien n’a changé ; ce qui vous concerne est dans « Nouvelles ».',
    'problem.mail.not-sent': 'Le courriel n’a pas pu partir, et l’adresse n’a pas été gardée. Vérifiez-la, ou réessayez plus tard.',
    'problem.member.last-steward': 'Un collectif garde au moins un·e intendant·e. Rien n’a changé ; nommez d’abord quelqu’un d’autre.',
    'problem.store.full':
      'Le disque du serveur est plein. Ce que vous avez fait est gardé sur votre appareil ; dites-le à qui s’occupe du serveur.',
    'problem.store.unavailable':
      'Le stockage du serveur ne répond pas. Ce que vous avez fait est gardé sur votre appareil ; réessayez plus tard.',
    'problem.server.fault':
      'Le serveur a trébuché sur un défaut à lui. Ce que vous avez fait est gardé sur votre appareil ; réessayez, et dites-le à qui s’en occupe.',
    'problem.server.closing': 'Le serveur redémarre. Ce que vous avez fait est gardé sur votre appareil et sera partagé dans un instant.',
    'problem.sync.closed': 'La connexion a été fermée. Rien n’est perdu : elle se rouvre.',
    'problem.file-large':
      'Ce fichier dépasse ce que prend le serveur : {limit, number} octets au plus. Il reste où il était ; partagez-le en morceaux, ou ailleurs.',
    'problem.file-quota':
      'Il n’y a plus de place pour des fichiers ici : {used, number} octets sur {quota, number} sont pris. Le fichier reste où il était ; retirez-en d’autres d’abord.',
    'problem.file-offset': 'L’envoi reprend là où en est le serveur. Rien n’est perdu.',
    'problem.file-damaged': 'Le fichier est arrivé abîmé et n’a pas été gardé. Il reste où il était ; envoyez-le à nouveau.',
    'problem.file-name': 'Le serveur ne connaît pas de fichier de ce nom. Rien n’a changé.',
    'problem.file-size': 'Le fichier n’a pas la longueur annoncée. Rien n’a changé ; envoyez-le à nouveau.',
    'problem.denied-session-ended':
      'Votre session sur cet appareil est terminée. Ce que vous avez fait est gardé ici ; reconnectez-vous pour le partager.',
    'problem.denied-device-revoked':
      'Cet appareil a été retiré de la liste de vos appareils. Tout est gardé ici et peut s’enregistrer dans un fichier ; déconnectez-vous et entrez à nouveau.',
    'problem.change-too-large':
      'C’est plus d’un mégaoctet de texte au même endroit, trop pour être partagé. Rien n’a changé ; raccourcissez, ou joignez un fichier.',
    'problem.clock-ahead':
      'L’horloge de cet appareil avance de {minutes, plural, one {une minute} other {# minutes}}. Vos modifications sont gardées et partagées à la bonne heure ; remettez l’horloge à l’heure.',
    'problem.clock-behind':
      'L’horloge de cet appareil retarde de {minutes, plural, one {une minute} other {# minutes}}. Vos modifications sont gardées et partagées à la bonne heure ; remettez l’horloge à l’heure.',
    'problem.device-cloned':
      'Une copie des données de cet appareil sert ailleurs. Celui-ci continue comme un nouvel appareil ; rien n’est perdu.',
    'problem.denied-removed':
      'Vous n’êtes plus membre de ce collectif. Ce qui n’était pas partagé est gardé sur cet appareil et peut s’enregistrer dans un fichier.',
    'problem.denied-other-workplace': 'Ce serveur n’abrite pas le collectif de cet appareil. Tout est gardé ici ; vérifiez l’adresse.',
    'problem.denied-not-yours':
      'Vous êtes connecté·e sous un autre nom que celui de cet appareil. Tout est gardé ici ; reconnectez-vous sous ce nom.',
    'problem.denied-device-taken':
      'Le serveur connaît cet appareil comme celui d’une autre personne. Tout est gardé ici ; déconnectez-vous et entrez à nouveau.',
    'problem.denied-device-many':
      'Vous avez plus d’appareils enregistrés que ce serveur n’en prend. Tout est gardé ici ; demandez à qui l’administre.',
    'problem.not-a-bundle': 'Ce fichier ne contient pas de modifications de Relais. Rien n’en a été repris.',
    'problem.damaged-bundle': 'Ce fichier est abîmé. Rien n’en a été repris ; écrivez-le à nouveau sur l’autre appareil.',
    'problem.other-workplace': 'Ce fichier vient d’un autre collectif. Rien n’en a été repris.',
    'problem.newer-hub':
      'Le serveur parle une version plus récente. Tout est gardé ici ; rechargez ou mettez Relais à jour sur cet appareil.',
  },
};
