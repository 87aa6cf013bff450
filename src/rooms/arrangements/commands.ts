/** Stating and changing an arrangement, beginning its agreement, and entering figures. */

import { failed, ok } from '../../kernel/result.ts';
import { clearable, list, number, oneOf, optional, ref } from '../../replica/schema.ts';
import { agreement, agreementSection } from '../organisation/index.ts';
import { member, WEEKDAYS } from '../people/index.ts';
import { command, rowAnswer } from '../room.ts';
import { draftOf } from './agreed.ts';
import { arrangement, figure } from './schema.ts';

const { columns } = arrangement;

/** Of the column that keeps them, so that a form shows what is there. */
const weekdays = { ...list(oneOf(WEEKDAYS), { max: 7 }), column: 'arrangement.weekday' };

const inOrder = (names: readonly string[]) => WEEKDAYS.filter((name) => names.includes(name));

const state = command({
  name: 'arrangement.state',
  input: {
    kind: columns.kind,
    days: optional(columns.days),
    weekday: optional(weekdays),
    from: optional(columns.from),
    to: optional(columns.to),
    spot: optional(columns.spot),
    place: optional(columns.place),
    contactHours: optional(columns.contactHours),
    adaptation: optional(columns.adaptation),
    notice: optional(columns.notice),
    scheme: optional(columns.scheme),
    agreement: optional(columns.agreement),
    member: optional(ref('member')),
  },
  positional: ['kind', 'days'],
  run(tx, { weekday = [], from = tx.today, member: who = tx.me, agreement: signedIn, ...cells }) {
    if (cells.to !== undefined && cells.to < from) return failed('arrangement-ends-first', { field: 'to', from, to: cells.to });
    const fixed = inOrder(weekday);
    const days = cells.days ?? (fixed.length > 0 ? fixed.length : undefined);
    if (cells.kind === 'regular' && days !== undefined && (days > 7 || (fixed.length > 0 && days !== fixed.length)))
      return failed('arrangement-days-differ', { field: 'days', days, fixed: fixed.length });
    if (cells.kind !== 'full' && days === undefined) return failed('arrangement-days-missing', { field: 'days' });
    const signed = signedIn === undefined ? undefined : tx.row(agreement, signedIn);
    const id = tx.insert(arrangement, {
      ...cells,
      ...(days === undefined ? {} : { days }),
      ...(fixed.length > 0 ? { weekday: fixed } : {}),
      ...(signed === undefined ? {} : { agreement: signed.id, notice: cells.notice ?? signed.notice }),
      member: who,
      from,
      statedAt: tx.now,
    });
    return ok(rowAnswer(arrangement, id));
  },
});

const edit = command({
  name: 'arrangement.edit',
  input: {
    arrangement: ref('arrangement'),
    kind: optional(columns.kind),
    days: clearable(columns.days),
    weekday: { ...clearable(weekdays), column: 'arrangement.weekday' },
    from: optional(columns.from),
    to: clearable(columns.to),
    suspendedFrom: clearable(columns.suspendedFrom),
    suspendedTo: clearable(columns.suspendedTo),
    spot: clearable(columns.spot),
    place: clearable(columns.place),
    contactHours: clearable(columns.contactHours),
    adaptation: clearable(columns.adaptation),
    notice: clearable(columns.notice),
    scheme: clearable(columns.scheme),
    agreement: clearable(columns.agreement),
  },
  positional: ['arrangement'],
  run(tx, { arrangement: id, weekday, ...cells }) {
    const before = tx.row(arrangement, id);
    const from = cells.from ?? before?.from ?? null;
    const to = cells.to === undefined ? (before?.to ?? null) : cells.to;
    if (from !== null && to !== null && to < from) return failed('arrangement-ends-first', { field: 'to', from, to });
    tx.update(arrangement, id, { ...cells, ...(weekday === undefined ? {} : { weekday: weekday === null ? null : inOrder(weekday) }) });
    return ok(rowAnswer(arrangement, id));
  },
});

const remove = command({
  name: 'arrangement.remove',
  input: { arrangement: ref('arrangement') },
  positional: ['arrangement'],
  run(tx, { arrangement: id }) {
    tx.remove(arrangement, id);
    return ok(rowAnswer(arrangement, id));
  },
});

/** The agreement of the telework template, filled with what was arranged; whoever it concerns is party to it. */
const draft = command({
  name: 'arrangement.draft-agreement',
  input: { arrangement: ref('arrangement'), language: oneOf(['en', 'fr']) },
  positional: ['arrangement'],
  run(tx, { arrangement: id, language }) {
    const row = tx.row(arrangement, id);
    if (row === undefined) return failed('row-unknown', { field: 'arrangement', table: 'arrangement', id });
    const known = row.agreement === null ? undefined : tx.row(agreement, row.agreement);
    if (known !== undefined && known.deleted === null) return ok(rowAnswer(agreement, known.id));
    const who = row.member ?? tx.me;
    const { title, bodies } = draftOf(row, tx.row(member, who)?.name ?? '…', language);
    const as = { me: tx.me, seed: ['agreement of an arrangement', id, row.agreement ?? ''] };
    const input = { title, kind: 'telework', start: language, ...(row.notice === null ? {} : { notice: row.notice }) };
    const made = tx.perform('agreement.add', input, as);
    if (!made.ok) return made;
    const drafted = 'row' in made.value ? made.value.row.id : '';
    if (who !== tx.me) {
      const added = tx.perform('agreement.add-party', { agreement: drafted, member: who }, { ...as, seed: [...as.seed, 'party'] });
      if (!added.ok) return added;
    }
    tx.update(arrangement, id, { agreement: drafted });
    for (const [section, body] of sectionsDrafted(as.seed)) tx.setText(agreementSection, section, 'body', bodies[body] ?? '');
    return ok(rowAnswer(agreement, drafted));

    /** Sections take the ids after the agreement's own, in the order of the template. */
    function sectionsDrafted(seed: readonly (string | number)[]): readonly (readonly [string, string])[] {
      return Array.from({ length: 30 }, (_, at) => tx.deriveId(...seed, at + 2)).flatMap((section) => {
        const hint = tx.row(agreementSection, section)?.hint ?? '';
        return bodies[hint] === undefined ? [] : [[section, hint] as const];
      });
    }
  },
});

const figures = figure.columns;

const addFigure = command({
  name: 'figure.add',
  input: {
    name: figures.name,
    scheme: optional(figures.scheme),
    value: number({ min: 0, max: 1_000_000 }),
    from: figures.from,
    to: optional(figures.to),
    source: optional(figures.source),
  },
  positional: ['name', 'value'],
  run(tx, { name, scheme, value, from, to, source }) {
    if (to !== undefined && to < from) return failed('arrangement-ends-first', { field: 'to', from, to });
    const hundredths = Math.round(value * 100);
    if (Math.abs(hundredths - value * 100) > 1e-6) return failed('figure-too-fine', { field: 'value', given: value });
    if (name !== 'forfait-days' && scheme === undefined) return failed('figure-scheme-missing', { field: 'scheme' });
    const by = name === 'forfait-days' ? null : (scheme ?? null);
    const cells = { name, scheme: by, hundredths, from, to: to ?? null, source: source ?? null };
    return ok(rowAnswer(figure, tx.insert(figure, cells)));
  },
});

const removeFigure = command({
  name: 'figure.remove',
  input: { figure: ref('figure') },
  positional: ['figure'],
  run(tx, { figure: id }) {
    tx.remove(figure, id);
    return ok(rowAnswer(figure, id));
  },
});

export const commands = [state, edit, remove, draft, addFigure, removeFigure];
