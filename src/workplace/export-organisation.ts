/** The circles and roles as a Markdown outline, with those who hold them. */

import { type circleTree, organisationMarkdown } from '../rooms/organisation/index.ts';
import type { Workplace } from './workplace.ts';

export async function exportOrganisation(workplace: Workplace, say: Parameters<typeof organisationMarkdown>[1]): Promise<string> {
  const lines = await workplace.ask('circle.tree', {});
  // What the query of that name answers.
  return lines.ok ? organisationMarkdown(lines.value as NonNullable<(typeof circleTree)['asks']>['answer'], say) : '';
}
