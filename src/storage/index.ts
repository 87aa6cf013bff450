/** Storage that runs anywhere: the memory adapter for tests and the simulator. Node and browsers have their own entries. */

export type { Fault, Snapshot } from './memory/disk.ts';
export { type MemoryDisk, memoryDisk, memoryStore } from './memory/memory.ts';
