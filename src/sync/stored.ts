/** A door for who looks into what devices and hubs store, past what they say of it: the simulator. No part of the product enters here. */

// Loaded before any run, not when a device first needs it: what the machine's own disk takes is no simulated time.
import './device-bundle.ts';
import './device-compact.ts';
import './device-expunge.ts';
import './device-history.ts';
import './device-left.ts';
import './device-signing.ts';
import './device-undo.ts';

export { loadKept } from './device-kept.ts';
export { DEVICE } from './device-layout.ts';
export { changesOf, type Entry, encodeEntries } from './entries.ts';
export { COLLECTIONS, deviceRecord } from './hub-layout.ts';
export { cursorOfKey, decodeBlock, encodeBlock } from './log-block.ts';
export { markOf } from './log-mark.ts';
export { decodeRecord, stored } from './records.ts';
