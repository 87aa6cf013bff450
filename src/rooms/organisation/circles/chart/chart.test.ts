import { expect, test } from 'vitest';
import { registry } from '../../../registry.ts';
import { Device } from '../../../testing/device.ts';
import { ROOT } from '../nesting.ts';
import type { OutlineLine } from '../outline.ts';
import { chartOfTemplate, LANGUAGES, TEMPLATES, templates } from '../templates/index.ts';
import type { TemplateCircle } from '../templates/template.ts';
import { readChart } from './document.ts';
import { chartMarkdown } from './exporting.ts';

const device = (name = 'ana') => {
  const made = new Device(registry, name);
  made.do('member.join', { id: made.me, name: name === 'ana' ? 'Ana' : 'Ben' });
  return made;
};
const outline = (of: Device) => of.ask('circle.tree') as readonly OutlineLine[];
const exported = (of: Device) => of.ask('circle.export') as Record<string, unknown>;

test('a template is there at once, as one change, and using it again changes nothing', () => {
  const ana = device();
  const before = ana.changes.length;
  ana.do('circle.use-template', { template: 'cooperative', language: 'fr' });
  expect(ana.changes).toHaveLength(before + 1);
  expect(outline(ana)[0]).toMatchObject({ id: ROOT, purpose: templates.cooperative.fr.purpose });
  expect(
    outline(ana)
      .filter(({ kind }) => kind === 'circle')
      .map(({ name }) => name),
  ).toContain('Vie coopérative');
  const made = outline(ana);
  ana.do('circle.use-template', { template: 'cooperative', language: 'en' });
  expect(outline(ana)).toEqual(made);
});

test('every template says the same in both languages: as many circles, roles and lines, every one with a purpose', () => {
  const shape = ({ roles, circles = [] }: TemplateCircle): unknown => [
    roles.map(({ accountabilities, domain }) => [accountabilities.length, domain === undefined]),
    circles.map((one) => [one.domain === undefined, shape(one)]),
  ];
  for (const template of TEMPLATES) {
    expect(shape(templates[template].fr), template).toEqual(shape(templates[template].en));
    for (const language of LANGUAGES) {
      const { circles, roles } = chartOfTemplate(template, language);
      for (const { purpose } of [...circles, ...roles]) expect(purpose).not.toBe('');
      expect(
        roles.every(({ accountabilities = [] }) => accountabilities.length >= 3),
        template,
      ).toBe(true);
      expect(new Set(roles.map(({ name }) => name)).size).toBe(roles.length);
    }
  }
});

test('what is exported is brought in whole elsewhere, its people found by name, and back where it came from nothing changes', () => {
  const ana = device();
  ana.do('circle.use-template', { template: 'association', language: 'fr' });
  const role = outline(ana).find(({ name }) => name === 'Trésorerie')?.id ?? '';
  ana.do('role.take', { role, focus: 'les adhésions', until: '2027-06-30' });
  const file: unknown = JSON.parse(JSON.stringify(exported(ana)));
  const ben = device('ben');
  ben.do('member.join', { id: ana.me.replace(/^./, 'z'), name: 'ana' });
  ben.do('circle.import', { chart: file });
  const told = (of: Device) => outline(of).map(({ id, name, purpose, domain, depth }) => ({ id, name, purpose, domain, depth }));
  expect(told(ben)).toEqual(told(ana));
  expect(outline(ben).find(({ id }) => id === role)).toMatchObject({
    holders: [{ name: 'ana', focus: 'les adhésions', until: '2027-06-30' }],
  });
  const before = ana.changes.length;
  ana.do('circle.import', { chart: file });
  expect(ana.changes).toHaveLength(before);
});

test('what is here stays, what is in the trash comes back, and the preview says so before', () => {
  const ana = device();
  ana.do('circle.use-template', { template: 'company', language: 'en' });
  const named = (name: string) => outline(ana).find((line) => line.name === name)?.id ?? '';
  const [sales, support] = [named('Sales'), named('Support')];
  const chart = exported(ana);
  ana.do('role.edit', { role: sales, name: 'Commerce' });
  ana.do('circle.remove', { circle: support });
  const preview = ana.ask('circle.preview', { chart }) as {
    readonly value: Record<string, { readonly id: string; readonly fate: string }[]>;
  };
  expect(preview.value.circles?.find(({ id }) => id === support)?.fate).toBe('back');
  expect(preview.value.roles?.every(({ fate }) => fate === 'here')).toBe(true);
  ana.do('circle.import', { chart });
  expect(named('Commerce')).toBe(sales);
  expect(named('Support')).toBe(support);
});

test('a holder whom nobody here answers to is told before, and the role comes vacant', () => {
  const ana = device();
  const chart = {
    format: 'relais-organisation',
    version: 1,
    roles: [{ id: 'tresor', name: 'Trésorerie', holders: [{ name: 'Personne d’ici' }] }],
  };
  expect(ana.ask('circle.preview', { chart })).toMatchObject({ value: { strangers: [{ role: 'Trésorerie', name: 'Personne d’ici' }] } });
  ana.do('circle.import', { chart });
  expect(outline(ana).find(({ name }) => name === 'Trésorerie')).toMatchObject({ vacant: true });
});

test('a file that cannot be read is refused whole, and says where', () => {
  const ana = device();
  const wrong = (chart: unknown) => ana.refused('circle.import', { chart });
  const base = { format: 'relais-organisation', version: 1 };
  expect(wrong({ tasks: [] })?.code).toBe('chart-not-one');
  expect(wrong({ ...base, version: 2 })?.code).toBe('chart-newer');
  expect(wrong({ ...base, circles: {} })).toEqual({ code: 'chart-wrong', params: { at: 'circles' } });
  expect(wrong({ ...base, circles: [{ id: 'a' }] })).toEqual({ code: 'chart-wrong', params: { at: 'circles[0].name' } });
  expect(wrong({ ...base, roles: [{ id: 'a', name: 'R', holders: [{ until: 'soon' }] }] })).toEqual({
    code: 'chart-wrong',
    params: { at: 'roles[0].holders[0].until' },
  });
  expect(wrong({ ...base, circles: [{ id: 'a', name: 'A', parent: 'b' }] })).toEqual({ code: 'chart-nowhere', params: { name: 'A' } });
  const round = [
    { id: 'a', name: 'A', parent: 'b' },
    { id: 'b', name: 'B', parent: 'a' },
  ];
  expect(wrong({ ...base, circles: round })).toEqual({ code: 'chart-loop', params: { name: 'A' } });
  expect(wrong({ ...base, circles: [round[0], round[0]] })).toEqual({ code: 'chart-twice', params: { name: 'A' } });
  expect(outline(ana)).toHaveLength(1);
});

test('what a newer version adds to a file is passed over', () => {
  expect(readChart({ format: 'relais-organisation', version: 1, colour: 'red', roles: [{ id: 'a', name: 'R', mood: 3 }] })).toMatchObject({
    ok: true,
    value: { roles: [{ id: 'a', name: 'R' }] },
  });
});

test('as Markdown it reads from the outside inwards, and says what is vacant', () => {
  const ana = device();
  const circle = ana.do('circle.add', { name: 'Moyens *communs*', purpose: 'Que rien ne manque' });
  const role = ana.do('role.add', { name: 'Trésorerie', circle, accountabilities: ['Payer à l’heure'] });
  ana.do('role.add', { name: 'Clés', circle });
  ana.do('role.take', { role, focus: 'les paies', until: '2027-01-31' });
  const say = (key: string, params: Readonly<Record<string, string>> = {}) => [key, ...Object.values(params)].join(' ');
  expect(chartMarkdown(outline(ana), say)).toBe(
    [
      '# circles.whole',
      '## Moyens \\*communs\\*',
      'Que rien ne manque',
      '**Clés** — *circles.vacant*',
      '**Trésorerie** — Ana (les paies), circles.until 2027-01-31\n\n- Payer à l’heure',
      '',
    ]
      .join('\n\n')
      .replace(/\n\n$/, '\n'),
  );
});
