/**
 * Binary messages as the frames of WebSocket, unmasked and whole, as servers send them (RFC 6455). What goes to a thousand connections
 * is framed once, and written to each in one piece, past the library's own sender, which would frame it a thousand times.
 */

/** A whole message of binary data. */
const BINARY = 0x82;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

export class Frames {
  private message: Uint8Array | undefined;
  private frame: Uint8Array = new Uint8Array(0);

  /** The frame of a message; the same one while it is asked for the same message. */
  of(message: Uint8Array): Uint8Array {
    if (message !== this.message) {
      this.message = message;
      this.frame = framed(message);
    }
    return this.frame;
  }
}

function framed(message: Uint8Array): Uint8Array {
  const { length } = message;
  const head = length < TWO_BYTES ? 2 : length < 1 << 16 ? 4 : 10;
  const frame = new Uint8Array(head + length);
  const view = new DataView(frame.buffer);
  frame[0] = BINARY;
  frame[1] = head === 2 ? length : head === 4 ? TWO_BYTES : EIGHT_BYTES;
  if (head === 4) view.setUint16(2, length);
  else if (head === 10) view.setBigUint64(2, BigInt(length));
  frame.set(message, head);
  return frame;
}
