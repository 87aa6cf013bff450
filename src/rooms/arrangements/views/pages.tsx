/** The pages of the room beside each other: one's own days, the month, the report, what is agreed, figures. */
import type { JSX } from 'solid-js';
import { IconArrowLeft, LinkButton, PageHeader, PartNav, useI18n } from '../../../ui/index.ts';

const pages = ['', 'month', 'report', 'agreed', 'figures'] as const;
export type Page = (typeof pages)[number];

const addressOf = (page: Page) => (page === '' ? '/arrangements' : `/arrangements/${page}`);

export const pageOf = (path: string | undefined): Page => pages.find((page) => page === path) ?? '';

export function Pages(props: { readonly page: Page; readonly children: JSX.Element }): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="arrangements" data-page={props.page}>
      <PageHeader
        back={
          <LinkButton kind="quiet" small icon={IconArrowLeft} href="/people">
            {t('room.people')}
          </LinkButton>
        }
        title={t('room.arrangements')}
      />
      <PartNav
        label={t('room.arrangements')}
        parts={pages.map((page) => ({ href: addressOf(page), label: t(`arrangements.page.${page === '' ? 'mine' : page}`) }))}
        current={addressOf(props.page)}
      />
      {props.children}
    </div>
  );
}
