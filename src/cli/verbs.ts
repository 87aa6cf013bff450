/** Every verb: those of the command line itself, and one for each command and query of the rooms. */

import { registry } from '../rooms/registry.ts';
import type { Verb } from './verb.ts';
import { accountVerbs } from './verbs/account.ts';
import { agreementVerbs } from './verbs/agreement.ts';
import { attachVerb } from './verbs/attach.ts';
import { bundleVerbs } from './verbs/bundle.ts';
import { calendarVerbs } from './verbs/calendar.ts';
import { circleVerbs } from './verbs/circle.ts';
import { completionVerb } from './verbs/completion.ts';
import { decisionVerbs } from './verbs/decision.ts';
import { exportVerb } from './verbs/export.ts';
import { expungeVerb } from './verbs/expunge.ts';
import { feedVerbs } from './verbs/feed.ts';
import { historyVerb } from './verbs/history.ts';
import { importVerb } from './verbs/import.ts';
import { myDaysVerbs } from './verbs/my-days.ts';
import { operationVerbs } from './verbs/operations.ts';
import { refusedVerbs } from './verbs/refused.ts';
import { registryVerbs } from './verbs/registry.ts';
import { roomVerb } from './verbs/room.ts';
import { serveVerb } from './verbs/serve.ts';
import { signInVerbs } from './verbs/sign-in.ts';
import { syncVerbs } from './verbs/sync.ts';
import { undoVerb } from './verbs/undo.ts';

export const ownVerbs: readonly Verb[] = [
  serveVerb,
  ...accountVerbs,
  ...signInVerbs,
  ...syncVerbs,
  ...refusedVerbs,
  ...registryVerbs,
  attachVerb,
  importVerb,
  exportVerb,
  ...calendarVerbs,
  ...circleVerbs,
  ...decisionVerbs,
  ...agreementVerbs,
  ...feedVerbs,
  ...myDaysVerbs,
  historyVerb,
  undoVerb,
  expungeVerb,
  ...bundleVerbs,
  ...operationVerbs,
  completionVerb(() => allVerbs()),
];

const allVerbs = (): readonly Verb[] => [
  ...ownVerbs,
  ...[...registry.commands.values()].map((command) => roomVerb('command', command)),
  ...[...registry.queries.values()].map((query) => roomVerb('query', query)),
];

/** The verb with the most words that the line begins with. */
export function findVerb(words: readonly string[]): Verb | undefined {
  const own = ownVerbs
    .filter((verb) => verb.words.every((word, i) => words[i] === word))
    .sort((a, b) => b.words.length - a.words.length)[0];
  if (own !== undefined) return own;
  const name = words.slice(0, 2).join('.');
  const command = registry.commands.get(name);
  if (command !== undefined) return roomVerb('command', command);
  const query = registry.queries.get(name);
  return query === undefined ? undefined : roomVerb('query', query);
}

/** The verb that looks most like what was written; empty when none does. */
export function nearestVerb(words: readonly string[]): string {
  const written = words.slice(0, 2).join(' ');
  const ranked = allVerbs()
    .map((verb) => ({ name: verb.words.join(' '), distance: distance(verb.words.join(' '), written) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  return best !== undefined && best.distance <= Math.max(2, written.length / 3) ? best.name : '';
}

/** Letters to add, take away or change. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
