/** Sync over a WebSocket: each message one binary frame. */

import type { Connection, Receiver } from '../../sync/index.ts';
import { headersOf, type Peer, SYNC_PATH } from './peer.ts';

/** Outside browsers a WebSocket may carry headers: Node's second parameter also takes them. */
type WithHeaders = new (url: string, options: { readonly headers: Record<string, string> }) => WebSocket;

/** `opened` is called once the other end took the connection. */
export function connectWebSocket(peer: Peer, receiver: Receiver, opened: () => void): Connection {
  const url = `${peer.url.replace(/^http/, 'ws')}${SYNC_PATH}`;
  const socket =
    peer.token === undefined ? new WebSocket(url) : new (WebSocket as unknown as WithHeaders)(url, { headers: headersOf(peer) });
  socket.binaryType = 'arraybuffer';
  let over = false;
  const end = (): void => {
    if (over) return;
    over = true;
    receiver.closed();
  };
  socket.onopen = opened;
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (over) return;
    if (data instanceof ArrayBuffer) receiver.receive(new Uint8Array(data));
    else socket.close();
  };
  socket.onclose = end;
  socket.onerror = end;
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(new Uint8Array(message));
    },
    close() {
      over = true;
      socket.close();
    },
  };
}
