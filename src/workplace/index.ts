/** A device's workplace: what web, command line and server stand on. */

export { DUMP_FORMAT, type Dump, type DumpRow, dump } from './dump.ts';
export { loadYjs, type OpenOptions, openDevice } from './open.ts';
export { systemClock, systemRandom, systemSigner, systemTimers } from './platform.ts';
export { type Done, Workplace, type WorkplaceDevice, type WorkplaceOptions } from './workplace.ts';
