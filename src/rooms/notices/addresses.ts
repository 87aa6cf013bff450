/** Where in the web application a notice leads: from its list, from a message of a push service, from a mail. */

import type { Notice } from '../notice.ts';

const pages: Readonly<Record<Notice['table'], (id: string) => string>> = {
  task: (id) => `/tasks/${id}`,
  request: (id) => `/requests/${id}`,
  proposal: (id) => `/organisation/proposals/${id}`,
  agreement: (id) => `/organisation/agreements/${id}/sign`,
  role: (id) => `/organisation/${id}`,
};

export const pageOf = ({ table, row }: Pick<Notice, 'table' | 'row'>): string => pages[table](row);
