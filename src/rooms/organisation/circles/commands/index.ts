/** What can be done with circles and roles. */

import { accountabilityCommands } from './accountabilities.ts';
import { chartCommands } from './charts.ts';
import { circleCommands } from './circles.ts';
import { holdingCommands } from './holding.ts';
import { roleCommands } from './roles.ts';
import { roleSkillCommands } from './skills.ts';

export const commands = [
  ...roleCommands,
  ...holdingCommands,
  ...accountabilityCommands,
  ...roleSkillCommands,
  ...circleCommands,
  ...chartCommands,
];
