/** Writing a proposal, changing it, taking it back. */

import type { Id } from '../../../../kernel/ids.ts';
import { failed, ok, type Result } from '../../../../kernel/result.ts';
import { boolean, clearable, date, list, long, oneOf, optional, ref, string } from '../../../../replica/schema.ts';
import { command, rowAnswer, type Transaction } from '../../../room.ts';
import { namedIn } from '../concerned.ts';
import { processOf, rulesOf } from '../process.ts';
import { CLOSINGS, concerned, option, proposal } from '../schema.ts';
import { outcomeOf, stageOf } from '../standing.ts';
import { openProposal } from './open.ts';
import { begin } from './rounds.ts';

const { columns } = proposal;

export const add = command({
  name: 'proposal.add',
  input: {
    tension: columns.tension,
    title: columns.title,
    body: optional(columns.body),
    process: columns.process,
    circle: optional(columns.circle),
    role: optional(columns.role),
    until: optional(columns.until),
    concerned: optional(list(ref('member'), { max: 200 })),
    facilitator: optional(columns.facilitator),
    days: optional(columns.days),
    silenceConsents: optional(boolean()),
    reviewOn: optional(date()),
    supersedes: optional(columns.supersedes),
    options: optional(list(string({ max: 300 }), { max: 50 })),
    open: optional(boolean()),
  },
  positional: ['title'],
  run(tx, { body, concerned: members = [], options = [], open, ...cells }) {
    const fits = fitting(cells);
    if (!fits.ok) return fits;
    if (options.length > 0 && !rulesOf(cells.process).options) return failed('options-not-of-process');
    const id = tx.insert(proposal, {
      ...cells,
      facilitator: cells.facilitator ?? tx.me,
      stage: 'draft',
      turn: 1,
      createdAt: tx.now,
      createdBy: tx.me,
    });
    if (body !== undefined && body !== '') tx.setText(proposal, id, 'body', body);
    for (const member of new Set(members)) tx.join(concerned, { proposal: id, member });
    for (const [index, title] of options.entries()) tx.insert(option, { proposal: id, title, at: tx.now + index });
    if (open !== true) return ok(rowAnswer(proposal, id));
    const row = tx.row(proposal, id);
    return row === undefined ? ok(rowAnswer(proposal, id)) : begin(tx, row, { options: options.length, concerned: members });
  },
});

export const edit = command({
  name: 'proposal.edit',
  input: {
    proposal: ref('proposal'),
    tension: optional(columns.tension),
    title: optional(columns.title),
    body: clearable(columns.body),
    process: optional(columns.process),
    circle: clearable(columns.circle),
    role: clearable(columns.role),
    until: clearable(columns.until),
    concerned: optional(list(ref('member'), { max: 200 })),
    facilitator: clearable(columns.facilitator),
    days: clearable(columns.days),
    deadline: clearable(columns.deadline),
    silenceConsents: optional(boolean()),
    reviewOn: clearable(columns.reviewOn),
    supersedes: clearable(columns.supersedes),
  },
  positional: ['proposal'],
  run(tx, { proposal: id, body, concerned: members, ...cells }) {
    const row = openProposal(tx, id);
    if (!row.ok) return row;
    const way = cells.process ?? processOf(row.value.process);
    // Another process may not know this silence; it is left behind rather than refused.
    const silence = rulesOf(way).silence ? {} : { silenceConsents: false };
    const fits = fitting({ ...row.value, silenceConsents: false, ...cells, process: way });
    if (!fits.ok) return fits;
    tx.update(proposal, id, { ...cells, ...silence });
    if (body !== undefined) tx.setText(proposal, id, 'body', body ?? '');
    if (members !== undefined) nameOnly(tx, id, members);
    const wordsChanged = body !== undefined || cells.title !== undefined || cells.tension !== undefined;
    if (wordsChanged && stageOf(row.value) !== 'draft') tx.update(proposal, id, { editedAt: tx.now });
    return ok(rowAnswer(proposal, id));
  },
});

export const close = command({
  name: 'proposal.close',
  input: { proposal: ref('proposal'), as: optional(oneOf(CLOSINGS)), why: long({ max: 5000 }) },
  positional: ['proposal', 'why'],
  run(tx, { proposal: id, as = 'withdrawn', why }) {
    const row = openProposal(tx, id);
    if (!row.ok) return row;
    tx.update(proposal, id, { closed: as, closedAt: tx.now, closing: why });
    return ok(rowAnswer(proposal, id));
  },
});

/** A closed one is open again, where it was. */
export const resume = command({
  name: 'proposal.resume',
  input: { proposal: ref('proposal') },
  positional: ['proposal'],
  run(tx, { proposal: id }) {
    const row = tx.row(proposal, id);
    if (row !== undefined && outcomeOf(tx, row) === 'adopted') return failed('proposal-adopted', { title: row.title ?? '' });
    if ((row?.closed ?? null) === null) return failed('proposal-not-closed');
    tx.update(proposal, id, { closed: null, closedAt: null, closing: null });
    return ok(rowAnswer(proposal, id));
  },
});

export const remove = command({
  name: 'proposal.remove',
  input: { proposal: ref('proposal') },
  positional: ['proposal'],
  run(tx, { proposal: id }) {
    const row = tx.row(proposal, id);
    if (row !== undefined && outcomeOf(tx, row) === 'adopted') return failed('proposal-adopted', { title: row.title ?? '' });
    tx.remove(proposal, id);
    return ok(rowAnswer(proposal, id));
  },
});

export const restore = command({
  name: 'proposal.restore',
  input: { proposal: ref('proposal') },
  positional: ['proposal'],
  run(tx, { proposal: id }) {
    tx.restore(proposal, id);
    return ok(rowAnswer(proposal, id));
  },
});

/** Whether the process knows what is asked of it. */
function fitting(cells: { readonly process: string; readonly role?: Id | null; readonly silenceConsents?: boolean }): Result<null> {
  if (cells.process === 'election' && (cells.role ?? null) === null) return failed('election-needs-role');
  if (cells.silenceConsents === true && !rulesOf(cells.process).silence) return failed('silence-not-consent');
  return ok(null);
}

/** Those, and nobody else, are asked by name. */
function nameOnly(tx: Transaction, id: Id, members: readonly Id[]): void {
  for (const member of namedIn(tx, id)) if (!members.includes(member)) tx.remove(concerned, tx.deriveId(concerned.name, id, member));
  for (const member of new Set(members)) tx.join(concerned, { proposal: id, member });
}
