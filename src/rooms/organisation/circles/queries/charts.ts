/** The organisation as a document, what a document would bring in, and the templates there are. */

import { failed, ok } from '../../../../kernel/result.ts';
import { oneOf, optional } from '../../../../replica/schema.ts';
import { query } from '../../../room.ts';
import { chartArgument, readChart } from '../chart/document.ts';
import { exportChart } from '../chart/exporting.ts';
import { type Plan, planOf } from '../chart/plan.ts';
import { outlineOf } from '../outline.ts';
import { chartOfTemplate, LANGUAGES, TEMPLATES, templates } from '../templates/index.ts';

/** The JSON that `circle.import` takes back. */
export const circleExport = query({
  name: 'circle.export',
  input: {},
  run: (read) => exportChart(outlineOf(read)),
});

/** What importing a chart, or using a template, would bring: nothing is changed. A chart that cannot be read says why. */
export const circlePreview = query({
  name: 'circle.preview',
  input: { chart: optional(chartArgument), template: optional(oneOf(TEMPLATES)), language: optional(oneOf(LANGUAGES)) },
  shows: ['circles', 'roles', 'strangers'],
  within: { circles: ['name', 'fate'], roles: ['name', 'fate'], strangers: ['name', 'role'] },
  says: { fate: ['made', 'here', 'back'] },
  run(read, { chart, template, language = 'en' }) {
    const given = template === undefined ? readChart(chart ?? null) : ok(chartOfTemplate(template, language));
    return given.ok ? ok(toldOf(planOf(read, given.value))) : failed(given.problem.code, given.problem.params);
  },
});

export const circleTemplates = query({
  name: 'circle.templates',
  input: { language: optional(oneOf(LANGUAGES)) },
  shows: ['name', 'fits'],
  run: (_, { language = 'en' }) =>
    TEMPLATES.map((template) => {
      const { name, fits, purpose } = templates[template][language];
      return { id: template, name, fits, purpose };
    }),
});

/** By name, with what becomes of each: `made`, `here` already, or `back` out of the trash. */
const toldOf = ({ circles, roles, strangers }: Plan) => ({
  circles: circles.map(({ id, name, fate }) => ({ id, name, fate })),
  roles: roles.map(({ id, name, fate }) => ({ id, name, fate })),
  strangers,
});
