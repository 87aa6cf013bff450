/** What is said about a published document and its signatures, on the screen, on paper and in a file. */

import type { Messages } from '../../../room.ts';

export const document: Messages = {
  en: {
    'agreements.date': '{date, date}',
    'agreements.markdown.digest': 'Digest (SHA-256): {digest}',
    'agreements.markdown.notice': 'Notice: {days, plural, =0 {none} one {# day} other {# days}}',
    'agreements.markdown.review': 'To be reviewed on {date, date}',
    'agreements.markdown.version': 'Version {label}, published on {date, date} by {name}',
    'agreements.parties': 'Parties',
    'agreements.signatures': 'Signatures',
    'agreements.signatures.none': 'Nobody has signed this version yet.',
    'agreements.verdict.altered': 'does not hold: something was altered after signing',
    'agreements.verdict.anothers': 'made with another member’s device',
    'agreements.verdict.right': 'holds',
    'agreements.verdict.unknown-device': 'made with a device unknown here',
    'agreements.verdict.unreadable': 'cannot be read',
    'agreements.wholeness.altered': 'altered after it was published',
    'agreements.wholeness.unreadable': 'cannot be read',
    'agreements.wholeness.whole': 'as it was published',
    'problem.agreement-unpublished': 'Nothing of this agreement is published yet. Nothing was written; publish a version first.',
  },
  fr: {
    'agreements.date': '{date, date}',
    'agreements.markdown.digest': 'Empreinte (SHA-256) : {digest}',
    'agreements.markdown.notice': 'Préavis : {days, plural, =0 {aucun} one {# jour} other {# jours}}',
    'agreements.markdown.review': 'À revoir le {date, date}',
    'agreements.markdown.version': 'Version {label}, publiée le {date, date} par {name}',
    'agreements.parties': 'Parties',
    'agreements.signatures': 'Signatures',
    'agreements.signatures.none': 'Personne n’a encore signé cette version.',
    'agreements.verdict.altered': 'ne tient pas : quelque chose a été modifié après la signature',
    'agreements.verdict.anothers': 'faite avec l’appareil d’un autre membre',
    'agreements.verdict.right': 'tient',
    'agreements.verdict.unknown-device': 'faite avec un appareil inconnu ici',
    'agreements.verdict.unreadable': 'ne se lit pas',
    'agreements.wholeness.altered': 'modifiée après sa publication',
    'agreements.wholeness.unreadable': 'ne se lit pas',
    'agreements.wholeness.whole': 'telle que publiée',
    'problem.agreement-unpublished': 'Rien de cet accord n’est encore publié. Rien n’a été écrit ; publiez d’abord une version.',
  },
};
