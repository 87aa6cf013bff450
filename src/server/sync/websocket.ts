/** Sync over WebSocket: one binary message each, pings that keep proxies awake, nobody waited for and nobody believed unasked. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { failed, ok, type Problem, type Result } from '../../kernel/result.ts';
import { MESSAGE_LIMIT } from '../../sync/index.ts';
import { type Actor, authorise } from '../authorise.ts';
import { limitKey, origination } from '../http/addresses.ts';
import { MARK, MARK_VALUE } from '../http/headers.ts';
import { cookieName, whoAsks } from '../http/mount.ts';
import { statusOf } from '../http/problems.ts';
import type { Shell } from '../http/shell.ts';
import type { Doors } from './doors.ts';
import { Frames } from './websocket-frames.ts';

export const SYNC_PATH = '/api/v1/sync';

export interface SocketTimes {
  /** Between pings, in ms: below what proxies take for idle (60 s), and few enough for a metered line. */
  readonly ping: number;
  /** How long a connection may keep silent before its first message, in ms. */
  readonly firstMessage: number;
}

export const defaultTimes: SocketTimes = { ping: 50_000, firstMessage: 20_000 };

/** Bytes that may wait for a slow reader before it is sent away to come back later. */
const BACKLOG = 16 << 20;

export interface Sockets {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

export function openSockets(shell: Shell, doors: Doors, times: SocketTimes): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_LIMIT, perMessageDeflate: false, clientTracking: false });
  const alive = new Map<WebSocket, boolean>();
  const frames = new Frames();
  const pings = setInterval(() => {
    for (const [socket, answered] of alive) {
      if (!answered) socket.terminate();
      else {
        alive.set(socket, false);
        socket.ping();
      }
    }
  }, times.ping);
  pings.unref();

  function accept(actor: Actor, socket: WebSocket, line: Duplex): void {
    alive.set(socket, true);
    const silence = setTimeout(() => socket.close(1008, 'silent'), times.firstMessage);
    const receiver = doors.open(actor, 'websocket', {
      send(message) {
        if (socket.readyState !== WebSocket.OPEN) return;
        if (line.writableLength > BACKLOG) socket.close(1013, 'slow');
        else line.write(frames.of(message));
      },
      close: (reason) => socket.close(closeCode(reason), reason),
    });
    socket.on('pong', () => alive.set(socket, true));
    socket.on('message', (data: Buffer | ArrayBuffer | Buffer[], binary: boolean) => {
      clearTimeout(silence);
      if (!binary) return socket.close(1003, 'text');
      receiver.receive(bytesOf(data));
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(silence);
      alive.delete(socket);
      receiver.closed();
    });
  }

  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      judge(shell, request).then(
        (judged) => {
          if (judged.ok) server.handleUpgrade(request, socket, head, (opened) => accept(judged.value, opened, socket));
          else refuse(socket, judged.problem);
        },
        () => refuse(socket, { code: 'server.fault' }),
      );
    },
    close() {
      clearInterval(pings);
      for (const socket of alive.keys()) socket.close(1001, 'closing');
      server.close();
    },
  };
}

/** The same questions as any request is asked (see `mount.ts`), and always where it comes from [A20, A21]. */
async function judge(shell: Shell, request: IncomingMessage): Promise<Result<Actor>> {
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  const from = origination(request.socket.remoteAddress, header, shell.proxies);
  const place = shell.site.place(request.headers.host, shell.tls || from.forwardedSecure);
  const within = await shell.limits.use('connect', limitKey(from.address));
  if (!within.ok) return within;
  if ((request.url ?? '').split('?')[0] !== SYNC_PATH) return failed('not-found');
  const actor = await whoAsks(shell, header, cookieOf(request.headers.cookie ?? '', cookieName(place.secure)));
  const origin = header('origin');
  // Programs with a token have no origin; a browser always has one, and a cookie is believed from our own pages only.
  if ((origin !== undefined || header('authorization') === undefined) && !shell.site.owns(origin, request.headers.host, place.secure))
    return failed('origin.refused');
  const allowed = authorise(actor, 'sync.connect', { workplace: actor?.workplace ?? '' });
  return allowed.ok ? ok(allowed.value) : allowed;
}

function cookieOf(header: string, name: string): string | undefined {
  const found = header.split(';').find((part) => part.trim().startsWith(`${name}=`));
  return found?.slice(found.indexOf('=') + 1).trim();
}

function refuse(socket: Duplex, problem: Problem): void {
  const body = JSON.stringify({ problem });
  const seconds = problem.params?.seconds;
  const retry = seconds === undefined ? '' : `Retry-After: ${seconds}\r\n`;
  socket.end(
    `HTTP/1.1 ${statusOf(problem)} Refused\r\nConnection: close\r\nContent-Type: application/json\r\n${MARK}: ${MARK_VALUE}\r\n${retry}` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** 1001: come back soon; 1008: do not, as you are; else simply over. */
function closeCode(reason: string): number {
  if (reason === 'closing' || reason === 'store') return 1001;
  return reason === 'session-ended' || reason === 'removed' || reason === 'device-revoked' ? 1008 : 1000;
}

function bytesOf(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return new Uint8Array(Buffer.concat(data));
  // A copy: small messages share a pooled buffer, and what is received is kept.
  return data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array(data);
}
