/** A charter to start from: why we work together, how we decide, what we promise each other. */

import type { StartingText } from './section.ts';

export const charter: StartingText = {
  fr: [
    {
      title: 'Pourquoi nous travaillons ensemble',
      hint: 'purpose',
      body: 'Nous sommes des personnes libres qui choisissent de travailler ensemble. Ce que nous voulons rendre possible, et pour qui :\n\n- …',
    },
    {
      title: 'Comment nous décidons',
      hint: 'deciding',
      body: 'Chacune et chacun décide seul de ce qui relève de son rôle, après avoir demandé l’avis des personnes concernées et de celles qui savent.\n\nCe qui engage tout le monde se décide par consentement : une proposition est adoptée quand il ne reste plus d’objection raisonnée. Une objection dit ce qui serait abîmé et, si possible, une autre voie. Les décisions sont écrites avec leur pourquoi, et se rouvrent quand les faits changent.',
    },
    {
      title: 'Responsabilités et relais',
      hint: 'responsibility',
      body: 'Une responsabilité tient à un rôle, pas à une personne. Qui prend une tâche le dit ; qui ne peut plus la porter la passe avec trois lignes : où l’on en est, la prochaine étape, les pièges. Personne n’est mis devant une tâche sans l’avoir acceptée.\n\nOn dit pourquoi une chose est à faire, jamais comment : la personne qui la porte le sait.',
    },
    {
      title: 'Présence et confiance',
      hint: 'presence',
      body: 'La présence est déclarée, jamais détectée. On ne demande pas la raison d’une absence. Rien, dans nos outils, ne mesure une personne : ni compteur d’activité, ni heure de dernière connexion, ni classement.',
    },
    {
      title: 'Droit à la déconnexion',
      hint: 'disconnect',
      body: 'Hors des plages que chacun déclare, on n’attend aucune réponse et les outils se taisent. Un message envoyé hors de ces plages n’appelle rien avant leur retour. En cas d’urgence véritable, on téléphone, et l’on en reparle ensuite pour que cela reste rare.',
    },
    {
      title: 'Quand nous ne sommes pas d’accord',
      hint: 'disagreement',
      body: 'Un désaccord se dit tôt, d’abord à la personne concernée. Si deux conversations n’ont pas suffi, chacune peut demander à un tiers choisi ensemble d’aider. Ce qui a été réglé et ce qu’on en a appris se note, sans nommer personne.',
    },
    {
      title: 'Entrer et partir',
      hint: 'joining',
      body: 'Une personne qui arrive lit cette charte avec l’un de nous, pose ses questions et la signe quand elle la fait sienne. Une personne qui part le dit avec le préavis prévu ici, passe ses tâches et emporte ce qui est à elle.',
    },
    {
      title: 'Revoir cette charte',
      hint: 'review',
      body: 'Nous la relisons ensemble à la date prévue, et avant si l’un de nous le demande. Toute personne peut proposer de la changer ; une nouvelle version ne lie que celles et ceux qui l’ont signée.',
    },
  ],
  en: [
    {
      title: 'Why we work together',
      hint: 'purpose',
      body: 'We are free people who choose to work together. What we want to make possible, and for whom:\n\n- …',
    },
    {
      title: 'How we decide',
      hint: 'deciding',
      body: 'Each of us decides alone on what belongs to their role, after asking those concerned and those who know.\n\nWhat binds everyone is decided by consent: a proposal is adopted when no reasoned objection is left. An objection says what would be harmed and, if possible, another way. Decisions are written down with their why, and are reopened when the facts change.',
    },
    {
      title: 'Responsibilities and hand-overs',
      hint: 'responsibility',
      body: 'A responsibility belongs to a role, not to a person. Who takes a task says so; who can no longer hold it passes it on in three lines: where things stand, the next step, the traps. Nobody is put before a task without having accepted it.\n\nWe say why a thing is to be done, never how: whoever holds it knows.',
    },
    {
      title: 'Presence and trust',
      hint: 'presence',
      body: 'Presence is declared, never detected. Nobody is asked for the reason of an absence. Nothing in our tools measures a person: no activity count, no last-seen, no ranking.',
    },
    {
      title: 'The right to disconnect',
      hint: 'disconnect',
      body: 'Outside the hours each of us declares, no answer is expected and the tools are silent. A message sent outside them asks for nothing before they begin again. In a true emergency one telephones, and we talk about it afterwards so that it stays rare.',
    },
    {
      title: 'When we disagree',
      hint: 'disagreement',
      body: 'A disagreement is said early, and first to the person concerned. Where two conversations were not enough, either may ask a third person, chosen together, to help. What was settled and what was learnt is noted, without naming anybody.',
    },
    {
      title: 'Joining and leaving',
      hint: 'joining',
      body: 'Who joins reads this charter with one of us, asks questions and signs it once it is theirs too. Who leaves says so with the notice given here, hands over their tasks and takes along what is their own.',
    },
    {
      title: 'Reviewing this charter',
      hint: 'review',
      body: 'We read it again together on the date set, and earlier if any of us asks. Anyone may propose to change it; a new version binds only those who have signed it.',
    },
  ],
};
