/** Help that can be followed: every verb has an example, and those made from schemas are taken as they stand. */

import { describe, expect, it } from 'vitest';
import { ok } from '../kernel/result.ts';
import { parseArguments } from '../replica/fields.ts';
import { registry } from '../rooms/registry.ts';
import { createTranslator } from '../ui/i18n/index.ts';
import { leadingWords, readLine } from './command-line.ts';
import { argumentsOf } from './field-flags.ts';
import { helpFor, offeredBy } from './help.ts';
import { catalogue } from './messages.ts';
import { findVerb, ownVerbs } from './verbs.ts';

const t = createTranslator('en', catalogue);
const items = [...registry.commands.values(), ...registry.queries.values()];
const SOME_ID = 'AAAAAAAAAAAAAAAAAAAAAA';

/** As a shell takes a line apart. */
const wordsOf = (line: string): readonly string[] => [...line.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);

describe('help', () => {
  it.each(ownVerbs.map((verb) => [verb.words.join(' '), verb] as const))('of %s has an example of it', (name, verb) => {
    const shown = helpFor(t, 'en', verb);
    expect(shown.slice(shown.indexOf('Examples'))).toContain(`relais ${name}`);
  });

  it.each(ownVerbs.map((verb) => [verb.words.join(' '), verb] as const))('of %s names every flag it takes', (_, verb) => {
    const shown = helpFor(t, 'en', verb);
    expect(Object.keys(verb.flags).filter((flag) => !shown.includes(`--${flag}`))).toEqual([]);
  });

  it.each(items.map((item) => [item.name, item] as const))('of %s has an example whose arguments are taken', async (_, item) => {
    const verb = findVerb(item.name.split('.'));
    const [example = ''] = verb?.examples ?? [];
    const line = wordsOf(example).slice(1);
    if (verb?.summary.startsWith('cli.') === true) return;
    expect(leadingWords(line).slice(0, 2)).toEqual(item.name.split('.'));
    const given = readLine(line, 2, verb?.flags ?? {});
    if (!given.ok) throw new Error(`${example}: ${given.problem.code}`);
    const input = await argumentsOf(item.input, item.positional ?? [], given.value, () => Promise.resolve(ok(SOME_ID)));
    expect([example, input.ok && parseArguments(item.input, input.value).ok]).toEqual([example, true]);
  });

  it('of a word alone tells what can be said after it, also where that is the command line’s own', () => {
    expect(offeredBy(t, 'invite')).toContain('invite create');
    expect(offeredBy(t, 'bundle')).toContain('bundle out FILE');
    expect(offeredBy(t, 'agreement')).toMatch(/agreement verify[\s\S]*agreement sign/);
    expect(offeredBy(t, 'xylophone')).toBeUndefined();
  });
});
