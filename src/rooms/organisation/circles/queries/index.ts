/** What can be asked about circles and roles. */

import { circleExport, circlePreview, circleTemplates } from './charts.ts';
import { circleList, circleRemoved, circleShow, circleTree } from './circles.ts';
import { roleFind, roleHeld, roleList, roleShow, roleTerms } from './roles.ts';

export { circlePreview, circleRemoved, circleShow, circleTemplates, circleTree, roleFind, roleList, roleShow, roleTerms };

export const queries = [
  circleTree,
  circleList,
  circleShow,
  circleRemoved,
  circleTemplates,
  circleExport,
  circlePreview,
  roleList,
  roleShow,
  roleHeld,
  roleTerms,
  roleFind,
];
