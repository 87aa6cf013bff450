/** Storage that runs anywhere: memory for tests and the simulator, files over a store, copies and checks. Node and browsers have their own doors. */

export { checkStore, damagedFiles } from './check.ts';
export { copyFiles, copyStore, isHalfCopied } from './copy.ts';
export { filesOver } from './files/over-store.ts';

export { type MemoryDisk, memoryDisk, memoryStore } from './memory/memory.ts';
