/** The pages of the room beside each other: what would stop now, before an absence, coming back. */
import { For, type JSX } from 'solid-js';
import { PageHeader, useI18n } from '../../../ui/index.ts';

const pages = ['', 'away', 'back'] as const;
export type Page = (typeof pages)[number];

export const pageOf = (path: string | undefined): Page => pages.find((page) => page === path) ?? '';

export function Pages(props: { readonly page: Page; readonly children: JSX.Element }): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="continuity">
      <PageHeader title={t('room.continuity')} {...(props.page === '' ? { lead: t('continuity.lead') } : {})} />
      <nav class="continuity-pages" aria-label={t('room.continuity')}>
        <For each={pages}>
          {(page) => (
            <a href={page === '' ? '/continuity' : `/continuity/${page}`} aria-current={page === props.page ? 'page' : undefined}>
              {t(`continuity.page.${page === '' ? 'now' : page}`)}
            </a>
          )}
        </For>
      </nav>
      {props.children}
    </div>
  );
}
