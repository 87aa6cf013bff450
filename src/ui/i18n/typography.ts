/** The small rules of a printed page, so that authors of messages need not type invisible characters. */
import type { Locale } from './locale.ts';

const narrow = '\u202F';
const wide = '\u00A0';

/** A capital at the beginning: "dimanche 22 novembre" as a title. */
export function capitalised(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase() + rest.join('');
}

/** Curly apostrophes in both languages; in French narrow no-break spaces before ; ! ? » and after «, a no-break space before a colon. */
export function typography(locale: Locale, text: string): string {
  const curled = text.replace(/(\p{L})'(?=\p{L}|\{|$)/gu, '$1’');
  if (locale !== 'fr') return curled;
  return curled
    .replace(/[ \u00A0](?=[;!?»])/g, narrow)
    .replace(/«[ \u00A0]/g, `«${narrow}`)
    .replace(/[ ](?=:(\s|$))/g, wide)
    .replace(/(\d)[ ](?=[%€])/g, `$1${narrow}`);
}
