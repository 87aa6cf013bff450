/** The life of an agreement: written together, published, signed, changed, left; apart and together again. */
import { describe, expect, test } from 'vitest';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';

interface Shown {
  readonly changed: boolean;
  readonly apart: boolean;
  readonly reviewSoon: boolean;
  readonly draft: readonly { readonly id: string; readonly title: string; readonly body: string; readonly hint: string | null }[];
  readonly versions: readonly { readonly id: string; readonly label: string; readonly number: number; readonly wholeness: string }[];
  readonly parties: readonly { readonly name: string; readonly state: string; readonly leaves: string | null }[];
  readonly bodies: readonly {
    readonly id: string;
    readonly name: string;
    readonly signedOn: string | null;
    readonly notedByName: string | null;
  }[];
}

const DAY = 86_400_000;
const show = (device: Device, agreement: string) => device.ask('agreement.show', { agreement }) as Shown;
const states = (device: Device, agreement: string) =>
  Object.fromEntries(show(device, agreement).parties.map(({ name, state }) => [name, state]));

function collective() {
  const [ana, ben] = ['Ana', 'Ben'].map((name) => {
    const device = new Device(registry, name.toLowerCase());
    device.do('member.join', { id: device.me, name });
    return device;
  }) as [Device, Device];
  ana.meet(ben);
  return { ana, ben };
}

/** A charter of one section that Ana and Ben are parties to. */
function charter() {
  const { ana, ben } = collective();
  const agreement = ana.do('agreement.add', { title: 'Charte', kind: 'charter', notice: 30 });
  ana.do('agreement.add-party', { agreement, member: ben.me });
  const section = ana.do('agreement-section.add', { agreement, title: 'Confiance', body: 'On se fait confiance.' });
  ana.meet(ben);
  return { ana, ben, agreement, section };
}

describe('writing an agreement', () => {
  test('begins with sections that say what the law asks of a telework arrangement, in the language asked', () => {
    const { ana } = collective();
    const french = show(ana, ana.do('agreement.add', { title: 'Télétravail', kind: 'telework', start: 'fr' }));
    expect(french.draft.map(({ hint }) => hint)).toEqual(
      expect.arrayContaining(['scope', 'return', 'acceptance', 'load', 'contact-hours', 'carers', 'disconnect', 'accident']),
    );
    expect(french.draft.map(({ body }) => body).join()).toContain('volontaire');
    expect(french.changed).toBe(true);
    const english = show(ana, ana.do('agreement.add', { title: 'Telework', kind: 'telework', start: 'en' }));
    expect(english.draft).toHaveLength(french.draft.length);
    expect(show(ana, ana.do('agreement.add', { title: 'Empty', kind: 'other' })).draft).toEqual([]);
  });

  test('sections are added, moved and taken away', () => {
    const { ana, agreement, section } = charter();
    const second = ana.do('agreement-section.add', { agreement, title: 'Décider' });
    const between = ana.do('agreement-section.add', { agreement, title: 'Relais', afterSection: section });
    expect(show(ana, agreement).draft.map(({ title }) => title)).toEqual(['Confiance', 'Relais', 'Décider']);
    ana.do('agreement-section.move', { section: second, beforeSection: section });
    ana.do('agreement-section.remove', { section: between });
    expect(show(ana, agreement).draft.map(({ title }) => title)).toEqual(['Décider', 'Confiance']);
  });

  test('one in the trash is not worked on', () => {
    const { ana, agreement } = charter();
    ana.do('agreement.remove', { agreement });
    for (const [command, given] of [
      ['agreement.publish', {}],
      ['agreement.leave', {}],
      ['agreement.add-party', {}],
      ['agreement-section.add', { title: 'x' }],
      ['agreement-body.add', { name: 'x' }],
    ] as const)
      expect(ana.refused(command, { agreement, ...given })?.code).toBe('agreement-in-trash');
    ana.do('agreement.restore', { agreement });
    expect(ana.ask('agreement.list')).toMatchObject([{ title: 'Charte' }]);
  });
});

describe('publishing and signing', () => {
  test('a version awaits the signatures of its parties, and each stands for that version', () => {
    const { ana, ben, agreement, section } = charter();
    expect(states(ana, agreement)).toEqual({ Ana: 'waiting', Ben: 'waiting' });
    const first = ana.do('agreement.publish', { agreement });
    expect(show(ana, agreement).changed).toBe(false);
    ana.do('agreement.sign', { version: first });
    expect(states(ana, agreement)).toEqual({ Ana: 'signed', Ben: 'to-sign' });
    ana.meet(ben);
    ben.do('agreement.sign', { version: first });
    ben.do('agreement-section.edit', { section, body: 'On se fait confiance, toujours.' });
    ben.do('agreement.publish', { agreement });
    ana.meet(ben);
    expect(states(ana, agreement)).toEqual({ Ana: 'signed-before', Ben: 'signed-before' });
    expect(show(ana, agreement).versions.map(({ label, wholeness }) => [label, wholeness])).toEqual([
      ['2', 'whole'],
      ['1', 'whole'],
    ]);
    expect(ana.ask('agreement.compare', { before: first })).toMatchObject({
      from: '1',
      sections: [{ kind: 'changed', body: [{ kind: 'same' }, { kind: 'new', text: ', toujours' }, { kind: 'same', text: '.' }] }],
    });
  });

  test('nothing is published that says nothing, or nothing new', () => {
    const { ana } = collective();
    const agreement = ana.do('agreement.add', { title: 'Vide', kind: 'other' });
    expect(ana.refused('agreement.publish', { agreement })?.code).toBe('agreement-empty');
    ana.do('agreement.publish', { agreement, sections: [{ title: 'Un', body: 'mot' }] });
    expect(ana.refused('agreement.publish', { agreement, sections: [{ title: 'Un', body: 'mot ' }] })?.code).toBe('agreement-unchanged');
    expect(ana.refused('agreement.publish', { agreement, sections: ['Un'] })?.code).toBe('agreement-sections-unreadable');
    expect(ana.refused('agreement.publish', { agreement, sections: [{ title: 'Un', body: 'x'.repeat(96_000) }] })?.code).toBe(
      'agreement-too-long',
    );
  });

  test('[G4] two versions published apart with one number both stand, told apart the same on every device', () => {
    const { ana, ben, agreement } = charter();
    const hers = ana.do('agreement.publish', { agreement, sections: [{ title: 'Confiance', body: 'Toujours.' }] });
    const his = ben.do('agreement.publish', { agreement, sections: [{ title: 'Confiance', body: 'Souvent.' }] });
    ana.do('agreement.sign', { version: hers });
    ana.meet(ben);
    expect(show(ana, agreement)).toMatchObject({ apart: true, versions: [{ number: 1 }, { number: 1 }] });
    expect(show(ana, agreement).versions).toEqual(show(ben, agreement).versions);
    expect(new Set(show(ana, agreement).versions.map(({ label }) => label))).toEqual(
      new Set([`1·${hers.slice(0, 4)}`, `1·${his.slice(0, 4)}`]),
    );
    // The draft says a third thing: publishing it puts both together.
    ben.do('agreement.publish', { agreement });
    expect(show(ben, agreement)).toMatchObject({ apart: false, versions: [{ label: '2' }, {}, {}] });
  });

  test('[G3] what two devices publish alike on one day is one version', () => {
    const { ana, ben, agreement } = charter();
    const pocket = new Device(registry, 'ana', 'ana’s pocket');
    for (const { changes } of [ana, ben]) pocket.receive(changes);
    pocket.do('agreement.publish', { agreement });
    ana.do('agreement.publish', { agreement });
    ana.meet(pocket);
    expect(show(ana, agreement).versions).toHaveLength(1);
  });

  test('whoever signs is in, and an outside body’s signature on paper is the word of who noted it', () => {
    const { ana, ben } = collective();
    const agreement = ana.do('agreement.add', { title: 'Postes de l’école', kind: 'service', start: 'fr' });
    const body = ana.do('agreement-body.add', { agreement, name: 'Mairie d’Orzens' });
    const version = ana.do('agreement.publish', { agreement });
    ana.meet(ben);
    ben.do('agreement.sign', { version });
    expect(states(ben, agreement)).toEqual({ Ana: 'to-sign', Ben: 'signed' });
    ben.do('agreement-body.note', { body, version, signedOn: '2026-03-01' });
    expect(show(ben, agreement).bodies).toMatchObject([{ name: 'Mairie d’Orzens', signedOn: '2026-03-01', notedByName: 'Ben' }]);
    ben.do('agreement-body.note', { body, version: null });
    expect(show(ben, agreement).bodies).toMatchObject([{ signedOn: null, notedByName: null }]);
    const other = ben.do('agreement.add', { title: 'Autre', kind: 'other' });
    const elsewhere = ben.do('agreement.publish', { agreement: other, sections: [{ title: 'a', body: 'b' }] });
    expect(ben.refused('agreement-body.note', { body, version: elsewhere })?.code).toBe('version-of-another');
  });

  test('a version comes back into the draft: what it does not say goes, what it says stays where it was written', () => {
    const { ana, agreement, section } = charter();
    const version = ana.do('agreement.publish', { agreement });
    ana.do('agreement-section.edit', { section, body: 'Autre chose.' });
    ana.do('agreement-section.add', { agreement, title: 'De trop', body: 'x' });
    expect(show(ana, agreement).changed).toBe(true);
    ana.do('agreement.redraft', { version });
    expect(show(ana, agreement)).toMatchObject({ changed: false, draft: [{ id: section, body: 'On se fait confiance.' }] });
  });
});

describe('changing what was agreed', () => {
  test('the draft becomes a proposal, and its adoption publishes those words, whatever the draft says by then', () => {
    const { ana, ben, agreement, section } = charter();
    ana.do('agreement.publish', { agreement });
    ana.do('agreement-section.edit', { section, body: 'On se fait confiance, et on se le dit.' });
    const proposal = ana.do('agreement.propose', { agreement, tension: 'On ne se le dit jamais.', process: 'advice' });
    ana.do('agreement-section.edit', { section, body: 'Brouillon d’après.' });
    ana.meet(ben);
    expect(ben.ask('proposal.show', { proposal })).toMatchObject({ title: 'Charte · 2', effects: [{ command: 'agreement.publish' }] });
    ana.do('proposal.advance', { proposal });
    ana.receive(ben.changes);
    ben.receive(ana.changes);
    ben.do('voice.give', { proposal, position: 'advice', reason: 'Dites comment.' });
    ana.meet(ben);
    ana.do('decision.adopt', { proposal, statement: 'Adopté après avis.' });
    expect(ana.ask('agreement.show', { agreement })).toMatchObject({
      current: { label: '2', document: { sections: [{ body: 'On se fait confiance, et on se le dit.' }] } },
      changed: true,
    });
    expect(
      ana.refused('agreement.propose', { agreement: ana.do('agreement.add', { title: 'x', kind: 'other' }), tension: 'y' })?.code,
    ).toBe('agreement-empty');
  });

  test('[R4] the review comes back as one task, made once for each date', () => {
    const { ana, ben, agreement, section } = charter();
    ana.do('agreement.edit', { agreement, review: '2027-03-02' });
    ana.meet(ben);
    const words = { reviewTitle: 'Relire la charte', reviewWhy: 'Un an a passé.' };
    ana.do('agreement.publish', { agreement, ...words });
    ben.do('agreement.publish', { agreement, ...words });
    ana.meet(ben);
    const tasks = ana.ask('task.list') as { readonly title: string; readonly why: string; readonly due: string; readonly state: string }[];
    expect(tasks).toMatchObject([{ title: 'Relire la charte', why: 'Un an a passé.', due: '2027-03-02', state: 'waiting' }]);
    ana.do('agreement-section.edit', { section, body: 'Encore.' });
    ana.do('agreement.publish', { agreement, ...words });
    expect(ana.ask('task.list')).toHaveLength(1);
    expect(show(ana, agreement).reviewSoon).toBe(false);
    ana.now += 360 * DAY;
    expect(show(ana, agreement).reviewSoon).toBe(true);
  });
});

describe('leaving', () => {
  test('takes the notice that was agreed, which all parties see, and can be taken back', () => {
    const { ana, ben, agreement } = charter();
    const version = ana.do('agreement.publish', { agreement });
    ben.receive(ana.changes);
    ben.do('agreement.sign', { version });
    ben.do('agreement.leave', { agreement });
    ana.meet(ben);
    expect(show(ana, agreement).parties).toMatchObject([{ name: 'Ana' }, { name: 'Ben', state: 'leaving', leaves: '2026-04-01' }]);
    ana.now += 31 * DAY;
    expect(states(ana, agreement).Ben).toBe('left');
    ben.do('agreement.stay', { agreement });
    expect(states(ben, agreement).Ben).toBe('signed');
    const cleo = new Device(registry, 'cleo');
    cleo.receive(ben.changes);
    cleo.receive(ana.changes);
    expect(cleo.refused('agreement.leave', { agreement })?.code).toBe('party-not');
  });

  test('who left the workplace is not expected to sign, and is not made a party', () => {
    const { ana, ben, agreement } = charter();
    ana.do('agreement.publish', { agreement });
    ana.do('member.leave', { member: ben.me });
    expect(states(ana, agreement)).toEqual({ Ana: 'to-sign', Ben: 'departed' });
    expect(ana.refused('agreement.add-party', { agreement, member: ben.me })?.code).toBe('party-departed');
  });
});
