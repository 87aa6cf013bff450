/** One end of a connection as the pure layers see it, whatever carries it: WebSocket, HTTP streaming, long-poll, memory. */

/** What a transport offers. It delivers whole messages, in order, each at most once, or it closes. */
export interface Connection {
  /** Queues a message. Nothing happens on a closed connection. The bytes are not changed afterwards, and may be shared. */
  send(message: Uint8Array): void;
  /** Ends the connection; `reason` is for logs. */
  close(reason: string): void;
}

/** What a transport calls. */
export interface Receiver {
  /** A message arrived; the bytes belong to the receiver. Anything that is not a message closes the connection (F31). */
  receive(message: Uint8Array): void;
  /** The connection is gone, from either side or by accident. May come twice. */
  closed(): void;
}
