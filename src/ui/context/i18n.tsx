/** The reader's language as a context: `const { t, format } = useI18n()`; both follow a change of language at once. */
import { I18nProvider as KobalteI18n } from '@kobalte/core/i18n';
import { type Accessor, createContext, createEffect, createMemo, type JSX, untrack, useContext } from 'solid-js';
import { present } from '../../kernel/assert.ts';
import {
  type Catalogue,
  createFormats,
  createTranslator,
  type Formats,
  type Locale,
  type Params,
  type Translate,
  textIn,
} from '../i18n/index.ts';
import { uiCatalogue } from '../messages/index.ts';

export interface I18n {
  readonly locale: Accessor<Locale>;
  readonly setLocale: (locale: Locale) => void;
  readonly t: Translate;
  /** Dates, numbers and quantities in the current language; read it where it is used, never destructure it once for all. */
  readonly format: Formats;
}

const I18nContext = createContext<I18n>();

export const useI18n = (): I18n => present(useContext(I18nContext), 'useI18n is called under a UiProvider');

export interface I18nProviderProps {
  readonly locale: Locale;
  readonly setLocale: (locale: Locale) => void;
  /** The messages of the rooms that are open; those of the widgets are added here. */
  readonly catalogue: Catalogue;
  /** IANA zone in which instants are shown; the device's own when left out. */
  readonly zone?: string | undefined;
  readonly children: JSX.Element;
}

export function I18nProvider(props: I18nProviderProps): JSX.Element {
  const source = (locale: Locale, key: string) =>
    textIn(uiCatalogue, locale, key) ??
    textIn(
      untrack(() => props.catalogue),
      locale,
      key,
    );
  const translator = createMemo(() => createTranslator(props.locale, source, props.zone));
  // Words come by and by. Only who lacked one looks again when more are there: all that is said already stays as it is.
  const wanting = (key: string) => {
    const translate = translator();
    if (!translate.knows(key)) void props.catalogue;
    return translate;
  };
  const formats = createMemo(() => createFormats(props.locale, props.zone));
  const t: Translate = Object.defineProperty(
    Object.assign((key: string, params?: Params) => wanting(key)(key, params), {
      locale: props.locale,
      has: (key: string) => wanting(key).has(key),
    }),
    'locale',
    { get: () => props.locale },
  );
  const i18n: I18n = {
    locale: () => props.locale,
    setLocale: (locale) => props.setLocale(locale),
    t,
    get format() {
      return formats();
    },
  };
  createEffect(() => {
    document.documentElement.lang = props.locale;
  });
  return (
    <I18nContext.Provider value={i18n}>
      <KobalteI18n locale={props.locale === 'fr' ? 'fr-FR' : 'en-GB'}>{props.children}</KobalteI18n>
    </I18nContext.Provider>
  );
}
