/** Rows in the order of a dictionary: Élodie stands beside Elsa, whatever the language of the device. */

interface Named {
  readonly id: string;
  readonly name: string | null;
}

// The root order of Unicode, the same on every device.
const collator = new Intl.Collator('und', { numeric: true });

/** Rows without a name come last; rows of one name by their ids. */
export const byName = <T extends Named>(rows: readonly T[]): readonly T[] => rows.toSorted(compare);

function compare(a: Named, b: Named): number {
  const names = a.name === null || b.name === null ? Number(a.name === null) - Number(b.name === null) : collator.compare(a.name, b.name);
  return names || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
