/** A notice in words: who did what, why one is told, where it leads. */
import { useI18n } from '../../../ui/index.ts';
import type { Notice } from '../../notice.ts';

const pages: Readonly<Record<Notice['table'], (id: string) => string>> = {
  task: (id) => `/tasks/${id}`,
  request: (id) => `/requests/${id}`,
  proposal: (id) => `/organisation/proposals/${id}`,
  agreement: (id) => `/organisation/agreements/${id}/sign`,
  role: (id) => `/organisation/${id}`,
};

export const hrefOf = ({ table, row }: Pick<Notice, 'table' | 'row'>): string => pages[table](row);

export function useSaying(): {
  readonly title: (notice: Notice) => string;
  readonly says: (notice: Notice) => string;
  readonly reason: (notice: Notice) => string;
} {
  const { t } = useI18n();
  return {
    title: (notice) => notice.title ?? t('notices.untitled'),
    says: ({ says }) => t(`value.notice.says.${says}`),
    reason: ({ because, of }) => {
      const reason = t(`value.notice.because.${because}`);
      return of?.name ? t('notices.because-of', { reason, name: of.name }) : t('notices.because', { reason });
    },
  };
}
