import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Catalogue,
  checkCatalogue,
  createFormats,
  createTranslator,
  detectLocale,
  mergeCatalogues,
  problemText,
  typography,
} from './index.ts';
import { parseMessage } from './message.ts';

const catalogue: Catalogue = {
  en: {
    'a.plain': 'Held by {name}',
    'a.waiting': '{count, plural, =0 {nothing waits} one {# change waits} other {# changes wait}}',
    'a.state': '{state, select, open {to take} other {{state} ({count, plural, one {# day} other {# days}})}}',
    'a.brace': 'a \\{brace\\} and a # sign',
    'a.share': '{share, number, percent} of {total, number}',
    'a.due': 'due {day, date, long}',
    'only.english': 'fallback',
    'problem.why-missing': 'A why is missing for {title}.',
    'problem.unknown': 'Not done ({code}).',
  },
  fr: {
    'a.plain': "Portée par l'équipe de {name}",
    'a.waiting': '{count, plural, =0 {rien n’attend} one {# modification attend} other {# modifications attendent}}',
    'a.state': '{state, select, open {à prendre} other {{state} ({count, plural, one {# jour} other {# jours}})}}',
    'a.brace': 'une \\{accolade\\}',
    'a.share': '{share, number, percent} de {total, number}',
    'a.due': 'pour le {day, date, long}',
    'problem.why-missing': 'Il manque un pourquoi à « {title} » !',
    'problem.unknown': 'Rien n’a été fait ({code}).',
  },
};
const en = createTranslator('en', catalogue);
const fr = createTranslator('fr', catalogue);

describe('messages', () => {
  test('fill in values, choose plurals by language and exact numbers first', () => {
    expect(en('a.plain', { name: 'Ana' })).toBe('Held by Ana');
    expect([0, 1, 2].map((count) => en('a.waiting', { count }))).toEqual(['nothing waits', '1 change waits', '2 changes wait']);
    expect([0, 1, 1500].map((count) => fr('a.waiting', { count }))).toEqual([
      'rien n’attend',
      '1 modification attend',
      '1\u202F500 modifications attendent',
    ]);
  });
  test('nest choices inside choices', () => {
    expect(en('a.state', { state: 'open' })).toBe('to take');
    expect(en('a.state', { state: 'waiting', count: 3 })).toBe('waiting (3 days)');
  });
  test('keep apostrophes and escaped braces as text', () => {
    expect(fr('a.plain', { name: 'Zoé' })).toBe('Portée par l’équipe de Zoé');
    expect(en('a.brace')).toBe('a {brace} and a # sign');
  });
  test('format numbers and dates where the message asks for it', () => {
    expect(fr('a.share', { share: 0.2, total: 12000 })).toBe('20\u202F% de 12\u202F000');
    expect(en('a.due', { day: '2026-03-12' })).toMatch(/^due Thursday,? 12 March 2026$/);
    expect(fr('a.due', { day: '2026-03-12' })).toBe('pour le jeudi 12 mars 2026');
  });
  test('fall back to the other language, then to the key', () => {
    expect(fr('only.english')).toBe('fallback');
    expect(fr('no.such.key')).toBe('no.such.key');
    expect(fr('constructor')).toBe('constructor');
  });
  test('never read a value as a message', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(en('a.plain', { name })).toBe(`Held by ${name}`);
      }),
    );
  });
  test.each(['{', '{a', '}', '{a,}', '{a, unknown}', '{a, plural, one {x}}', '{a, select, other {x}'])(
    'refuse the malformed %s',
    (source) => {
      expect(() => parseMessage(source)).toThrow(/assertion failed/);
    },
  );
});

describe('problems', () => {
  test('have a sentence, or a plain one that shows the code', () => {
    expect(problemText(en, { code: 'why-missing', params: { title: 'Poste 12' } })).toBe('A why is missing for Poste 12.');
    expect(problemText(fr, { code: 'why-missing', params: { title: 'Poste 12' } })).toBe(
      'Il manque un pourquoi à «\u202FPoste 12\u202F»\u202F!',
    );
    expect(problemText(en, { code: 'never-seen' })).toBe('Not done (never-seen).');
  });
});

describe('catalogues', () => {
  test('merge, and refuse one key with two texts', () => {
    const other: Catalogue = { en: { b: 'B' }, fr: { b: 'B' } };
    expect(Object.keys(mergeCatalogues(catalogue, other).fr)).toContain('b');
    expect(() => mergeCatalogues(other, { en: { b: 'other' }, fr: {} })).toThrow(/two texts/);
  });
  test('are checked for what is missing, malformed or differs', () => {
    expect(checkCatalogue(catalogue)).toEqual(['only.english: missing in fr']);
    expect(checkCatalogue({ en: { x: '{a}' }, fr: { x: '{b}' } })).toEqual(['x: takes {a} in one language and {b} in the other']);
    expect(checkCatalogue({ en: { x: '{' }, fr: { x: 'x' } })).toHaveLength(1);
  });
});

describe('languages', () => {
  test('come from the reader’s list', () => {
    expect(detectLocale(['de-DE', 'fr-CA', 'en'])).toBe('fr');
    expect(detectLocale(['fr_FR.UTF-8'])).toBe('fr');
    expect(detectLocale([], 'fr')).toBe('fr');
  });
  test('French has its narrow spaces, and times of day stay whole', () => {
    expect(typography('fr', "L'aube ; vraiment ? « Oui » : 20 %")).toBe('L’aube\u202F; vraiment\u202F? «\u202FOui\u202F»\u00A0: 20\u202F%');
    expect(typography('fr', 'à 14:02')).toBe('à 14:02');
    expect(typography('en', "don't; really?")).toBe('don’t; really?');
  });
});

describe('civil dates', () => {
  test('that are none are shown as they are', () => {
    for (const text of ['2026-02-30', 'soon', '']) {
      expect(createFormats('fr').civilDate(text)).toBe(text);
      expect(createFormats('fr').relativeDay(text, '2026-03-29')).toBe(text);
    }
  });
  test('are the same day in every zone', () => {
    for (const zone of ['Pacific/Noumea', 'Europe/Paris', 'America/Miquelon']) {
      expect(createFormats('fr', zone).civilDate('2026-03-29', 'long')).toBe('dimanche 29 mars 2026');
      expect(createFormats('en', zone).relativeDay('2026-03-30', '2026-03-29')).toBe('tomorrow');
    }
  });
  test('begin a month as French does', () => {
    const { civilDate } = createFormats('fr');
    expect(civilDate('2026-12-01', 'long')).toBe('mardi 1er décembre 2026');
    expect(civilDate('2026-12-01', 'short')).toBe('1er déc.');
    expect(civilDate('2026-12-11', 'day')).toBe('ven. 11 décembre');
    expect(createFormats('en').civilDate('2026-12-01', 'day')).toBe('Tue 1 December');
  });
  test('are told as a person would', () => {
    const today = '2026-11-22';
    const days = ['2026-11-22', '2026-11-23', '2026-11-27', '2026-12-01', '2026-12-13', '2026-11-21', '2027-02-03'];
    expect(days.map((day) => createFormats('en').relativeDay(day, today))).toEqual([
      'today',
      'tomorrow',
      'Friday',
      'in 9 days',
      'in 3 weeks',
      'yesterday',
      '3 Feb 2027',
    ]);
    expect(days.map((day) => createFormats('fr').relativeDay(day, today))).toEqual([
      'aujourd’hui',
      'demain',
      'vendredi',
      'dans 9 jours',
      'dans 3 semaines',
      'hier',
      '3 févr. 2027',
    ]);
  });
});

describe('instants', () => {
  const at = Date.UTC(2026, 2, 12, 23, 30);
  test('are shown in the zone asked for, and fall on its day', () => {
    expect(createFormats('fr', 'Europe/Paris').instant(at, 'time')).toBe('00:30');
    expect(createFormats('fr', 'Indian/Reunion').instant(at, 'time')).toBe('03:30');
    expect(createFormats('fr', 'America/Miquelon').civilDateAt(at)).toBe('2026-03-12');
    expect(createFormats('fr', 'Europe/Paris').civilDateAt(at)).toBe('2026-03-13');
  });
  test('are told relative to now while that helps', () => {
    const formats = createFormats('en', 'Europe/Paris');
    expect(formats.relativeInstant(at - 20_000, at)).toBe('now');
    expect(formats.relativeInstant(at - 240_000, at)).toBe('4 minutes ago');
    expect(formats.relativeInstant(at - 5 * 3_600_000, at)).toBe('yesterday');
  });
});

describe('quantities', () => {
  test('of data have the unit of the language', () => {
    expect(createFormats('en').bytes(3_140_000)).toBe('3.1 MB');
    expect(createFormats('fr').bytes(3_140_000)).toBe('3,1\u202FMo');
    expect(createFormats('fr').bytes(512)).toBe('512\u202Foctets');
  });
  test('of things are listed', () => {
    expect(createFormats('fr').list(['Ana', 'Zoé', 'Luc'])).toBe('Ana, Zoé et Luc');
  });
});
