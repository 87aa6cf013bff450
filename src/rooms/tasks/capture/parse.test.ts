/** Quick capture as people write it, and the laws that hold for whatever they write. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCapture, parseCapture } from './index.ts';
import { captureMessages } from './messages.ts';
import type { CaptureContext, CaptureDraft } from './types.ts';

const context: CaptureContext = {
  today: '2026-11-24',
  members: [
    { id: 'm1', name: 'Prénom Exemple', aliases: ['prenom'] },
    { id: 'm2', name: 'Marie Curie' },
    { id: 'm3', name: 'Marie Dupont' },
    { id: 'm4', name: 'Zoé Martin' },
    { id: 'm5', name: 'Ana Sousa' },
    { id: 'm6', name: 'Ana Sousa' },
  ],
  roles: [
    { id: 'r1', name: 'Accueil' },
    { id: 'r2', name: 'Maintenance des postes' },
  ],
  places: [
    { id: 'p1', name: 'École du Bourg' },
    { id: 'p2', name: 'Fournil' },
  ],
  lists: [
    { id: 'l1', name: 'À faire cette semaine' },
    { id: 'l2', name: 'Courses' },
  ],
  tags: ['école-du-bourg', 'Réseau'],
  me: 'm4',
};

const draft = (line: string, over: Partial<CaptureContext> = {}): CaptureDraft => {
  const { spans: _spans, doubts: _doubts, ...rest } = parseCapture(line, { ...context, ...over });
  return rest;
};
const doubts = (line: string) => parseCapture(line, context).doubts.map(({ code }) => code);

describe('a captured line', () => {
  it('is a title with its holder, tag and date, as in the product text', () => {
    expect(draft('Réparer le poste 12 @prenom #ecole-du-bourg !vendredi')).toEqual({
      title: 'Réparer le poste 12',
      holders: [context.members?.[0]],
      tags: ['école-du-bourg'],
      due: '2026-11-27',
    });
  });

  it('finds list, place and role by part of their name, and several holders', () => {
    expect(draft('Rendre les clés +courses %fournil /maint @zoe, @"Marie Curie".')).toMatchObject({
      title: 'Rendre les clés',
      list: { id: 'l2', name: 'Courses' },
      place: { id: 'p2' },
      role: { id: 'r2' },
      holders: [{ id: 'm4' }, { id: 'm2' }],
    });
    expect(draft('Appeler @Marie Curie demain')).toMatchObject({ title: 'Appeler demain', holders: [{ id: 'm2' }] });
    expect(draft('Laver les vitres %École du Bourg vite').place?.id).toBe('p1');
    expect(draft('Relire @moi').holders[0]?.id).toBe('m4');
    expect(draft('Read it @me').holders[0]?.id).toBe('m4');
  });

  it('gives the why and the next step in either language and order', () => {
    expect(draft('Changer la pile — parce que l’alarme sonne → acheter une pile')).toMatchObject({
      title: 'Changer la pile',
      why: 'l’alarme sonne',
      nextStep: 'acheter une pile',
    });
    expect(draft('Changer la pile parce qu’elle est vide').why).toBe('elle est vide');
    expect(draft('Call the town hall, because the contract ends > find the number @zoe')).toMatchObject({
      title: 'Call the town hall',
      why: 'the contract ends',
      nextStep: 'find the number',
      holders: [{ id: 'm4' }],
    });
    expect(draft('Plan next: ask Bob why: he knows')).toMatchObject({ title: 'Plan', nextStep: 'ask Bob', why: 'he knows' });
    expect(draft('Trier pourquoi : place perdue prochaine étape : cartons')).toMatchObject({
      title: 'Trier',
      why: 'place perdue',
      nextStep: 'cartons',
    });
    expect(draft('Ranger pourquoi : place perdue').why).toBe('place perdue');
    expect(draft('Stop because of the rain').why).toBe('the rain');
  });

  it('takes a date announced in plain words at the end of the title only', () => {
    expect(draft('Préparer la salle pour vendredi @zoe')).toMatchObject({ title: 'Préparer la salle', due: '2026-11-27' });
    expect(draft('Send the quote before the end of the month')).toMatchObject({ title: 'Send the quote', due: '2026-11-30' });
    expect(draft("Finir d'ici 3 jours")).toMatchObject({ title: 'Finir', due: '2026-11-27' });
    expect(draft('Finir d’ici la fin du mois').due).toBe('2026-11-30');
    expect(draft('Salle pour vendredi matin')).toEqual({ title: 'Salle pour vendredi matin', holders: [], tags: [] });
    expect(draft('Un café pour mon')).toMatchObject({ title: 'Un café pour mon' });
    expect(draft('Tarte pour 12.10')).toMatchObject({ title: 'Tarte pour 12.10' });
    expect(draft('Salle pour lundi !mardi')).toMatchObject({ title: 'Salle pour lundi', due: '2026-12-01' });
  });

  it('leaves in the title whatever only looks like a sign', () => {
    for (const line of [
      'Voir le ticket #12',
      'Appeler le +33 6 12 34',
      'À 100 % prêt',
      'a@b.fr et c/d',
      'Urgent !',
      'Urgent !!!',
      'Menu Réglages >',
      '# @ + / %',
      'C:\\temp \\\\serveur',
      'why not',
    ]) {
      expect(draft(line), line).toEqual({ title: line, holders: [], tags: [] });
    }
  });

  it('gives up a sign to a backslash', () => {
    expect(draft('Écrire à \\@zoe \\#tag \\because \\> 3 \\pour vendredi').title).toBe('Écrire à @zoe #tag because > 3 pour vendredi');
    expect(draft('Écrire \\\\@zoe').title).toBe('Écrire \\@zoe');
  });

  it('says what it doubts and keeps the words', () => {
    expect(draft('Voir @marie !plustard @inconnue /directeur %mars')).toMatchObject({
      title: 'Voir @marie !plustard @inconnue /directeur %mars',
      holders: [],
    });
    expect(doubts('Voir @marie !plustard @inconnue /directeur %mars')).toEqual([
      'capture.name-ambiguous',
      'capture.date-unknown',
      'capture.holder-unknown',
      'capture.role-unknown',
      'capture.place-unknown',
    ]);
    expect(parseCapture('@marie', context).doubts[0]?.choices).toEqual(['Marie Curie', 'Marie Dupont']);
    expect(doubts('x +Nouvelle')).toEqual(['capture.list-new']);
    expect(doubts('x !2020-01-01')).toEqual(['capture.date-past']);
    expect(draft('x !lundi !mardi +neuf +b')).toMatchObject({ title: 'x !mardi +b', list: { name: 'neuf' }, due: '2026-11-30' });
  });

  it('has both languages for every doubt', () => {
    expect(Object.keys(captureMessages.fr)).toEqual(Object.keys(captureMessages.en));
  });
});

const bits = fc.constantFrom(
  ...[
    '@zoe',
    '@marie',
    '@"Marie Curie"',
    '@Marie',
    'Curie',
    '@"',
    '"',
    '#tag',
    '#"deux mots"',
    '#12',
    '!vendredi',
    '!fin',
    'du',
    'mois',
    '!dans',
    '3',
    'jours',
    '+courses',
    '+"12"',
  ],
  ...[
    '+Neuf',
    '%fournil',
    '/accueil',
    '/',
    'why:',
    'pourquoi',
    ':',
    'because',
    'of',
    'parce',
    'que',
    'qu’il',
    '>',
    '→x',
    '->',
    'next',
    'step:',
    'ensuite:',
    'pour',
    'avant',
    "d'ici",
    'by',
  ],
  ...[
    'demain',
    'mon',
    '\\@zoe',
    '\\\\',
    '\\because',
    '\\"',
    '—',
    ',',
    'mot,',
    '(x)',
    '12/09',
    'é',
    '@m6',
    '@ana',
    '\t',
    '\n',
    '@zoe!',
    '@zoe,',
    '#a.b.',
    '>@zoe',
    'why:#t',
  ],
);
const line = fc.oneof(
  fc.array(bits, { maxLength: 12 }).map((words) => words.join(' ')),
  fc.array(fc.oneof(bits, fc.string()), { maxLength: 8 }).map((words) => words.join('')),
  fc.string({ unit: 'grapheme' }),
);

describe('for any line whatever', () => {
  it('the spans lie side by side and cover it', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { spans, doubts: found } = parseCapture(text, context);
        expect(spans.map((span) => span.text).join('')).toBe(text);
        let at = 0;
        for (const span of spans) {
          expect(span.start).toBe(at);
          expect(text.slice(span.start, span.end)).toBe(span.text);
          at = span.end;
        }
        for (const doubt of found) expect(doubt.end > doubt.start && doubt.end <= text.length).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('no word is lost: title, why, next step and tokens have every one', () => {
    fc.assert(
      fc.property(line, (text) => {
        const capture = parseCapture(text, context);
        const squeezed = (value: string) => value.replace(/\s+/gu, '');
        for (const [kind, value] of [
          ['title', capture.title],
          ['why', capture.why ?? ''],
          ['next', capture.nextStep ?? ''],
        ] as const) {
          const written = capture.spans
            .filter((span) => span.kind === kind)
            .map((span) => span.value)
            .join('');
          expect(squeezed(written)).toBe(squeezed(value));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('writing it back reads as the same task, and writes the same line again', () => {
    fc.assert(
      fc.property(line, fc.constantFrom('fr' as const, 'en' as const), (text, language) => {
        const first = draft(text);
        const written = formatCapture(first, context, language);
        expect(draft(written)).toEqual(first);
        expect(formatCapture(draft(written), context, language)).toBe(written);
      }),
      { numRuns: 1000 },
    );
  });
});
