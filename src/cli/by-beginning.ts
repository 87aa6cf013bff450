/** Things that have no name are told and asked for by the beginning of their id. */

/** As much of an id as a list shows. */
const SHORT = 8;

export const shortOf = (id: string): string => id.slice(0, SHORT);

/** The id that what was given begins; what was given where none does, or several do: the server says that it is not there. */
export function wholeOf(given: string, items: readonly { readonly id: string }[]): string {
  const found = given === '' ? [] : items.filter(({ id }) => id.startsWith(given));
  return found.length === 1 ? (found[0]?.id ?? given) : given;
}
