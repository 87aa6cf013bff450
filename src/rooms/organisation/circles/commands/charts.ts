/** Bringing in a whole organisation at once: a template, or what was exported elsewhere. */

import { failed, ok } from '../../../../kernel/result.ts';
import { oneOf } from '../../../../replica/schema.ts';
import { command } from '../../../room.ts';
import { chartArgument, readChart } from '../chart/document.ts';
import { applyPlan, planOf } from '../chart/plan.ts';
import { chartOfTemplate, LANGUAGES, TEMPLATES } from '../templates/index.ts';

/** What is here already stays as it is; using a template twice changes nothing. */
const useTemplate = command({
  name: 'circle.use-template',
  input: { template: oneOf(TEMPLATES), language: oneOf(LANGUAGES) },
  positional: ['template', 'language'],
  run(tx, { template, language }) {
    const plan = planOf(tx, chartOfTemplate(template, language));
    return ok({ data: applyPlan(tx, plan) });
  },
});

const importChart = command({
  name: 'circle.import',
  input: { chart: chartArgument },
  positional: ['chart'],
  quiet: true,
  run(tx, { chart }) {
    const read = readChart(chart);
    if (!read.ok) return failed(read.problem.code, read.problem.params);
    return ok({ data: applyPlan(tx, planOf(tx, read.value)) });
  },
});

export const chartCommands = [useTemplate, importChart];
