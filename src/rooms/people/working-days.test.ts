import { expect, test } from 'vitest';
import { instantAt } from '../../kernel/zones.ts';
import { afterWorkingDays, isWorkingAt, isWorkingDay } from './working-days.ts';

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

test('one is told of things within one’s own hours, in one’s own zone, on no holiday', () => {
  const at = (date: string, hour: number, zone = 'Europe/Paris') => instantAt(date, hour * 60, zone);
  const fallback = 'UTC';
  expect(isWorkingAt(tuesdays, at('2026-11-17', 9), fallback)).toBe(true);
  expect(isWorkingAt(tuesdays, at('2026-11-17', 12), fallback)).toBe(false);
  expect(isWorkingAt(tuesdays, at('2026-11-18', 9), fallback)).toBe(false);
  expect(isWorkingAt(nobodyDeclared, at('2026-11-18', 17), fallback)).toBe(true);
  expect(isWorkingAt(nobodyDeclared, at('2026-11-18', 18), fallback)).toBe(false);
  expect(isWorkingAt(nobodyDeclared, at('2026-11-11', 10), fallback)).toBe(false);
  const papeete = { ...tuesdays, zone: 'Pacific/Tahiti' };
  expect(isWorkingAt(papeete, at('2026-11-17', 10, 'Pacific/Tahiti'), fallback)).toBe(true);
  expect(isWorkingAt(papeete, at('2026-11-17', 10), fallback)).toBe(false);
});
