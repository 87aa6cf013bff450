/** `completion`: what a shell needs to complete verbs and flags. */

import { failed, ok } from '../../kernel/result.ts';
import { globalFlags } from '../command-line.ts';
import type { Verb } from '../verb.ts';

const SHELLS = ['bash', 'zsh', 'fish'];

/** `verbs` is asked late, since this verb is one of them. */
export const completionVerb = (verbs: () => readonly Verb[]): Verb => ({
  words: ['completion'],
  usage: 'bash | zsh | fish',
  summary: 'cli.completion.help',
  examples: ['source <(relais completion bash)', 'relais completion fish > ~/.config/fish/completions/relais.fish'],
  flags: {},
  run({ terminal, given }) {
    const shell = given.rest[0] ?? '';
    if (!SHELLS.includes(shell))
      return Promise.resolve(failed('argument-choice', { field: 'shell', given: shell, choices: SHELLS.join(', ') }));
    const script = shell === 'fish' ? fish(verbs()) : bash(verbs(), shell === 'zsh');
    terminal.answer({ script }, script);
    return Promise.resolve(ok(undefined));
  },
});

const flagNames = (verb: Verb): string[] => [...Object.keys(verb.flags), ...Object.keys(globalFlags)].map((flag) => `--${flag}`);

function bash(verbs: readonly Verb[], zsh: boolean): string {
  const first = [...new Set(verbs.map((verb) => verb.words[0]))].join(' ');
  const seconds = [...new Set(verbs.filter((verb) => verb.words.length > 1).map((verb) => verb.words[0] as string))].map((word) => {
    const following = verbs.filter((verb) => verb.words[0] === word && verb.words.length > 1).map((verb) => verb.words[1]);
    return `    ${word}) [ "$COMP_CWORD" -eq 2 ] && words="${following.join(' ')}" ;;`;
  });
  const flags = verbs
    .map((verb) => `    "${verb.words.join(' ')}"*) flags="${flagNames(verb).join(' ')}" ;;`)
    .sort((a, b) => b.length - a.length);
  return [
    ...(zsh ? ['autoload -U +X bashcompinit && bashcompinit'] : []),
    '_relais() {',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
    '  local current="${COMP_WORDS[COMP_CWORD]}" words="" flags=""',
    `  [ "$COMP_CWORD" -eq 1 ] && words="${first}"`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
    '  case "${COMP_WORDS[1]}" in',
    ...seconds,
    '  esac',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
    '  case "${COMP_WORDS[*]:1:2}" in',
    ...flags,
    '  esac',
    '  case "$current" in -*) words="$flags" ;; esac',
    '  COMPREPLY=($(compgen -W "$words" -- "$current"))',
    '}',
    'complete -o default -F _relais relais',
  ].join('\n');
}

function fish(verbs: readonly Verb[]): string {
  const lines = ['complete -c relais -f'];
  for (const word of new Set(verbs.map((verb) => verb.words[0]))) lines.push(`complete -c relais -n __fish_use_subcommand -a ${word}`);
  for (const verb of verbs) {
    const [first, second] = verb.words;
    if (second !== undefined)
      lines.push(`complete -c relais -n "__fish_seen_subcommand_from ${first}; and test (count (commandline -opc)) -eq 2" -a ${second}`);
    const condition = verb.words.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    for (const flag of Object.keys(verb.flags)) lines.push(`complete -c relais -n "${condition}" -l ${flag}`);
  }
  return lines.join('\n');
}
