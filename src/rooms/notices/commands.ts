/** Choosing of what one is told, how and when. Everybody chooses for themselves. */

import { failed, ok } from '../../kernel/result.ts';
import { optional, ref } from '../../replica/schema.ts';
import { isTime } from '../people/index.ts';
import { command, rowAnswer } from '../room.ts';
import { choiceId, hourId } from './choosing.ts';
import { noticeChoice, noticeHour, noticeMute } from './schema.ts';

const { kind, atOnce, mail } = noticeChoice.columns;

const choose = command({
  name: 'notice.choose',
  input: { kind, atOnce: optional(atOnce), mail: optional(mail) },
  positional: ['kind'],
  run(tx, { kind: chosen, ...cells }) {
    const id = choiceId(tx.me, chosen);
    tx.insert(noticeChoice, { member: tx.me, kind: chosen, ...cells }, id);
    return ok(rowAnswer(noticeChoice, id));
  },
});

const mailAt = command({
  name: 'notice.mail-at',
  input: { hour: noticeHour.columns.hour },
  positional: ['hour'],
  run(tx, { hour }) {
    if (!isTime(hour) || hour === '24:00') return failed('time-of-day', { field: 'hour', given: hour });
    const id = hourId(tx.me);
    tx.insert(noticeHour, { member: tx.me, hour }, id);
    return ok(rowAnswer(noticeHour, id));
  },
});

const mute = command({
  name: 'notice.mute',
  input: { task: ref('task') },
  positional: ['task'],
  run: (tx, { task }) => ok(rowAnswer(noticeMute, tx.join(noticeMute, { member: tx.me, task }))),
});

const unmute = command({
  name: 'notice.unmute',
  input: { task: ref('task') },
  positional: ['task'],
  run(tx, { task }) {
    const id = tx.deriveId(noticeMute.name, tx.me, task);
    tx.remove(noticeMute, id);
    return ok(rowAnswer(noticeMute, id));
  },
});

export const commands = [choose, mailAt, mute, unmute];
