/** Plain text in Markdown (GitHub's), for whatever is exported so. */

/** [A18] One line of text that Markdown shows as it is: no link, no image, no HTML, no heading, no list. */
export function escapeLine(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~#&$!]/g, '\\$&')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
