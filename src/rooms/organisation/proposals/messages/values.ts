/** Processes, rounds and positions in words; columns of several tables take the same. */

const processes = {
  en: {
    advice: 'Advice',
    consent: 'Consent',
    'rough-consensus': 'Rough consensus',
    majority: 'Majority vote',
    approval: 'Approval vote',
    ranked: 'Ranked vote',
    election: 'Election by consent',
  },
  fr: {
    advice: 'Avis',
    consent: 'Consentement',
    'rough-consensus': 'Consensus approximatif',
    majority: 'Vote à la majorité',
    approval: 'Vote par approbation',
    ranked: 'Vote par classement',
    election: 'Élection sans candidat',
  },
};

const stages = {
  en: {
    draft: 'Draft',
    clarify: 'Questions',
    react: 'Reactions',
    amend: 'Amendment',
    advise: 'Advice',
    nominate: 'Nominations',
    change: 'Change of nominations',
    vote: 'Vote',
    object: 'Objections',
  },
  fr: {
    draft: 'Brouillon',
    clarify: 'Questions',
    react: 'Réactions',
    amend: 'Amendement',
    advise: 'Avis',
    nominate: 'Nominations',
    change: 'Changements',
    vote: 'Vote',
    object: 'Objections',
  },
};

const positions = {
  en: {
    clear: 'It is clear',
    question: 'A question',
    reaction: 'A reaction',
    advice: 'An advice',
    pass: 'Nothing to add',
    consent: 'I consent',
    object: 'I object',
    aside: 'I stand aside',
    against: 'Against',
    abstain: 'I abstain',
    choice: 'A choice',
    nominee: 'I name',
    for: 'For',
  },
  fr: {
    clear: 'C’est clair',
    question: 'Une question',
    reaction: 'Une réaction',
    advice: 'Un avis',
    pass: 'Rien à ajouter',
    consent: 'Je consens',
    object: 'J’objecte',
    aside: 'Je m’abstiens d’objecter',
    against: 'Contre',
    abstain: 'Je m’abstiens',
    choice: 'Un choix',
    nominee: 'Je nomme',
    for: 'Pour',
  },
};

const closings = {
  en: {
    withdrawn: 'Withdrawn',
    'not-adopted': 'Not adopted',
  },
  fr: {
    withdrawn: 'Retirée',
    'not-adopted': 'Non adoptée',
  },
};

/** What a decision did to something: `decision.about`. */
const doings = {
  en: { made: 'Made by', changed: 'Changed by', elected: 'Elected by', review: 'To look at again:' },
  fr: { made: 'Création :', changed: 'Modification :', elected: 'Élection :', review: 'À revoir :' },
};

/** What a proposal waits for, in the reader's list. */
const awaited = {
  en: {
    advance: 'Next round',
    advise: 'Your advice',
    amend: 'To amend',
    answer: 'Questions to answer',
    change: 'Your nomination, again',
    clarify: 'Your questions',
    decide: 'To adopt',
    meet: 'An objection to meet',
    nominate: 'Your nomination',
    object: 'Your consent',
    open: 'To begin',
    react: 'Your reaction',
    vote: 'Your vote',
  },
  fr: {
    advance: 'Tour suivant',
    advise: 'Votre avis',
    amend: 'À amender',
    answer: 'Questions à éclairer',
    change: 'Votre nomination, encore',
    clarify: 'Vos questions',
    decide: 'À adopter',
    meet: 'Une objection à lever',
    nominate: 'Votre nomination',
    object: 'Votre consentement',
    open: 'À ouvrir',
    react: 'Votre réaction',
    vote: 'Votre vote',
  },
};

const outcomes = {
  en: { adopted: 'Adopted', 'not-adopted': 'Not adopted', open: 'Open', withdrawn: 'Withdrawn' },
  fr: { adopted: 'Adoptée', 'not-adopted': 'Non adoptée', open: 'Ouverte', withdrawn: 'Retirée' },
};

const texts = (language: 'en' | 'fr') => ({
  ...under('value.proposal.process', processes[language]),
  ...under('value.decision.process', processes[language]),
  ...under('value.proposal.stage', stages[language]),
  ...under('value.voice.stage', stages[language]),
  ...under('value.voice.position', positions[language]),
  ...under('value.proposal.closed', closings[language]),
  ...under('value.proposal.as', closings[language]),
  ...under('value.decision.how', doings[language]),
  ...under('value.proposal.awaiting', awaited[language]),
  ...under('value.proposal.outcome', outcomes[language]),
});

export const valueMessages = { en: texts('en'), fr: texts('fr') };

function under(prefix: string, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([value, text]) => [`${prefix}.${value}`, text]));
}
