/** The reader's language as a context: `const { t, format } = useI18n()`; both follow a change of language at once. */
import { I18nProvider as KobalteI18n } from '@kobalte/core/i18n';
import { type Accessor, createContext, createEffect, createMemo, type JSX, useContext } from 'solid-js';
import { present } from '../../kernel/assert.ts';
import {
  type Catalogue,
  createFormats,
  createTranslator,
  type Formats,
  type Locale,
  mergeCatalogues,
  type Params,
  type Translate,
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
  const merged = createMemo(() => mergeCatalogues(uiCatalogue, props.catalogue));
  const translator = createMemo(() => createTranslator(props.locale, merged(), props.zone));
  const formats = createMemo(() => createFormats(props.locale, props.zone));
  const t: Translate = Object.defineProperty(
    Object.assign((key: string, params?: Params) => translator()(key, params), {
      locale: props.locale,
      has: (key: string) => translator().has(key),
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
