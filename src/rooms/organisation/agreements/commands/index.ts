/** What can be done with agreements. */

import { add, edit, remove, restore } from './agreements.ts';
import { addBody, addParty, leave, noteBody, removeBody, removeParty, stay } from './parties.ts';
import { propose, publish, sign } from './publishing.ts';
import { addSection, editSection, moveSection, redraft, removeSection } from './sections.ts';

export const commands = [
  add,
  edit,
  addSection,
  editSection,
  moveSection,
  removeSection,
  redraft,
  addParty,
  removeParty,
  addBody,
  noteBody,
  removeBody,
  publish,
  propose,
  sign,
  leave,
  stay,
  remove,
  restore,
];
