/**
 * Figures that Relais ships, each with its dates and where it was read. What was recalled and not read again is not confirmed.
 * A new year's figure is entered in the workplace; it needs no new version.
 */

import type { FigureName, Scheme } from '../schema.ts';

export interface ShippedFigure {
  readonly name: FigureName;
  readonly scheme: Scheme;
  /** Cents of a euro. */
  readonly hundredths: number;
  readonly from: string;
  /** Known to hold until then; what comes after was not published yet. */
  readonly to: string;
  readonly source: string;
  readonly confirmed: boolean;
}

const URSSAF = 'URSSAF, frais professionnels : télétravail, allocation forfaitaire';

const of = (
  scheme: Scheme,
  [from, to]: readonly [string, string],
  source: string,
  values: Partial<Record<FigureName, number>>,
  confirmed = true,
): readonly ShippedFigure[] =>
  // Of the names of figures, those that were given.
  (Object.entries(values) as [FigureName, number][]).map(([name, hundredths]) => ({
    name,
    scheme,
    hundredths,
    from,
    to,
    source,
    confirmed,
  }));

export const FRANCE: readonly ShippedFigure[] = [
  ...of('flat', ['2021-01-01', '2022-12-31'], URSSAF, { day: 250, 'month-cap': 5500 }),
  ...of('flat', ['2023-01-01', '2023-12-31'], URSSAF, { day: 260, 'month-cap': 5720 }),
  ...of('flat', ['2024-01-01', '2024-12-31'], URSSAF, { day: 270, 'month-cap': 5940 }, false),
  ...of('flat', ['2025-01-01', '2026-12-31'], URSSAF, { day: 270, 'month-cap': 5940, 'week-day': 1100 }),
  ...of('collective', ['2025-01-01', '2026-12-31'], URSSAF, { day: 330, 'month-cap': 7260 }),
  ...of('collective', ['2025-01-01', '2026-12-31'], URSSAF, { 'week-day': 1320 }, false),
  ...of('public', ['2023-01-01', '2026-12-31'], 'Forfait télétravail de la fonction publique', { day: 288, 'year-cap': 25344 }, false),
];
