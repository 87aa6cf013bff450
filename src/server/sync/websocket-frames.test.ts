import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Frames } from './websocket-frames.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});

it('frames messages of every size as a client of the library reads them, between frames of its own', async () => {
  const frames = new Frames();
  const sizes = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000];
  const messages = sizes.map((size) => new Uint8Array(size).map((_, index) => (index * 7 + size) % 256));
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, line, head) =>
    sockets.handleUpgrade(request, line, head, (socket) => {
      for (const message of messages) {
        line.write(frames.of(message));
        socket.ping();
      }
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  open.push({ close: () => client.terminate() }, sockets, server);
  const got: Uint8Array[] = [];
  await new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('message', (data: Buffer) => {
      got.push(new Uint8Array(data));
      if (got.length === messages.length) resolve();
    });
  });
  expect(got).toEqual(messages);
});

it('frames once what goes to many', () => {
  const frames = new Frames();
  const [one, other] = [Uint8Array.of(1), Uint8Array.of(1)];
  expect(frames.of(one)).toBe(frames.of(one));
  expect(frames.of(other)).not.toBe(frames.of(one));
});
