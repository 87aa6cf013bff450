/** What can be done with tasks. */

import { add } from './add.ts';
import { attach, detach } from './attachments.ts';
import { editMany } from './bulk.ts';
import { capture } from './capture.ts';
import { addItem, checkItem, editItem, moveItem, removeItem, uncheckItem } from './checklist.ts';
import { addComment, editComment, removeComment } from './comments.ts';
import { edit, tag, untag } from './edit.ts';
import { removeFilter, saveFilter } from './filters.ts';
import { accept, decline, handOverTask, withdraw } from './hand-over.ts';
import { invite, release, take } from './holding.ts';
import { applyImport } from './import.ts';
import { keep } from './keep.ts';
import { addLink, removeLink } from './links.ts';
import { addList, move, moveList, removeList, renameList } from './lists.ts';
import { recur, stopRecurring } from './recur.ts';
import { done, drop, reopen, start, wait } from './state.ts';
import { addTemplate, removeTemplate, useTemplate } from './templates.ts';
import { remove, removeMany, restore, restoreMany } from './trash.ts';

export const commands = [
  ...[add, capture, edit, tag, untag, move],
  ...[take, keep, release, invite, handOverTask, accept, decline, withdraw],
  ...[start, wait, done, drop, reopen, recur, stopRecurring],
  ...[addItem, checkItem, uncheckItem, editItem, moveItem, removeItem],
  ...[addComment, editComment, removeComment],
  ...[addLink, removeLink, attach, detach],
  ...[addList, renameList, moveList, removeList],
  ...[addTemplate, useTemplate, removeTemplate, saveFilter, removeFilter],
  ...[editMany, remove, restore, removeMany, restoreMany, applyImport],
];
