/** A device's workplace: what web, command line and server stand on. */

export { bringDeflate, scriptCompressor } from './compressor.ts';
export { type Dump, dump } from './dump.ts';
export { EXPORT_FORMATS, type ExportFormat, exportAs, exportKinds } from './export.ts';
export { decisionsZip, exportDecisions } from './export-decisions.ts';
export { exportOrganisation } from './export-organisation.ts';
export { expungingOf, type Target } from './expunging.ts';
export { carryOutImport, type PutFiles } from './import.ts';
export { messages as workplaceMessages } from './messages.ts';
export { loadYjs, memberJoin, openDevice } from './open.ts';
export { systemClock, systemRandom, systemSigner, systemTimers } from './platform.ts';
export { readDump } from './read-dump.ts';
export { restoreDump } from './restore-dump.ts';
export { dialer, type Way } from './transport/index.ts';
export { Workplace } from './workplace.ts';
