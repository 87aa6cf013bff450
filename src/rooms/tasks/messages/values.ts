/** Choices and refusals of the tasks room, in words. */

export const valueMessages = {
  en: {
    'problem.attachment-hash': 'The hash given is not that of a stored file. Nothing was attached; store the file first, then attach it.',
    'problem.filter-not-understood':
      'The filter cannot be read, because of “{field}”. Nothing was saved; use the filters of the task list.',
    'problem.hand-over-not-open':
      'No hand-over of this task waits for an answer. Nothing was changed; it may have been answered or withdrawn meanwhile.',
    'problem.hand-over-to-nobody': 'Say to whom the task is handed over: members, a role, or whoever comes on next. Nothing was changed.',
    'problem.hand-over-to-oneself':
      'A task cannot be handed over to the one who hands it over. Nothing was changed; choose somebody else, or release it.',
    'problem.hand-over-to-others': 'This hand-over is offered to others. Nothing was changed; you can take the task instead.',
    'problem.hand-over-to-several-kinds':
      'Hand over to members, to a role or to whoever comes on next, one of the three. Nothing was changed.',
    'problem.import-not-a-plan': 'The import plan cannot be read, because of “{field}”. Nothing was imported; read the source again.',
    'problem.link-circle':
      'That would close a circle: “{title}” already leads back to this task. Nothing was changed; remove a link of the circle first.',
    'problem.link-to-itself': 'A task cannot be linked to itself. Nothing was changed; choose another task.',
    'problem.link-unknown': 'No such link stands between these tasks. Nothing was changed.',
    'problem.member-left': '{name} has left the workplace. Nothing was changed; choose somebody else.',
    'problem.task-in-trash': '“{title}” is in the trash. Nothing was changed; bring it back first.',
    'problem.task-not-closed': '“{title}” is open already. Nothing was changed.',
    'problem.task-not-held': '“{title}” is not held by that member. Nothing was changed.',
    'problem.task-not-recurring': '“{title}” does not come back. Nothing was changed.',
    'problem.title-missing':
      'The line has no title: nothing is left of it beside names, tags and dates. Nothing was added; say what is to be done.',
    'problem.why-missing':
      'Say why “{title}” exists: whoever takes it up will need it. Nothing was added yet, and what was understood is kept; give the why and try again.',
    'value.hand-over-to.answer.accepted': 'Accepted',
    'value.hand-over-to.answer.declined': 'Declined',
    'value.hand-over.to.anyone': 'Whoever comes on next',
    'value.hand-over.to.members': 'Members',
    'value.hand-over.to.role': 'Anyone with the role',
    'value.hand-over.outcome.accepted': 'Accepted',
    'value.hand-over.outcome.declined': 'Declined',
    'value.hand-over.outcome.offered': 'Offered',
    'value.hand-over.outcome.withdrawn': 'Taken back',
    'value.task.ended.closed': 'Task closed',
    'value.task.ended.left': 'Left the workplace',
    'value.holding.ended.handed-over': 'Handed over',
    'value.holding.ended.released': 'Released',
    'value.task-link.kind.part-of': 'Is part of',
    'value.task-link.kind.relates': 'Relates to',
    'value.task-link.kind.waits-on': 'Waits on',
    'value.task.state.doing': 'Doing',
    'value.task.state.done': 'Done',
    'value.task.state.dropped': 'Dropped',
    'value.task.state.open': 'Open',
    'value.task.state.waiting': 'Waiting',
  },
  fr: {
    'problem.attachment-hash':
      'L’empreinte donnée n’est pas celle d’un fichier rangé. Rien n’a été joint ; rangez d’abord le fichier, puis joignez-le.',
    'problem.filter-not-understood':
      'Le filtre est illisible, à cause de « {field} ». Rien n’a été enregistré ; utilisez les filtres de la liste des tâches.',
    'problem.hand-over-not-open':
      'Aucun passage de relais de cette tâche n’attend de réponse. Rien n’a changé ; on y a peut-être répondu, ou il a été retiré entre-temps.',
    'problem.hand-over-to-nobody':
      'Dites à qui passer le relais : des membres, un rôle, ou la prochaine personne disponible. Rien n’a changé.',
    'problem.hand-over-to-oneself':
      'On ne se passe pas le relais à soi-même. Rien n’a changé ; choisissez quelqu’un d’autre, ou posez la tâche.',
    'problem.hand-over-to-others': 'Ce relais est proposé à d’autres. Rien n’a changé ; vous pouvez prendre la tâche à la place.',
    'problem.hand-over-to-several-kinds':
      'Passez le relais à des membres, à un rôle ou à la prochaine personne disponible, un seul des trois. Rien n’a changé.',
    'problem.import-not-a-plan': 'Le plan d’import est illisible, à cause de « {field} ». Rien n’a été importé ; relisez la source.',
    'problem.link-circle':
      'Cela fermerait un cercle : « {title} » ramène déjà à cette tâche. Rien n’a changé ; retirez d’abord un lien du cercle.',
    'problem.link-to-itself': 'Une tâche ne se lie pas à elle-même. Rien n’a changé ; choisissez une autre tâche.',
    'problem.link-unknown': 'Aucun lien de ce genre n’existe entre ces tâches. Rien n’a changé.',
    'problem.member-left': '{name} a quitté le collectif. Rien n’a changé ; choisissez quelqu’un d’autre.',
    'problem.task-in-trash': '« {title} » est à la corbeille. Rien n’a changé ; sortez-la d’abord de la corbeille.',
    'problem.task-not-closed': '« {title} » est déjà ouverte. Rien n’a changé.',
    'problem.task-not-held': 'Cette personne ne porte pas « {title} ». Rien n’a changé.',
    'problem.task-not-recurring': '« {title} » ne revient pas. Rien n’a changé.',
    'problem.title-missing':
      'La ligne n’a pas de titre : il n’y reste que des noms, des étiquettes et des dates. Rien n’a été ajouté ; dites ce qui est à faire.',
    'problem.why-missing':
      'Dites pourquoi « {title} » existe : la personne qui la prendra en aura besoin. Rien n’a encore été ajouté, et ce qui a été compris est gardé ; donnez le pourquoi et réessayez.',
    'value.hand-over-to.answer.accepted': 'Accepté',
    'value.hand-over-to.answer.declined': 'Décliné',
    'value.hand-over.to.anyone': 'La prochaine personne disponible',
    'value.hand-over.to.members': 'Des membres',
    'value.hand-over.to.role': 'Quiconque tient le rôle',
    'value.hand-over.outcome.accepted': 'Accepté',
    'value.hand-over.outcome.declined': 'Décliné',
    'value.hand-over.outcome.offered': 'Proposé',
    'value.hand-over.outcome.withdrawn': 'Repris',
    'value.task.ended.closed': 'Tâche close',
    'value.task.ended.left': 'A quitté le collectif',
    'value.holding.ended.handed-over': 'Relais passé',
    'value.holding.ended.released': 'Posée',
    'value.task-link.kind.part-of': 'Fait partie de',
    'value.task-link.kind.relates': 'Se rapporte à',
    'value.task-link.kind.waits-on': 'Attend',
    'value.task.state.doing': 'En cours',
    'value.task.state.done': 'Terminée',
    'value.task.state.dropped': 'Abandonnée',
    'value.task.state.open': 'À faire',
    'value.task.state.waiting': 'En attente',
  },
} as const;
