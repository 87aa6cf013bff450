/** Which figure holds on a day: what the workplace entered, else what Relais ships; of several, the one that begins last. */

import type { CivilDate } from '../../../kernel/civil-date.ts';
import type { Id } from '../../../kernel/ids.ts';
import type { Reader } from '../../../replica/read.ts';
import { type FigureName, figure, type Scheme } from '../schema.ts';
import { FRANCE } from './france.ts';

export interface Figure {
  /** Of a row of the workplace; null for what Relais ships. */
  readonly id: Id | null;
  readonly name: FigureName;
  readonly scheme: Scheme | null;
  /** Cents of a euro, or hundredths of a day. */
  readonly hundredths: number;
  readonly from: CivilDate | null;
  readonly to: CivilDate | null;
  readonly source: string | null;
  /** False where Relais recalls it and nobody here has read it again. */
  readonly confirmed: boolean;
}

/** Every figure there is, the workplace's own first; rows that merging left without a name or a value say nothing. */
export function figuresOf(read: Reader): readonly Figure[] {
  const own = read
    .where(figure)
    .all()
    .flatMap(({ id, name, scheme, hundredths, from, to, source }): Figure[] =>
      name === null || hundredths === null || hundredths < 0
        ? []
        : [{ id, name, scheme, hundredths: Math.round(hundredths), from, to, source, confirmed: true }],
    )
    .sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
  return [...own, ...FRANCE.map((each) => ({ id: null, ...each }))];
}

export function figureOn(figures: readonly Figure[], name: FigureName, scheme: Scheme | null, date: CivilDate): Figure | undefined {
  const holding = figures.filter(
    (each) => each.name === name && each.scheme === scheme && (each.from ?? date) <= date && date <= (each.to ?? date),
  );
  const own = holding.filter(({ id }) => id !== null);
  return (own.length > 0 ? own : holding).reduce<Figure | undefined>(
    (best, each) => (best === undefined || (best.from ?? '') <= (each.from ?? '') ? each : best),
    undefined,
  );
}
