/** Rules from outside: read where they can be followed, refused with their reason where not. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRule } from './parse-rule.ts';
import { formatRule } from './rule.ts';

const code = (text: string) => {
  const result = parseRule(text);
  return result.ok ? formatRule(result.value) : result.problem.code;
};

describe('a rule from outside', () => {
  it('is read in any case and order, and written in one way', () => {
    expect(code('rrule:byday=fr,mo;freq=weekly;wkst=mo;interval=1')).toBe('FREQ=WEEKLY;BYDAY=MO,FR');
    expect(code('FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231T225959Z')).toBe('FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20271231');
    expect(code(' FREQ=YEARLY;BYMONTH=12,1;BYMONTHDAY=+1 ')).toBe('FREQ=YEARLY;BYMONTH=1,12;BYMONTHDAY=1');
  });

  it('[A25] is refused when it would fall every hour, minute or second', () => {
    for (const frequency of ['HOURLY', 'MINUTELY', 'SECONDLY']) expect(code(`FREQ=${frequency}`)).toBe('recurrence.too-often');
  });

  it('[A25] is refused beyond all reason', () => {
    expect(code(`FREQ=DAILY;COUNT=${10 ** 9}`)).toBe('recurrence.value');
    expect(code('FREQ=DAILY;INTERVAL=100000')).toBe('recurrence.value');
    expect(code(`FREQ=DAILY;BYMONTHDAY=${Array(100).fill(1).join(',')}`)).toBe('recurrence.value');
    expect(code(`FREQ=DAILY;X=${'9'.repeat(1000)}`)).toBe('recurrence.too-long');
  });

  it('is refused with the reason when it is not one', () => {
    expect(code('')).toBe('recurrence.no-frequency');
    expect(code('BYDAY=MO')).toBe('recurrence.no-frequency');
    expect(code('FREQ=OFTEN')).toBe('recurrence.value');
    expect(code('FREQ=DAILY;FREQ=DAILY')).toBe('recurrence.part-twice');
    expect(code('FREQ=DAILY;BYHOUR=9')).toBe('recurrence.unsupported');
    expect(code('FREQ=YEARLY;BYWEEKNO=20')).toBe('recurrence.unsupported');
    expect(code('FREQ=DAILY;__PROTO__=1')).toBe('recurrence.part-unknown');
    expect(code('FREQ=DAILY;COUNT=2;UNTIL=20260101')).toBe('recurrence.count-and-until');
    expect(code('FREQ=WEEKLY;BYDAY=1MO')).toBe('recurrence.combination');
    expect(code('FREQ=MONTHLY;BYDAY=6MO')).toBe('recurrence.combination');
    expect(code('FREQ=WEEKLY;BYMONTHDAY=1')).toBe('recurrence.combination');
    expect(code('FREQ=DAILY;BYSETPOS=1')).toBe('recurrence.combination');
    expect(code('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30')).toBe('recurrence.never');
    for (const part of [
      'INTERVAL=0',
      'COUNT=0',
      'COUNT=x',
      'UNTIL=20260231',
      'WKST=XX',
      'BYDAY=',
      'BYDAY=0MO',
      'BYMONTHDAY=32',
      'BYMONTH=13',
      'BYMONTHDAY=0',
    ]) {
      expect(code(`FREQ=MONTHLY;${part}`), part).toBe('recurrence.value');
    }
  });

  it('never throws', () => {
    const parts = fc.constantFrom(
      'FREQ=',
      'DAILY',
      'WEEKLY',
      ';',
      'BYDAY=',
      'MO',
      '-1',
      ',',
      '=',
      'COUNT=',
      '5',
      'UNTIL=',
      '20260101',
      'constructor',
      'BYMONTH=',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(parts).map((all) => all.join('')),
        ),
        (text) => typeof parseRule(text).ok === 'boolean',
      ),
    );
  });
});
