/** The pages of the room beside each other: everyone, the week, duty, when to meet, places. */
import type { JSX } from 'solid-js';
import { IconUserPlus, LinkButton, PageHeader, PartNav, useI18n } from '../../../ui/index.ts';

const pages = ['', 'week', 'duty', 'meet', 'places'] as const;
export type Page = (typeof pages)[number];

const addressOf = (page: Page) => (page === '' ? '/people' : `/people/${page}`);

export const isPage = (path: string | undefined): path is Page => pages.some((page) => page === (path ?? ''));

export function Pages(props: { readonly page: Page; readonly children: JSX.Element }): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="people" data-page={props.page}>
      <PageHeader
        title={t('room.people')}
        {...(props.page === ''
          ? {
              lead: t('people.lead'),
              actions: (
                <LinkButton kind="primary" icon={IconUserPlus} href="/invite">
                  {t('people.invite')}
                </LinkButton>
              ),
            }
          : {})}
      />
      <PartNav
        label={t('room.people')}
        parts={[
          ...pages.map((page) => ({ href: addressOf(page), label: t(`people.page.${page === '' ? 'all' : page}`) })),
          { href: '/arrangements', label: t('people.page.telework') },
        ]}
        current={addressOf(props.page)}
      />
      {props.children}
    </div>
  );
}
