/** The words of a request, as the title of the task it makes. */

/** Characters; the whole is the task's why. */
const LONGEST = 100;

/** The first line or sentence, cut between words where it is long; empty when nothing was said. */
export function titleOf(words: string): string {
  const line =
    words
      .trim()
      .split(/\n|(?<=[.!?…])\s/u, 1)[0]
      ?.trim() ?? '';
  if (line.length <= LONGEST) return line;
  const cut = line.slice(0, LONGEST);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > LONGEST / 2 ? space : LONGEST).trimEnd()}…`;
}
