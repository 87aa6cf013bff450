/** Storage that runs anywhere: memory for tests and the simulator, files over a store, copies and checks. Node and browsers have their own doors. */

export { checkStore, damagedFiles, type StoreCheck } from './check.ts';
export { copyFiles, copyStore, type FilesCopied, isHalfCopied } from './copy.ts';
export { filesOver } from './files/over-store.ts';
export { differences, type Inventory, takeInventory } from './inventory.ts';
export type { Fault, Snapshot } from './memory/disk.ts';
export { type MemoryDisk, memoryDisk, memoryStore } from './memory/memory.ts';
