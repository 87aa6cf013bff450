import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../kernel/bytes.ts';
import { calendarOf, eventLines } from './calendar.ts';

const hostile = [
  'BEGIN:VEVENT',
  'END:VEVENT\r\nBEGIN:VALARM',
  'a\r\nATTACH:file:///etc/passwd',
  ';,\\:"',
  '\u{1f469}\u200d\u{1f4bb}é',
  '\\n',
  '\t\u0007',
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...hostile), { maxLength: 12 }).map((parts) => parts.join('')),
);

describe('a calendar', () => {
  it('[A25] is read back event by event, whatever was typed: no text breaks out of its line', () => {
    fc.assert(
      fc.property(texts, texts, texts, (summary, description, location) => {
        const common = { standing: 'free', changed: Date.UTC(2026, 10, 22, 9) } as const;
        const text = calendarOf({ name: summary, zone: 'Europe/Paris' }, [
          ...eventLines({ ...common, uid: 'a@relais', when: '2028-02-29', summary, description, location, category: summary }),
          ...eventLines({ ...common, uid: 'b@relais', when: { from: 0, to: 3_600_000 }, summary }),
        ]);
        for (const line of text.split('\r\n')) expect(utf8(line).length).toBeLessThanOrEqual(75);
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
        expect(calendar.getAllSubcomponents().map(({ name }) => name)).toEqual(['vevent', 'vevent']);
        const [day, hour] = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
        const said = (value: string) =>
          value
            .toWellFormed()
            .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
            // biome-ignore lint/suspicious/noControlCharactersInRegex: what is taken out
            .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '');
        expect([day?.summary ?? '', day?.description ?? '', day?.location ?? '']).toEqual([
          said(summary),
          said(description),
          said(location),
        ]);
        expect([day?.startDate.toString(), day?.endDate.toString(), day?.startDate.isDate]).toEqual(['2028-02-29', '2028-03-01', true]);
        expect([hour?.startDate.toString(), hour?.uid]).toEqual(['1970-01-01T00:00:00Z', 'b@relais']);
      }),
    );
  });
});
