/** The help of the command line, made from the verbs and the registry. */

import { registry } from '../rooms/registry.ts';
import type { Room } from '../rooms/room.ts';
import { fieldWords, nounOf } from '../rooms/words.ts';
import type { Locale, Translate } from '../ui/i18n/index.ts';
import { flagOf } from './field-flags.ts';
import { asRecord } from './terminal.ts';
import type { Verb } from './verb.ts';
import { ownVerbs } from './verbs.ts';

export function overview(t: Translate): string {
  const rooms = registry.rooms.map((room) => section(t, room));
  return [
    `${t('cli.usage')}: relais VERB [--home DIR] [--json] [--lang en|fr] …`,
    `${t('cli.verbs')}\n${asRecord(ownVerbs.map((verb) => ownLine(t, verb)))}`,
    ...rooms,
    t('cli.more'),
  ].join('\n\n');
}

/** What can be said after a room's name, or after a noun such as `task`; undefined when it is neither. */
export function offeredBy(t: Translate, word: string): string | undefined {
  const sections = registry.rooms.flatMap((room) => {
    const commands = room.commands.filter(({ name }) => nounOf(name) === word);
    const queries = room.queries.filter(({ name }) => nounOf(name) === word);
    if (room.name === word) return [section(t, room)];
    return commands.length + queries.length === 0 ? [] : [section(t, { name: room.name, commands, queries })];
  });
  const own = ownVerbs.filter(({ words }) => words.length > 1 && words[0] === word);
  if (own.length > 0) sections.unshift(asRecord(own.map((verb) => ownLine(t, verb))));
  return sections.length === 0 ? undefined : [...sections, t('cli.more')].join('\n\n');
}

const ownLine = (t: Translate, { words, usage, summary }: Verb) => [`  ${[...words, usage].join(' ').trim()}`, t(summary)] as const;

function section(t: Translate, { name, commands, queries }: Pick<Room, 'name' | 'commands' | 'queries'>): string {
  const line = (kind: string, each: { readonly name: string }) => [`  ${each.name.replace('.', ' ')}`, t(`${kind}.${each.name}`)] as const;
  return `${t(`room.${name}`)}\n${asRecord([...commands.map((each) => line('command', each)), ...queries.map((each) => line('query', each))])}`;
}

export function helpFor(t: Translate, _locale: Locale, verb: Verb): string {
  const name = verb.words.join('.');
  const described = registry.commands.get(name) ?? registry.queries.get(name);
  const parts = [`${t('cli.usage')}: relais ${[...verb.words, verb.usage].join(' ').trim()}`, t(verb.summary)];
  if (described !== undefined) {
    const positional = new Set<string>(described.positional ?? []);
    const fields = Object.entries(described.input).map(([field, shape]) => {
      const { kind, optional, values } = shape;
      const shown = positional.has(field) ? field.toUpperCase() : `--${flagOf(field)}`;
      const choices = values === undefined ? t(`cli.kind.${kind}`) : values.join(' | ');
      return [
        `  ${shown}`,
        `${fieldWords(t, { noun: nounOf(name), name: field, field: shape })} (${choices}${optional ? '' : `, ${t('cli.required')}`})`,
      ] as const;
    });
    if (fields.length > 0) parts.push(asRecord(fields));
  } else {
    const untold = Object.keys(verb.flags).filter((flag) => !verb.usage.includes(`--${flag}`));
    if (untold.length > 0) parts.push(t('cli.also', { flags: untold.map((flag) => `--${flag}`).join(', ') }));
  }
  parts.push(`${t('cli.examples')}\n${verb.examples.map((example) => `  ${example}`).join('\n')}`);
  return parts.join('\n\n');
}
