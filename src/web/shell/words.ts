/** The texts of the reader's language, fetched apart from the application; the other language follows when there is time. */
import { type Accessor, createSignal } from 'solid-js';
import { type Catalogue, detectLocale, isLocale, type Locale, locales } from '../../ui/i18n/index.ts';

const load = {
  en: () => import('virtual:messages/en'),
  fr: () => import('virtual:messages/fr'),
} as const;

export interface Words {
  readonly catalogue: Accessor<Catalogue>;
  /** Settles once the reader's own language is there. */
  readonly ready: Promise<void>;
  /** Fetches the other languages, so that a switch has its words at once, without a network too. */
  loadOthers(): Promise<void>;
}

/** The language chosen on this device, else the browser's. */
export function readersLocale(): Locale {
  try {
    const chosen = localStorage.getItem('relais.locale');
    if (isLocale(chosen)) return chosen;
  } catch {
    // A browser that forbids its storage has chosen nothing.
  }
  return detectLocale(navigator.languages);
}

export const fetchWords = (locale: Locale) => load[locale]();

export function createWords(): Words {
  const [catalogue, setCatalogue] = createSignal<Catalogue>({ en: {}, fr: {} });
  const take = async (locale: Locale) => {
    const { messages } = await fetchWords(locale);
    setCatalogue((before) => ({ ...before, [locale]: messages }));
  };
  const first = readersLocale();
  return {
    catalogue,
    ready: take(first),
    loadOthers: async () => {
      for (const locale of locales) if (locale !== first) await take(locale);
    },
  };
}
