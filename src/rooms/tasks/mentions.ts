/** Who is meant by the @names in a comment. */

import type { Id } from '../../kernel/ids.ts';
import type { Reader } from '../../replica/read.ts';
import { member } from '../people/index.ts';
import { matchName, type Named } from './capture/index.ts';

/** `@jeanne`, `@jeanne-martin`, `@"Jeanne Martin"` or `@Jeanne Martin`, at the beginning or after a space or bracket. */
const AT = /(?:^|[\s([{«“"'’])@(?:"([^"\n]{1,120})"|([\p{L}\p{N}][\p{L}\p{N}_'’.-]*))/gu;

/** The members named, each once. A name that several share, or that nobody bears, mentions nobody. */
export function mentioned(read: Reader, body: string): readonly Id[] {
  const found = new Set<Id>();
  let people: readonly Named[] | undefined;
  for (const match of body.matchAll(AT)) {
    people ??= read
      .where(member, { left: null })
      .all()
      .flatMap(({ id, name }) => (name === null ? [] : [{ id, name }]));
    const whole = match[1] === undefined ? wholeName(body.slice((match.index ?? 0) + match[0].indexOf('@') + 1), people) : undefined;
    if (whole !== undefined) {
      found.add(whole);
      continue;
    }
    const one = matchName((match[1] ?? match[2] ?? '').replace(/[.'’-]+$/u, ''), people);
    if (one.kind === 'one') found.add(one.value.id);
  }
  return [...found];
}

/** The longest full name that the text begins with. */
function wholeName(text: string, people: readonly Named[]): Id | undefined {
  const fitting = people.filter(({ name }) => name.includes(' ') && text.toLowerCase().startsWith(name.toLowerCase()));
  fitting.sort((a, b) => b.name.length - a.name.length);
  const [first, second] = fitting;
  return first !== undefined && first.name.length !== second?.name.length ? first.id : undefined;
}
