/** A gate between the browser and the server: it may change files on the way, as an update does, or answer in the server's place. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';

export interface Gate {
  readonly url: string;
  /** The application's worker, and so the application, is a new version from now on. */
  update(): void;
  /** A network that wants one to sign in first: it answers everything with a page of its own, and says all is well. */
  captive(on: boolean): void;
  close(): Promise<void>;
}

export async function openGate(hub: string): Promise<Gate> {
  const { hostname, port } = new URL(hub);
  let version = '';
  let isCaptive = false;
  const open = new Set<Duplex>();
  // Sockets that were upgraded are no longer the server's to close.
  const cut = () => {
    server.closeAllConnections();
    for (const socket of open) socket.destroy();
    open.clear();
  };
  const server = createServer((incoming, outgoing) => {
    if (isCaptive) return signInFirst(outgoing);
    const onward = request({ hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      if (version === '' || incoming.url !== '/service-worker.js') answer.pipe(outgoing);
      else {
        answer.pipe(outgoing, { end: false });
        answer.on('end', () => outgoing.end(version));
      }
    });
    // The length and the mark of the file no longer hold once something is added to it.
    if (version !== '' && incoming.url === '/service-worker.js') withoutLength(onward, incoming, outgoing);
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('upgrade', (incoming, socket, head) => {
    if (isCaptive) return socket.destroy();
    const onward = connect(Number(port), hostname, () => {
      const headers = Object.entries(incoming.headers).map(([name, value]) => `${name}: ${String(value)}`);
      onward.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) {
      open.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => open.delete(end));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    update: () => {
      version += '\n// newer\n';
    },
    captive: (on) => {
      isCaptive = on;
      if (on) cut();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  };
}

function signInFirst(outgoing: ServerResponse): void {
  outgoing.writeHead(200, { 'content-type': 'text/html' });
  outgoing.end('<!doctype html><title>Free Wi-Fi</title><h1>Sign in to the hotel network</h1>');
}

function withoutLength(onward: ReturnType<typeof request>, incoming: IncomingMessage, outgoing: ServerResponse): void {
  delete incoming.headers['if-none-match'];
  onward.removeHeader('if-none-match');
  onward.removeHeader('accept-encoding');
  const write = outgoing.writeHead.bind(outgoing);
  Object.assign(outgoing, {
    writeHead: (status: number, headers: Record<string, unknown>) => {
      const { 'content-length': _length, etag: _etag, ...rest } = headers;
      return write(status, rest as Record<string, string>);
    },
  });
}
