/** The names of a new room and the forms they take in the sources. */

export interface Names {
  /** The room and its folder, such as `libraries`. */
  readonly room: string;
  /** Its kind of row, such as `library`. */
  readonly row: string;
}

/** `reading-group` as an identifier: `readingGroup`. */
export const identifier = (name: string) => name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** `reading-group` as words: `reading group`. */
export const words = (name: string) => name.replaceAll('-', ' ');
