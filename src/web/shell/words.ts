/**
 * The texts of the reader's language, fetched apart from the application: what the first view says at once, the rest with
 * the first room or command; the other language follows when there is time.
 */
import { type Accessor, createSignal } from 'solid-js';
import { type Catalogue, detectLocale, isLocale, type Locale, locales } from '../../ui/i18n/index.ts';

const load = {
  en: { first: () => import('virtual:messages/en'), later: () => import('virtual:messages/en/later') },
  fr: { first: () => import('virtual:messages/fr'), later: () => import('virtual:messages/fr/later') },
} as const;

/** The language chosen on this device, else the browser's. */
function readersLocale(): Locale {
  try {
    const chosen = localStorage.getItem('relais.locale');
    if (isLocale(chosen)) return chosen;
  } catch {
    // A browser that forbids its storage has chosen nothing.
  }
  return detectLocale(navigator.languages);
}

/** Grows in place: two thousand texts are not copied for each part that comes. */
const held: Record<Locale, Record<string, string>> = { en: {}, fr: {} };
const [catalogue, setCatalogue] = createSignal<Catalogue>(held);

/** The words that are here so far. */
export const words: Accessor<Catalogue> = catalogue;

/** Settles once what the first view says is there, in the reader's language. */
export const firstWords = (): Promise<void> => take(readersLocale(), 'first');

/** Settles once everything can be said in the reader's language. What could not be fetched is asked for again at the next call. */
export const allWords = (): Promise<void> => take(readersLocale(), 'later');

/** Fetches the other languages, so that a switch has its words at once, without a network too. */
export async function otherWords(): Promise<void> {
  await allWords();
  for (const locale of locales) await Promise.all([take(locale, 'first'), take(locale, 'later')]);
}

const taken = new Set<Catalogue[Locale]>();

async function take(locale: Locale, which: 'first' | 'later'): Promise<void> {
  const { messages } = await load[locale][which]();
  if (taken.has(messages)) return;
  taken.add(messages);
  Object.assign(held[locale], messages);
  setCatalogue({ ...held });
}
