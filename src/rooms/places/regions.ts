/** Where public holidays differ in France. Apart from their reckoning: a table needs the names only. */

export const HOLIDAY_REGIONS = [
  ...(['metropole', 'alsace-moselle', 'guadeloupe', 'martinique', 'guyane', 'reunion', 'mayotte', 'saint-barthelemy'] as const),
  ...(['saint-martin', 'saint-pierre-et-miquelon', 'polynesie', 'nouvelle-caledonie', 'wallis-et-futuna'] as const),
] as const;
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];
