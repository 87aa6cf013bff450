/** Work with a day as a calendar: one's tasks, the turns on duty, the dates of circles. */

import type { CivilDate } from '../../kernel/civil-date.ts';
import { uidOf } from '../../rooms/icalendar.ts';
import type { agreementList, decisionList, proposalList, roleTerms } from '../../rooms/organisation/index.ts';
import { member, rota, rotaTurn, turnSpan, turnsTouching } from '../../rooms/people/index.ts';
import { place } from '../../rooms/places/index.ts';
import type { AnswerOf, QueryContext } from '../../rooms/room.ts';
import { task, tasksHeld } from '../../rooms/tasks/index.ts';
import type { Workplace } from '../../workplace/index.ts';
import type { CalendarEvent } from './calendar.ts';
import type { Frame } from './frame.ts';

/** Of each kind, so that a calendar stays one that a telephone reads. */
const MOST = 1000;
const DUTY_DAYS = 92;

/** On their due dates, as the calendar file of tasks has them: the same names, so that a program knows them again. */
export function ownTasks(read: QueryContext, frame: Frame): readonly CalendarEvent[] {
  return tasksHeld(read, MOST).flatMap(({ id, title, why, nextStep, due }): CalendarEvent[] => {
    if (due === null) return [];
    const [changed = frame.since] = read.where(task, { id }).writtenAt();
    const common = { uid: `due-${uidOf(id)}`, when: due, standing: 'free', changed } as const;
    if (frame.busy) return [{ ...common, summary: frame.t('feed.task') }];
    const lines = [line(frame, 'feed.why', why), line(frame, 'feed.next-step', nextStep)].filter((text) => text !== '');
    return [{ ...common, summary: title ?? frame.t('feed.nameless'), description: lines.join('\n\n') }];
  });
}

const line = ({ t }: Frame, key: string, text: string | null): string => (text === null || text === '' ? '' : t(key, { text }));

/** Every turn of every rota: who is on duty is told to everyone. */
export function duties(read: QueryContext, frame: Frame): readonly CalendarEvent[] {
  return read
    .where(rota)
    .all()
    .flatMap((row) => {
      const where = row.place === null ? undefined : (read.row(place, row.place)?.name ?? undefined);
      const name = row.name ?? where ?? frame.t('feed.nameless');
      const written = [...read.where(rota, { id: row.id }).writtenAt(), ...read.where(rotaTurn, { rota: row.id }, 'with').writtenAt()];
      const changed = written.reduce((latest, at) => Math.max(latest, at), frame.since);
      return turnsTouching(read, row, read.today, DUTY_DAYS).map((turn): CalendarEvent => {
        const who = turn.member === null ? undefined : (read.row(member, turn.member)?.name ?? undefined);
        return {
          uid: uidOf(`duty-${row.id}-${turn.date}`),
          when: turnSpan(row, turn.date, read.zone),
          summary: frame.busy ? frame.t('feed.duty') : frame.t('feed.turn', { name, who: who ?? frame.t('feed.nobody') }),
          ...(frame.busy ? {} : { location: where }),
          standing: 'free',
          changed,
        };
      });
    });
}

/** What circles said they would look at again, and until when voices are awaited. */
export async function circleDates(workplace: Workplace, frame: Frame): Promise<readonly CalendarEvent[]> {
  const ask = async <A>(name: string, input: object = {}): Promise<A | undefined> => {
    const answer = await workplace.ask(name, input);
    return answer.ok ? (answer.value as A) : undefined;
  };
  const dated = (kind: string, id: string, title: string | null, when: CivilDate | null): CalendarEvent[] => {
    if (when === null) return [];
    const summary = frame.busy ? frame.t('feed.date') : frame.t(`feed.date.${kind}`, { title: title ?? frame.t('feed.nameless') });
    return [{ uid: uidOf(`${kind}-${id}`), when, summary, standing: 'free', changed: frame.since }];
  };
  const agreements = (await ask<AnswerOf<typeof agreementList>>('agreement.list')) ?? [];
  const decisions = (await ask<AnswerOf<typeof decisionList>>('decision.list', { standing: true })) ?? [];
  const proposals = (await ask<AnswerOf<typeof proposalList>>('proposal.list')) ?? [];
  const terms = (await ask<AnswerOf<typeof roleTerms>>('role.terms', { within: 366 })) ?? [];
  return [
    ...agreements.flatMap(({ id, title, review }) => dated('agreement', id, title, review)),
    ...decisions.flatMap(({ id, number, title, reviewOn }) => dated('decision', id, `${number} ${title ?? ''}`.trim(), reviewOn)),
    ...proposals.flatMap(({ id, title, deadline }) => dated('proposal', id, title, deadline)),
    ...terms.flatMap(({ id, name, holder, until }) => dated('term', `${id}-${holder.id}`, `${name ?? ''} (${holder.name ?? ''})`, until)),
  ];
}
