/** A télémaison understanding to start from: doing at a client's, between requests, what one would do at home. */

import type { StartingText } from './section.ts';

export const telemaison: StartingText = {
  fr: [
    {
      title: 'De quoi il s’agit',
      hint: 'telemaison',
      body: 'Sur le site du client, être présent et disponible est le travail. Entre deux demandes, il reste du temps : on y fait ce qu’on ferait chez soi pour se tenir à jour — veille, lecture, forums, entraide. C’est l’inverse du télétravail : la télémaison.',
    },
    {
      title: 'La demande passe d’abord',
      hint: 'request-first',
      body: 'Une demande du client interrompt aussitôt ce qui est en cours. On note en une ligne où l’on s’arrête, on y répond, on reprend après. Personne n’attend parce que quelqu’un lit.',
    },
    {
      title: 'Ce qu’on fait, ce qu’on ne fait pas',
      hint: 'limits',
      body: 'On lit, on apprend, on écrit, on aide ailleurs. On ne facture à personne d’autre ce temps-là, on n’installe rien sur les machines du client sans son accord, et l’on ne fait sortir aucune de ses données.',
    },
    {
      title: 'La dose',
      hint: 'dose',
      body: 'Une demi-heure d’apprentissage par jour de présence, comptée par la personne pour elle-même. Son carnet est privé et chiffré : ni le client ni le collectif ne le voient. Ce qui a servi, elle le partage si elle veut.',
    },
    {
      title: 'Ce que le client y gagne',
      hint: 'back',
      body: 'Ce qui est appris sert aux demandes suivantes. Une fois par trimestre, on dit au client en quelques lignes ce qui a servi, sans tenir de compte des heures.',
    },
    {
      title: 'Quand cela ne va plus',
      hint: 'return',
      body: 'L’un ou l’autre peut demander d’en reparler à tout moment. S’il y a plus de demandes que de temps, la télémaison s’efface ; s’il n’y en a presque plus, on revoit ensemble la présence sur site.',
    },
  ],
  en: [
    {
      title: 'What this is about',
      hint: 'telemaison',
      body: 'On a client’s site, to be present and available is the work. Between two requests time is left: one does then what one would do at home to stay up to date — technology watch, reading, forums, helping others. It is the reverse of telework: télémaison.',
    },
    {
      title: 'A request comes first',
      hint: 'request-first',
      body: 'A request of the client interrupts at once whatever is under way. One notes in a line where one stopped, answers, and goes on afterwards. Nobody waits because somebody is reading.',
    },
    {
      title: 'What is done, what is not',
      hint: 'limits',
      body: 'One reads, learns, writes, helps elsewhere. That time is billed to nobody else, nothing is installed on the client’s machines without their agreement, and none of their data leaves.',
    },
    {
      title: 'The dose',
      hint: 'dose',
      body: 'Half an hour of learning for each day of presence, counted by the person for themselves. Their notebook is private and encrypted: neither the client nor the collective sees it. What was of use they share if they like.',
    },
    {
      title: 'What the client gains',
      hint: 'back',
      body: 'What is learnt serves the next requests. Once a quarter the client is told in a few lines what was of use, without any account of hours.',
    },
    {
      title: 'When it no longer fits',
      hint: 'return',
      body: 'Either side may ask to talk about it at any time. Where there are more requests than time, télémaison gives way; where hardly any are left, presence on site is looked at again together.',
    },
  ],
};
