/** Opening a place to requests, receiving one, and answering it. */

import type { Id } from '../../kernel/ids.ts';
import { ok } from '../../kernel/result.ts';
import { boolean, clearable, optional, ref } from '../../replica/schema.ts';
import { dutyAt } from '../people/index.ts';
import { type Answer, command, rowAnswer } from '../room.ts';
import { request, requestPage, requestWord } from './schema.ts';
import { titleOf } from './title.ts';

const { words, urgency, name, contact } = request.columns;

const open = command({
  name: 'request-page.open',
  input: { place: ref('place'), welcome: optional(requestPage.columns.welcome) },
  positional: ['place'],
  run(tx, { place, welcome }) {
    // One for each place, so that two devices that open it meet.
    const id = tx.deriveId(requestPage.name, place);
    const before = tx.row(requestPage, id);
    if (before === undefined) tx.insert(requestPage, { place, key: tx.newId(), welcome: welcome ?? null }, id);
    else {
      // An address that was closed stays closed.
      if (before.deleted !== null) tx.update(requestPage, id, { key: tx.newId() });
      tx.restore(requestPage, id);
      if (welcome !== undefined) tx.update(requestPage, id, { welcome });
    }
    return ok(rowAnswer(requestPage, id));
  },
});

const edit = command({
  name: 'request-page.edit',
  input: { page: ref('request-page'), welcome: clearable(requestPage.columns.welcome) },
  positional: ['page'],
  run(tx, { page, ...cells }) {
    tx.update(requestPage, page, cells);
    return ok(rowAnswer(requestPage, page));
  },
});

const renew = command({
  name: 'request-page.renew',
  input: { page: ref('request-page') },
  positional: ['page'],
  run(tx, { page }) {
    tx.update(requestPage, page, { key: tx.newId() });
    return ok(rowAnswer(requestPage, page));
  },
});

const close = command({
  name: 'request-page.close',
  input: { page: ref('request-page') },
  positional: ['page'],
  run(tx, { page }) {
    tx.remove(requestPage, page);
    return ok(rowAnswer(requestPage, page));
  },
});

/** From the page of a place, or noted by whoever took the call. It becomes a task, offered to those on duty there. */
const add = command({
  name: 'request.add',
  input: { place: ref('place'), words, urgency: optional(urgency), name: optional(name), contact: optional(contact) },
  positional: ['place', 'words'],
  run(tx, { place, ...cells }) {
    const id = tx.newId();
    const onDuty = dutyAt(tx, place, tx.now, tx.zone);
    const made = tx.perform(
      'task.add',
      { title: titleOf(cells.words), why: cells.words, place, ...(onDuty.length === 0 ? {} : { offerTo: onDuty }) },
      { me: tx.me, seed: [request.name, id] },
    );
    if (!made.ok) return made;
    tx.insert(request, { urgency: 'hindered', ...cells, place, task: rowOf(made.value), key: tx.newId(), receivedAt: tx.now }, id);
    return ok(rowAnswer(request, id));
  },
});

const say = command({
  name: 'request.say',
  input: { request: ref('request'), words: requestWord.columns.words, asker: optional(boolean()) },
  positional: ['request', 'words'],
  run(tx, { request: id, words: said, asker }) {
    const word = tx.insert(requestWord, { request: id, words: said, at: tx.now, member: asker === true ? null : tx.me });
    return ok(rowAnswer(requestWord, word));
  },
});

export const commands = [open, edit, renew, close, add, say];

const rowOf = (answer: Answer): Id | null => ('row' in answer ? answer.row.id : null);
