/** Storage on Node: everything a server, the command line and their tests open. */

export { type FolderFiles, folderFiles } from './files/folder.ts';
export * from './index.ts';
export { zlibCompressor } from './node-compressor.ts';
export { openStore } from './open.ts';
export { backupSqlite, inspectSqlite } from './sqlite/backup.ts';
export { writeSqlite } from './sqlite/export.ts';
export { openSqlite } from './sqlite/open.ts';
