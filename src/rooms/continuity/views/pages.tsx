/** The pages of the room beside each other: what would stop now, at the end of the day, before an absence, coming back, the weeks to come, this hour. */
import type { JSX } from 'solid-js';
import { PageHeader, PartNav, useI18n } from '../../../ui/index.ts';

const pages = ['', 'evening', 'away', 'back', 'map', 'sun'] as const;
export type Page = (typeof pages)[number];

const addressOf = (page: Page) => (page === '' ? '/continuity' : `/continuity/${page}`);

export const pageOf = (path: string | undefined): Page => pages.find((page) => page === path) ?? '';

export function Pages(props: { readonly page: Page; readonly children: JSX.Element }): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="continuity">
      <PageHeader title={t('room.continuity')} {...(props.page === '' ? { lead: t('continuity.lead') } : {})} />
      <PartNav
        label={t('room.continuity')}
        parts={pages.map((page) => ({ href: addressOf(page), label: t(`continuity.page.${page === '' ? 'now' : page}`) }))}
        current={addressOf(props.page)}
      />
      {props.children}
    </div>
  );
}
