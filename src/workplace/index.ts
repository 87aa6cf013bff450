/** A device's workplace: what web, command line and server stand on. */

export { type Done, Workplace, type WorkplaceDevice, type WorkplaceOptions } from './workplace.ts';
