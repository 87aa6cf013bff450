/**
 * Ranked voting by the method of Schulze (2011): one option beats another when more ballots prefer it along the strongest
 * chain of comparisons. Chosen over instant run-off because it always elects who would win every duel, moving an option
 * up never harms it, and twins of an option neither help nor hurt it.
 */

/** A ballot's options from the most wanted; those left out come last, together. */
export type Ranking = readonly string[];

export interface Ranked {
  /** Unbeaten; several when they tie. */
  readonly winners: readonly string[];
  /** `duels[a][b]`: how many ballots prefer a to b. */
  readonly duels: readonly (readonly number[])[];
}

export function schulze(options: readonly string[], ballots: readonly Ranking[]): Ranked {
  const duels = options.map((a) => options.map((b) => (a === b ? 0 : ballots.filter((ballot) => prefers(ballot, a, b)).length)));
  const strength = strongestPaths(duels);
  const winners = options.filter((_, i) => options.every((_, j) => i === j || cell(strength, i, j) >= cell(strength, j, i)));
  return { winners, duels };
}

function prefers(ballot: Ranking, a: string, b: string): boolean {
  const [at, other] = [ballot.indexOf(a), ballot.indexOf(b)];
  return at >= 0 && (other < 0 || at < other);
}

/** The strength of a chain is that of its weakest duel, the votes on the winning side (Floyd and Warshall's scheme). */
function strongestPaths(duels: Ranked['duels']): number[][] {
  const all = duels.map((row, i) => row.map((votes, j) => (votes > cell(duels, j, i) ? votes : 0)));
  for (let via = 0; via < all.length; via++) {
    for (let from = 0; from < all.length; from++) {
      const row = all[from];
      if (row === undefined || from === via) continue;
      for (let to = 0; to < all.length; to++) {
        if (to === from || to === via) continue;
        row[to] = Math.max(cell(all, from, to), Math.min(cell(all, from, via), cell(all, via, to)));
      }
    }
  }
  return all;
}

const cell = (matrix: readonly (readonly number[])[], row: number, column: number): number => matrix[row]?.[column] ?? 0;
