/** Why something could not be done with a proposal, and what to do. */

export const problemMessages = {
  en: {
    'problem.advice-needs-statement': 'There is advice that nobody weighed yet. Nothing was adopted; say what becomes of it.',
    'problem.candidate-missing': 'Nobody is put forward yet. Nothing was changed; name whom the nominations speak for.',
    'problem.choice-missing': 'No option is chosen. Nothing was noted yet; choose at least one, or abstain.',
    'problem.consensus-needs-statement': '{names} still object. Nothing was adopted; say in words why the consensus holds all the same.',
    'problem.decision-too-long':
      'The text has {length, number} characters, and a decision keeps at most {max, number}. Nothing was adopted; move its long parts to a page and say where they are.',
    'problem.decision-in-trash': 'This decision was taken back. Nothing was changed.',
    'problem.decision-not-yours': '{name} decides this after the advice. Nothing was adopted; change who leads it if that is no longer so.',
    'problem.effect-not-possible': '“{command}” cannot be an effect of a decision. Nothing was changed; choose another command.',
    'problem.election-needs-role': 'An election is about a role. Nothing was changed; say which.',
    'problem.no-voice-now': 'Nobody is asked in this round. Nothing was changed; wait for the next one, or begin it.',
    'problem.nominee-missing': 'Nobody is named. Nothing was noted yet; say whom you see in this role, and why.',
    'problem.objection-needs-reason':
      'An objection says why: what harm would this do, and to what? Nothing was noted yet; give the reason, and an alternative if you see one.',
    'problem.objection-open':
      'There is an objection of {names} that nobody met yet. Nothing was adopted; amend the proposal, and say how the objection is met.',
    'problem.option-not-chosen': 'The vote did not choose this option. Nothing was adopted; name one that did win.',
    'problem.option-not-of-proposal': 'This option is not one of this proposal. Nothing was changed; choose among its own.',
    'problem.options-being-voted':
      'The vote is under way, so options stay as they are. Nothing was changed; go back a round to change them.',
    'problem.options-not-of-process':
      'Only approval and ranking choose from options. Nothing was changed; choose such a process, or put the options in the text.',
    'problem.options-too-few': 'There are fewer than two options to choose from. Nothing was changed; add some first.',
    'problem.position-not-of-round': 'That is not said in this round. Nothing was changed; choose one of: {choices}.',
    'problem.proposal-adopted':
      '“{title}” is adopted, and decisions are not rewritten. Nothing was changed; ask to decide anew from the decision.',
    'problem.proposal-closed': '“{title}” is closed. Nothing was changed; take it up again first.',
    'problem.proposal-in-trash': '“{title}” is in the trash. Nothing was changed; bring it back first.',
    'problem.proposal-last-round': 'This is its last round. Nothing was changed; adopt it, close it, or name the round to go back to.',
    'problem.proposal-not-closed': 'This proposal is not closed. Nothing was changed.',
    'problem.proposal-too-early': 'It is decided in its last round. Nothing was adopted; go through the rounds first.',
    'problem.silence-not-consent': 'In this process silence is not consent. Nothing was changed; choose another, or leave it out.',
    'problem.stage-not-of-process': 'This process does not have that round. Nothing was changed; name one of its own.',
    'problem.voice-asks-nothing': 'Only an objection, a question or an advice is met. Nothing was changed.',
    'problem.voice-needs-words': 'This says nothing without words. Nothing was noted yet; write them and try again.',
    'problem.voice-no-objection': 'This is no objection. Nothing was changed; say your word again to change it.',
    'problem.voice-not-yours': 'Only who objected takes it back. Nothing was changed; say how it is met instead.',
    'problem.voices-awaited':
      'Not everybody was heard: {names}. Nothing was adopted; wait for them, or for the last day ({deadline}) where that ends the round.',
    'problem.vote-not-carried': 'The vote does not carry it. Nothing was adopted; close it as not adopted, or go back a round.',
    'problem.vote-tied': 'Several options tie: {options}. Nothing was adopted; go back a round with them, or name one and say why.',
  },
  fr: {
    'problem.advice-needs-statement': 'Des avis n’ont pas encore été pesés. Rien n’a été adopté ; dites ce qu’ils deviennent.',
    'problem.candidate-missing': 'Personne n’est encore proposé. Rien n’a changé ; nommez la personne pour qui parlent les nominations.',
    'problem.choice-missing': 'Aucune option n’est choisie. Rien n’est encore noté ; choisissez-en au moins une, ou abstenez-vous.',
    'problem.consensus-needs-statement':
      '{names} objecte encore. Rien n’a été adopté ; dites avec vos mots pourquoi le consensus tient malgré tout.',
    'problem.decision-too-long':
      'Le texte a {length, number} caractères, et une décision en garde au plus {max, number}. Rien n’a été adopté ; mettez ses longues parties dans une page et dites où elles sont.',
    'problem.decision-in-trash': 'Cette décision a été annulée. Rien n’a changé.',
    'problem.decision-not-yours':
      'C’est {name} qui décide après les avis. Rien n’a été adopté ; changez qui l’anime si ce n’est plus le cas.',
    'problem.effect-not-possible':
      '« {command} » ne peut pas être l’effet d’une décision. Rien n’a changé ; choisissez une autre commande.',
    'problem.election-needs-role': 'Une élection porte sur un rôle. Rien n’a changé ; dites lequel.',
    'problem.no-voice-now': 'Personne n’est consulté à ce tour. Rien n’a changé ; attendez le suivant, ou commencez-le.',
    'problem.nominee-missing': 'Personne n’est nommé. Rien n’est encore noté ; dites qui vous voyez dans ce rôle, et pourquoi.',
    'problem.objection-needs-reason':
      'Une objection dit pourquoi : quel tort cela ferait, et à quoi ? Rien n’est encore noté ; donnez la raison, et une alternative si vous en voyez une.',
    'problem.objection-open':
      'Une objection de {names} attend encore une réponse. Rien n’a été adopté ; amendez la proposition et dites comment l’objection est levée.',
    'problem.option-not-chosen': 'Le vote n’a pas choisi cette option. Rien n’a été adopté ; nommez-en une qui l’emporte.',
    'problem.option-not-of-proposal': 'Cette option n’est pas de cette proposition. Rien n’a changé ; choisissez parmi les siennes.',
    'problem.options-being-voted':
      'Le vote est en cours, les options restent telles quelles. Rien n’a changé ; revenez d’un tour pour les changer.',
    'problem.options-not-of-process':
      'Seuls l’approbation et le classement choisissent parmi des options. Rien n’a changé ; prenez un tel processus, ou mettez les options dans le texte.',
    'problem.options-too-few': 'Il y a moins de deux options au choix. Rien n’a changé ; ajoutez-en d’abord.',
    'problem.position-not-of-round': 'Cela ne se dit pas à ce tour. Rien n’a changé ; choisissez parmi : {choices}.',
    'problem.proposal-adopted':
      '« {title} » est adoptée, et une décision ne se réécrit pas. Rien n’a changé ; demandez à redécider depuis la décision.',
    'problem.proposal-closed': '« {title} » est close. Rien n’a changé ; reprenez-la d’abord.',
    'problem.proposal-in-trash': '« {title} » est à la corbeille. Rien n’a changé ; sortez-la d’abord de la corbeille.',
    'problem.proposal-last-round': 'C’est son dernier tour. Rien n’a changé ; adoptez-la, mettez-y fin, ou nommez le tour auquel revenir.',
    'problem.proposal-not-closed': 'Cette proposition n’est pas close. Rien n’a changé.',
    'problem.proposal-too-early': 'Elle se décide à son dernier tour. Rien n’a été adopté ; menez d’abord les tours.',
    'problem.silence-not-consent':
      'Dans ce processus, le silence ne vaut pas consentement. Rien n’a changé ; choisissez-en un autre, ou laissez cela.',
    'problem.stage-not-of-process': 'Ce processus n’a pas ce tour. Rien n’a changé ; nommez l’un des siens.',
    'problem.voice-asks-nothing': 'On ne répond qu’à une objection, une question ou un avis. Rien n’a changé.',
    'problem.voice-needs-words': 'Cela ne dit rien sans mots. Rien n’est encore noté ; écrivez-les et réessayez.',
    'problem.voice-no-objection': 'Ce n’est pas une objection. Rien n’a changé ; donnez de nouveau votre voix pour la changer.',
    'problem.voice-not-yours': 'Seule la personne qui a objecté retire son objection. Rien n’a changé ; dites plutôt comment on y répond.',
    'problem.voices-awaited':
      'Tout le monde n’a pas été entendu : {names}. Rien n’a été adopté ; attendez ces personnes, ou le dernier jour ({deadline}) là où il clôt le tour.',
    'problem.vote-not-carried': 'Le vote ne l’adopte pas. Rien n’a été adopté ; notez qu’elle n’est pas adoptée, ou revenez d’un tour.',
    'problem.vote-tied':
      'Plusieurs options sont à égalité : {options}. Rien n’a été adopté ; refaites un tour avec elles, ou nommez-en une en disant pourquoi.',
  },
};
