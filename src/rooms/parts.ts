/** What has no meaning without the row it hangs on, and goes for ever with it (X3); and which columns name files. */

/** By table, the columns of other tables that point to it and whose rows are parts of it. */
export const parts: Readonly<Record<string, readonly (readonly [table: string, column: string])[]>> = {
  task: [
    ['holding', 'task'],
    ['hand-over', 'task'],
    ['task-tag', 'task'],
    ['checklist-item', 'task'],
    ['comment', 'task'],
    ['mention', 'task'],
    ['task-link', 'task'],
    ['task-link', 'other'],
    ['attachment', 'task'],
    ['notice-mute', 'task'],
  ],
  'hand-over': [['hand-over-to', 'handOver']],
  comment: [['mention', 'comment']],
};

/** Columns that hold the hash of a file (S12). */
export const fileColumns: readonly (readonly [table: string, column: string])[] = [['attachment', 'hash']];
