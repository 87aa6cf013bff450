/** Text from outside made fit to be kept: no control characters, no half characters, no endless lines, no dangerous link. */

/** Most characters, as the room's tables keep them. */
export const LIMITS = {
  title: 500,
  list: 200,
  tag: 80,
  name: 200,
  fileName: 255,
  comment: 20_000,
  short: 2000,
  /** In any script below what one change may have (F27), with all that is kept as text beside it. */
  body: 250_000,
  extra: 20_000,
} as const;

/** Most items of one kind a task may have; no honest one meets them. */
export const MOST = { names: 500, items: 5000 } as const;

/** C0 and C1 controls but tab and line feed; what reverses the direction of the text around it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFEFF]/g;

/** Several lines: line feeds only, nothing invisible. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(CONTROLS, '')
    .replace(/^\n+|\s+$/g, '');
}

/** One line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim();
}

export function hasControls(text: string): boolean {
  return text.search(CONTROLS) >= 0;
}

/** At most `length` characters, the last an ellipsis when something was cut; never half a character. */
export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** [A23] A file's name without the path before it and without what a file system might take for one. */
export function cleanFileName(name: string): string {
  const last = cleanLine(name).split(/[/\\]/).at(-1) ?? '';
  const safe = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '')
    .replace(/[. ]+$/, '');
  return cutFileName(safe === '' ? 'file' : safe);
}

/** The end of a file's name says what it is: keep it when cutting. */
function cutFileName(name: string): string {
  if (name.length <= LIMITS.fileName) return name;
  const extension = /\.[^.]{1,16}$/.exec(name)?.[0] ?? '';
  return cut(name.slice(0, name.length - extension.length), LIMITS.fileName - extension.length) + extension;
}

/** [A25] Whether a link may be kept as a link: it leads to the web or to a mailbox, not into the reader's machine. */
export function isSafeLink(url: string): boolean {
  return /^(?:https?:\/\/[^\s/]|mailto:[^\s]+@)/i.test(url) && url.length <= LIMITS.short;
}

const POLLUTING = new Set(['__proto__', 'constructor', 'prototype']);

/** [A28] A name that may be a key of a plain object. */
export function safeKey(name: string): string {
  const key = cut(cleanLine(name), LIMITS.tag);
  return POLLUTING.has(key) || key === '' ? `(${key})` : key;
}
