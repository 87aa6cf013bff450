/** Where instants stand on the relay line: in order, long stretches longer, short ones still wide enough to be seen. */

export interface Scale {
  /** Share of the width, 0 to 1. */
  at(instant: number): number;
}

/** Before all are brought to fit, a stretch is as wide as a first name needs, or what is left of it where there are many. */
const narrowest = (stretches: number): number => Math.min(0.16, 0.8 / stretches);

/** `marks` are the instants at which something happens, from the first to the last. Lengths grow as the square root of time. */
export function relayScale(marks: readonly number[]): Scale {
  const sorted = [...new Set(marks)].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const lengths = sorted.slice(1).map((mark, index) => Math.sqrt(mark - (sorted[index] ?? mark)));
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1;
  const widths = lengths.map((length) => Math.max(narrowest(lengths.length), length / total));
  const width = widths.reduce((sum, one) => sum + one, 0) || 1;
  const ends = [0];
  for (const one of widths) ends.push((ends.at(-1) ?? 0) + one / width);
  return {
    at: (instant) => {
      if (sorted.length < 2 || instant <= first) return 0;
      const index = sorted.findIndex((mark) => mark >= instant);
      if (index < 0) return 1;
      const from = sorted[index - 1] ?? first;
      const to = sorted[index] ?? from;
      const share = to === from ? 1 : (instant - from) / (to - from);
      return (ends[index - 1] ?? 0) + share * ((ends[index] ?? 1) - (ends[index - 1] ?? 0));
    },
  };
}
