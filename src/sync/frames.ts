/** Messages in an HTTP body: each with its length before it, 4 bytes, greatest first. A frame of length 0 is a heartbeat. */

import { failed, ok, type Result } from '../kernel/result.ts';
import { MESSAGE_LIMIT } from './messages.ts';

const HEAD = 4;

export const HEARTBEAT: Uint8Array<ArrayBuffer> = new Uint8Array(HEAD);

export function frame(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const framed = new Uint8Array(HEAD + message.length);
  new DataView(framed.buffer).setUint32(0, message.length);
  framed.set(message, HEAD);
  return framed;
}

/** The messages of a whole body, in order, without heartbeats; `input.frames` when it is cut off or a frame is too long. */
export function readFrames(body: Uint8Array<ArrayBuffer>): Result<Uint8Array[]> {
  const messages: Uint8Array[] = [];
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength);
  let at = 0;
  while (at < body.length) {
    if (at + HEAD > body.length) return failed('input.frames');
    const length = view.getUint32(at);
    at += HEAD;
    if (length > MESSAGE_LIMIT || at + length > body.length) return failed('input.frames');
    if (length > 0) messages.push(body.slice(at, at + length));
    at += length;
  }
  return ok(messages);
}
