/** The languages Relais speaks, and which one a reader wants. */

export const locales = ['en', 'fr'] as const;
export type Locale = (typeof locales)[number];

/** Each language's own name for itself. */
export const localeNames: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français' };

/** The first language of the list that Relais speaks (`fr-CA` counts as `fr`; `fr_FR.UTF-8` too). */
export function detectLocale(languages: readonly string[], fallback: Locale = 'en'): Locale {
  for (const language of languages) {
    const base = language.toLowerCase().split(/[-_.]/)[0];
    const known = locales.find((locale) => locale === base);
    if (known !== undefined) return known;
  }
  return fallback;
}

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);
