/**
 * Sync: a device's side (`Device`, `Session`) and the server's (`Hub`), over any store and any transport.
 *
 * A client opens a `Device` on its store, commits gestures to it, and keeps a `Session` on a connection. The server
 * keeps one `Hub` on its store and gives it each authenticated connection. Rules: SPEC.md.
 */

export type { Connection, Receiver } from './connection.ts';
export { Device, type Status } from './device.ts';
export type { Aside } from './device-aside.ts';
export { storedBlocks } from './device-blocks.ts';

export type { DevicePorts } from './device-ports.ts';
export { becomeAnother } from './device-renew.ts';
export { frame, HEARTBEAT, readFrames } from './frames.ts';
export { Hub } from './hub.ts';

export { decodeMessage, encodeMessage, MESSAGE_LIMIT, type Message, type MessageOf, PROTOCOL } from './messages.ts';
export { unpackMessage } from './packing.ts';
export { type Dial, Reconnector } from './reconnector.ts';
/** @public The bench drives it without a transport. */
export { Session } from './session.ts';
export { RELAIS } from './verify.ts';
