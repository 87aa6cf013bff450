/** Long messages go deflated inside another one: who catches up, or was away for long, pays about two thirds (S7). */

import type { Compressor } from '../kernel/ports.ts';
import { failed, type Result } from '../kernel/result.ts';
import { decodeMessage, encodeMessage, MESSAGE_LIMIT, type Message } from './messages.ts';

/** Bytes from which a message is worth the time. */
const LONG = 8 << 10;

/** The message as bytes, deflated when it is long and that saves an eighth. */
export function packMessage(message: Message, compressor: Compressor): Uint8Array {
  const bytes = encodeMessage(message);
  if (bytes.length < LONG) return bytes;
  const body = compressor.deflate(bytes);
  return body.length < (bytes.length * 7) / 8 ? encodeMessage({ kind: 'packed', size: bytes.length, body }) : bytes;
}

/** Reads a message, deflated or not. Fails as `decodeMessage` does. */
export function unpackMessage(bytes: Uint8Array, compressor: Compressor): Result<Message> {
  const outer = decodeMessage(bytes);
  if (!outer.ok || outer.value.kind !== 'packed') return outer;
  const { size, body } = outer.value;
  if (size > MESSAGE_LIMIT) return failed('large-message', { bytes: size });
  const inflated = compressor.inflate(body, size);
  const inner = inflated === undefined ? failed('damaged-message', { kind: 'packed' }) : decodeMessage(inflated);
  return inner.ok && inner.value.kind === 'packed' ? failed('damaged-message', { kind: 'packed' }) : inner;
}
