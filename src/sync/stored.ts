/** A door for who looks into what devices and hubs store, past what they say of it: the simulator. No part of the product enters here. */

export { loadKept } from './device-kept.ts';
export { DEVICE } from './device-layout.ts';
export { changesOf, type Entry } from './entries.ts';
export { COLLECTIONS, deviceRecord } from './hub-layout.ts';
export { cursorOfKey, decodeBlock } from './log-block.ts';
export { markOf } from './log-mark.ts';
export { decodeRecord, stored } from './records.ts';
