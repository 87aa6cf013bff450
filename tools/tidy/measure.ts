/** How long source files are: the median and the 90th percentile of lines, beside what the house aims at. */

/** @param lengths lines per file, in any order */
export function describeLengths(lengths: readonly number[]): string {
  const sorted = [...lengths].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return `${sorted.length} source files: median ${at(0.5)} lines (aim 90), 90th percentile ${at(0.9)} (aim 250), longest ${at(1)} (limit 400).`;
}
