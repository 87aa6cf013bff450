/** The pages of the room beside each other: everyone, the week, duty, when to meet. */
import { For, type JSX } from 'solid-js';
import { IconUserPlus, LinkButton, PageHeader, useI18n } from '../../../ui/index.ts';

const pages = ['', 'week', 'duty', 'meet'] as const;
export type Page = (typeof pages)[number];

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
      <nav class="people-pages" aria-label={t('room.people')}>
        <For each={pages}>
          {(page) => (
            <a href={page === '' ? '/people' : `/people/${page}`} aria-current={page === props.page ? 'page' : undefined}>
              {t(`people.page.${page === '' ? 'all' : page}`)}
            </a>
          )}
        </For>
      </nav>
      {props.children}
    </div>
  );
}
