/** What the demo's people decide together: proposals and decisions through the year, and some that are still open at its end. */

import type { Id } from '../../kernel/ids.ts';
import { wallClock } from '../../kernel/zones.ts';
import { voiceId } from '../../rooms/organisation/index.ts';
import type { Act, Ask } from './act.ts';
import type { Founded } from './founding.ts';
import type { Event } from './life.ts';
import { ENDED, type Matter, OPEN, type Said } from './matters.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The steps of all matters, each at its time. Those that ended begin so many days after the year did, the others so many before its end. */
export function deciding(act: Act, ask: Ask, founded: Founded, until: number): readonly Event[] {
  const steps: Event[] = [];
  const decisions = new Map<string, Id>();
  for (const matter of ENDED) follow(matter, founded.begin + matter.day * DAY);
  for (const matter of OPEN) follow(matter, until - matter.day * DAY);
  return steps;

  function follow(matter: Matter, begun: number): void {
    const people = matter.people.map((who) => founded.members[who]);
    const [leader = 0] = matter.people;
    let proposal: Id | undefined;
    let at = begun;
    const next = (days: number, run: (when: number) => void) => {
      at = inOffice(at + days * DAY);
      const when = at;
      if (when < until) steps.push({ at: when, run: () => run(when) });
    };
    next(0, (when) => {
      proposal = act(when, leader, 'proposal.add', {
        ...{ title: matter.title, tension: matter.tension, process: matter.way, days: matter.days ?? 5 },
        ...(matter.everybody === true ? {} : { concerned: people }),
        ...(matter.body === undefined ? {} : { body: matter.body }),
        ...(matter.role === undefined ? {} : { role: founded.roles.get(matter.role), until: day(when, 730) }),
        ...(matter.options === undefined ? {} : { options: matter.options }),
        ...(matter.reviewAfter === undefined ? {} : { reviewOn: day(when, matter.reviewAfter) }),
        ...(matter.silence === true ? { silenceConsents: true } : {}),
        ...(matter.replaces === undefined ? {} : { supersedes: decisions.get(matter.replaces) }),
      });
      for (const [command, input] of matter.effects ?? []) act(when, leader, 'effect.add', { proposal, command, input });
    });
    for (const { stage, said = [], candidate, amends } of matter.rounds) {
      next(1, (when) => {
        act(when, leader, 'proposal.advance', {
          proposal,
          stage,
          ...(candidate === undefined ? {} : { candidate: founded.members[candidate] }),
        });
        if (amends !== undefined) act(when + HOUR, leader, 'proposal.edit', { proposal, body: amends });
      });
      for (const [index, voice] of said.entries()) next(0.3, (when) => speak(proposal, when + index, matter, stage, voice));
    }
    if (matter.ends === 'adopted') next(matter.silence === true ? 9 : 1, (when) => adopt(when, leader, matter, proposal));
    if (matter.ends === 'not-adopted')
      next(1, (when) => act(when, leader, 'proposal.close', { proposal, as: 'not-adopted', why: matter.statement ?? 'Non.' }));
  }

  function speak(proposal: Id | undefined, at: number, { options }: Matter, stage: Matter['rounds'][number]['stage'], said: Said): void {
    if (proposal === undefined) return;
    const { who, meets, names, order, ...words } = said;
    if (meets !== undefined) {
      const member = founded.members[meets];
      if (member !== undefined) act(at, who, 'voice.meet', { voice: voiceId(proposal, 1, stage, member), how: words.reason ?? 'Entendu.' });
      return;
    }
    const known = ask('proposal.show', { proposal }) as
      | { readonly options?: readonly { readonly id: Id; readonly title: string }[] }
      | undefined;
    const choices = order?.flatMap((place) => known?.options?.find(({ title }) => title === options?.[place])?.id ?? []);
    act(at, who, 'voice.give', {
      proposal,
      ...words,
      ...(names === undefined ? {} : { nominee: founded.members[names] }),
      ...(choices === undefined ? {} : { choices }),
    });
  }

  function adopt(at: number, leader: number, { statement, name, title, reviewAfter }: Matter, proposal: Id | undefined): void {
    const decision = act(at, leader, 'decision.adopt', {
      proposal,
      ...(statement === undefined ? {} : { statement }),
      ...(reviewAfter === undefined ? {} : { reviewTitle: `Revoir la décision : ${title}` }),
    });
    if (decision !== undefined && name !== undefined) decisions.set(name, decision);
  }
}

const day = (at: number, days: number): string => wallClock(at + days * DAY, 'Europe/Paris').date;

/** Ten in the morning at the earliest, five at the latest, and not at the week-end. */
function inOffice(at: number): number {
  const { time, date } = wallClock(at, 'Europe/Paris');
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  const hour = time / HOUR;
  const daytime = hour < 10 ? at + (10 - hour) * HOUR : hour > 17 ? at + (34 - hour) * HOUR : at;
  if (daytime !== at) return inOffice(daytime);
  return weekday === 0 ? at + DAY : weekday === 6 ? at + 2 * DAY : at;
}
