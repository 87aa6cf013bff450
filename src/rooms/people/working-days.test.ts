import { expect, test } from 'vitest';
import { afterWorkingDays, isWorkingDay } from './working-days.ts';

const office = [['09:00', '12:00']];
const nobodyDeclared = { hours: null, zone: 'Europe/Paris', holidays: null };
const tuesdays = { hours: [[], office, [], [], [], [], []], zone: 'Europe/Paris', holidays: null };

test('without declared hours one works from Monday to Friday, except on public holidays', () => {
  expect(isWorkingDay(nobodyDeclared, '2026-11-20')).toBe(true);
  expect(isWorkingDay(nobodyDeclared, '2026-11-21')).toBe(false);
  expect(isWorkingDay(nobodyDeclared, '2026-11-11')).toBe(false);
});

test('Good Friday is a holiday for whoever declared Alsace-Moselle, and the abolition day where the zone says so', () => {
  expect(isWorkingDay({ ...nobodyDeclared, holidays: 'alsace-moselle' }, '2026-04-03')).toBe(false);
  expect(isWorkingDay(nobodyDeclared, '2026-04-03')).toBe(true);
  expect(isWorkingDay({ ...nobodyDeclared, zone: 'America/Martinique' }, '2026-05-22')).toBe(false);
  expect(isWorkingDay({ ...nobodyDeclared, zone: 'America/Montreal' }, '2026-05-08')).toBe(true);
});

test('a deadline in working days waits for each of those concerned', () => {
  // From Friday 6 November 2026: Wednesday 11 is a holiday.
  expect(afterWorkingDays([nobodyDeclared], '2026-11-06', 3)).toBe('2026-11-12');
  expect(afterWorkingDays([nobodyDeclared, tuesdays], '2026-11-06', 3)).toBe('2026-11-24');
  expect(afterWorkingDays([], '2026-11-06', 1)).toBe('2026-11-09');
});

test('a week without any hours does not hold up the others for ever', () => {
  const never = { hours: [[], [], [], [], [], [], []], zone: null, holidays: null };
  expect(afterWorkingDays([never], '2026-11-06', 1)).toBe('2027-01-05');
});
