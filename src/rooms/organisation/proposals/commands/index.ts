/** What can be done with proposals and decisions. */

import { adopt, reopen, review } from './decisions.ts';
import { addEffect, editEffect, rehearse, removeEffect } from './effects.ts';
import { addOption, editOption, removeOption } from './options.ts';
import { add, close, edit, remove, restore, resume } from './proposals.ts';
import { advance } from './rounds.ts';
import { give, meet, withdraw } from './voices.ts';

export const commands = [
  ...[add, edit, advance, close, resume, remove, restore, rehearse],
  ...[addOption, editOption, removeOption, addEffect, editEffect, removeEffect],
  ...[give, meet, withdraw, adopt, review, reopen],
];
