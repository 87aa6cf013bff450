/** A notice in words: what happened, and why one is told. */
import { useI18n } from '../../../ui/index.ts';
import type { Notice } from '../../notice.ts';

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
