/** A ready-made organisation, written as people read it; it becomes a chart whose keys are the same in every language. */

import type { Chart, ChartCircle, ChartRole } from '../chart/document.ts';

export interface TemplateRole {
  readonly name: string;
  readonly purpose: string;
  readonly domain?: string;
  readonly accountabilities: readonly string[];
}

export interface TemplateCircle {
  readonly name: string;
  readonly purpose: string;
  readonly domain?: string;
  readonly roles: readonly TemplateRole[];
  readonly circles?: readonly TemplateCircle[];
}

/** `name` is the template's own and never becomes the workplace's. */
export interface Template extends TemplateCircle {
  /** What kind of collective it fits. */
  readonly fits: string;
}

/** Keys are places in the template, so that using it in two languages, or twice, makes it once. */
export function chartOf(key: string, { name: _, fits: __, ...whole }: Template): Chart {
  const circles: ChartCircle[] = [];
  const roles: ChartRole[] = [];
  const add = (at: string, parent: string | undefined, one: Pick<TemplateCircle, 'roles' | 'circles'>): void => {
    one.roles.forEach((given, index) => {
      roles.push({ id: `${at}/role ${index}`, ...given, ...(parent === undefined ? {} : { circle: parent }) });
    });
    one.circles?.forEach(({ roles: inner, circles: deeper, ...cells }, index) => {
      const id = `${at}/circle ${index}`;
      circles.push({ id, ...cells, ...(parent === undefined ? {} : { parent }) });
      add(id, id, { roles: inner, ...(deeper === undefined ? {} : { circles: deeper }) });
    });
  };
  add(key, undefined, whole);
  const { purpose, domain } = whole;
  return { whole: { purpose, ...(domain === undefined ? {} : { domain }) }, circles, roles };
}
