/** What quick capture may want to point out, in both languages. */

export const captureMessages = {
  en: {
    'problem.capture.date-order': 'Read as {date, date, long}, month before day, because day before month is no date.',
    'problem.capture.date-past': '{date, date, long} is already past.',
    'problem.capture.date-unknown': '“{text}” is not understood as a date; it stays in the title. Try !friday, !12/09 or !in 3 days.',
    'problem.capture.holder-unknown': 'Nobody here is called “{name}”; it stays in the title.',
    'problem.capture.list-new': 'The list “{name}” will be made.',
    'problem.capture.name-ambiguous': '“{name}” may be {choices}; it stays in the title until one is chosen.',
    'problem.capture.place-unknown': 'No place is called “{name}”; it stays in the title.',
    'problem.capture.role-unknown': 'No role is called “{name}”; it stays in the title.',
    'problem.capture.weekday-differs': 'That weekday is not the one of {date, date, long}; the date counts.',
  },
  fr: {
    'problem.capture.date-order': 'Lu comme le {date, date, long}, mois avant jour, car jour avant mois ne donne pas de date.',
    'problem.capture.date-past': 'Le {date, date, long} est déjà passé.',
    'problem.capture.date-unknown':
      '« {text} » n’est pas compris comme une date ; le mot reste dans le titre. Essayez !vendredi, !12/09 ou !dans 3 jours.',
    'problem.capture.holder-unknown': 'Personne ici ne s’appelle « {name} » ; le nom reste dans le titre.',
    'problem.capture.list-new': 'La liste « {name} » sera créée.',
    'problem.capture.name-ambiguous': '« {name} » peut désigner {choices} ; le nom reste dans le titre tant que le choix n’est pas fait.',
    'problem.capture.place-unknown': 'Aucun lieu ne s’appelle « {name} » ; le nom reste dans le titre.',
    'problem.capture.role-unknown': 'Aucun rôle ne s’appelle « {name} » ; le nom reste dans le titre.',
    'problem.capture.weekday-differs': 'Ce jour de la semaine n’est pas celui du {date, date, long} ; c’est la date qui compte.',
  },
} as const;
