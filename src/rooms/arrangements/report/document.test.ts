import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOfDay } from '../../../kernel/civil-date.ts';
import {
  changedRow,
  daysOfRow,
  daysOfWork,
  daysOn,
  type Report,
  readReport,
  reportCsv,
  turned,
  unevenDays,
  withoutRow,
  withRow,
} from './document.ts';

const day = (date: string, isWorking = true) => ({ date, isWorking, holiday: null, duty: 0 });
const begun: Report = { rows: [{ kind: 'mission', label: 'Laiterie', halves: { '2026-03-02': 2, '2026-03-03': 1 } }], comment: '' };

describe('a report of activity on its person’s device', () => {
  test('a cell goes from nothing to a day, to half a day, and back', () => {
    const states = [1, 2, 3].reduce<readonly Report[]>((all) => [...all, turned(all.at(-1) ?? begun, 0, '2026-03-04')], [begun]);
    expect(states.map((report) => daysOn(report, '2026-03-04'))).toEqual([0, 1, 0.5, 0]);
  });

  test('absence is no work, and days that do not add up are named', () => {
    const away = turned(withRow(begun, 'absence'), 1, '2026-03-03');
    expect(daysOfWork(away)).toBe(1.5);
    expect(unevenDays(begun, [day('2026-03-02'), day('2026-03-03'), day('2026-03-07', false)])).toEqual(['2026-03-03']);
    expect(unevenDays(away, [day('2026-03-03')])).toEqual(['2026-03-03']);
    expect(withoutRow(away, 1)).toEqual(begun);
  });

  test('what a device kept is read back as it was; what is no report is none', () => {
    const halves = fc.dictionary(fc.integer({ min: 20_000, max: 20_100 }).map(dateOfDay), fc.constantFrom(1, 2));
    const row = fc.record({
      kind: fc.constantFrom('mission' as const, 'between' as const, 'absence' as const),
      label: fc.string({ maxLength: 40 }),
      halves,
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.string({ maxLength: 60 }), (rows, comment) => {
        const report = { rows: rows.map((each) => ({ ...each, halves: { ...each.halves } })), comment };
        expect(readReport(JSON.stringify(report))).toEqual(report);
      }),
    );
    for (const text of [undefined, '', '{', '[]', 'null', '{"rows":7}']) expect(readReport(text)).toBeUndefined();
    expect(readReport('{"rows":[{"kind":"mission","halves":{"2026-03-02":9}},{"kind":"spy","halves":{}},4]}')).toEqual({
      rows: [{ kind: 'mission', label: '', halves: {} }],
      comment: '',
    });
  });

  test('[A16] its file has a column a day and no formula', () => {
    const report = changedRow({ ...begun, comment: '+1' }, 0, (row) => ({ ...row, label: '=1+1' }));
    const text = reportCsv({ report, days: [day('2026-03-02'), day('2026-03-03')], language: 'fr', say: (key) => key });
    expect(text.split('\r\n')).toEqual([
      '\uFEFF"report.column.kind";"report.column.label";"2026-03-02";"2026-03-03";"report.total"',
      '"report.kind.mission";"\'=1+1";"1";"0,5";"1,5"',
      '"report.total";"";"1";"0,5";"1,5"',
      '"report.duty";"";"";"";"0"',
      '"report.comment";"\'+1"',
      '',
    ]);
    expect(daysOfRow(report.rows[0] as Report['rows'][number])).toBe(1.5);
  });
});
