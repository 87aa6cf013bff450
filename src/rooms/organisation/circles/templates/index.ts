/** The templates there are, in both languages: where a collective may begin, to be changed at once. */

import type { Chart } from '../chart/document.ts';
import { association as associationEn } from './association-en.ts';
import { association as associationFr } from './association-fr.ts';
import { company as companyEn } from './company-en.ts';
import { company as companyFr } from './company-fr.ts';
import { cooperative as cooperativeEn } from './cooperative-en.ts';
import { cooperative as cooperativeFr } from './cooperative-fr.ts';
import { chartOf, type Template } from './template.ts';
import { thirdPlace as thirdPlaceEn } from './third-place-en.ts';
import { thirdPlace as thirdPlaceFr } from './third-place-fr.ts';

export const TEMPLATES = ['cooperative', 'company', 'association', 'third-place'] as const;
export const LANGUAGES = ['en', 'fr'] as const;
export type TemplateName = (typeof TEMPLATES)[number];
type Language = (typeof LANGUAGES)[number];

export const templates: Readonly<Record<TemplateName, Readonly<Record<Language, Template>>>> = {
  cooperative: { en: cooperativeEn, fr: cooperativeFr },
  company: { en: companyEn, fr: companyFr },
  association: { en: associationEn, fr: associationFr },
  'third-place': { en: thirdPlaceEn, fr: thirdPlaceFr },
};

export const chartOfTemplate = (template: TemplateName, language: Language): Chart => chartOf(template, templates[template][language]);
