/** The cable between a device and the server, to be pulled out, also in the middle of a push. */
import type { BrowserContext, WebSocketRoute } from '@playwright/test';
import { zlibCompressor } from '../../src/storage/node.ts';
import { unpackMessage } from '../../src/sync/index.ts';

export interface Cable {
  /** Nothing goes through any more, and the browser knows it. */
  pull(): Promise<void>;
  plug(): Promise<void>;
  /** The next push reaches the server, but its answer no longer the device: then everything is as with the cable pulled. */
  cutAtNextPush(): Promise<void>;
}

/** Lay it before the page is opened. */
export async function layCable(context: BrowserContext): Promise<Cable> {
  const open = new Set<WebSocketRoute>();
  let plugged = true;
  let cut: (() => void) | undefined;
  const end = () => {
    plugged = false;
    for (const socket of open) void socket.close({ code: 1001 });
    open.clear();
  };
  await context.routeWebSocket(/\/sync$/, (socket) => {
    if (!plugged) {
      void socket.close({ code: 1001 });
      return;
    }
    open.add(socket);
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      if (!plugged) return;
      server.send(message);
      if (cut === undefined || typeof message === 'string' || !isPush(message)) return;
      const done = cut;
      cut = undefined;
      end();
      done();
    });
    server.onMessage((message) => {
      if (plugged) socket.send(message);
    });
  });
  return {
    pull: async () => {
      await context.setOffline(true);
      end();
    },
    plug: async () => {
      plugged = true;
      await context.setOffline(false);
    },
    cutAtNextPush: async () => {
      const happened = new Promise<void>((resolve) => {
        cut = resolve;
      });
      plugged = true;
      await context.setOffline(false);
      await happened;
      await context.setOffline(true);
    },
  };
}

function isPush(bytes: Buffer): boolean {
  const message = unpackMessage(new Uint8Array(bytes), zlibCompressor);
  return message.ok && message.value.kind === 'push';
}
