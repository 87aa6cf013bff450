/** Languages for every part of Relais, the command line and the server included: no DOM here. */
export { createFormats, type Formats } from './formats.ts';
export { detectLocale, isLocale, type Locale, localeNames, locales } from './locale.ts';
export {
  type Catalogue,
  checkCatalogue,
  createTranslator,
  mergeCatalogues,
  type Params,
  problemText,
  type Translate,
  textIn,
} from './translate.ts';
export { capitalised, typography } from './typography.ts';
