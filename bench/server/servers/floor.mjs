/**
 * What this machine can do: append each change to SQLite (WAL, synchronous=FULL), one fsync per group, then acknowledge and
 * broadcast the group as one frame.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WebSocketServer } from 'ws';

/** ms that a group gathers. */
const gather = 5;

export async function floor({ port, dir, stored }) {
  const database = openLog(join(dir, 'log.sqlite'));
  const server = new WebSocketServer({ port, host: '127.0.0.1', perMessageDeflate: false });
  let queue = [];
  let authors = 0;
  const flush = () => {
    const group = queue;
    queue = [];
    const start = performance.now();
    database.write(group.map(({ author, bytes }) => [author, bytes]));
    stored(performance.now() - start);
    const counts = new Map();
    for (const { socket } of group) counts.set(socket, (counts.get(socket) ?? 0) + 1);
    for (const [socket, count] of counts) socket.send(acknowledgement(count));
    const frame = frameOf(group);
    for (const socket of server.clients) if (socket.readyState === 1) socket.send(frame);
  };
  server.on('connection', (socket) => {
    const author = authors++;
    socket.on('message', (bytes) => {
      if (queue.length === 0) setTimeout(flush, gather);
      queue.push({ socket, author, bytes });
    });
  });
  return { how: 'acknowledged after fsync (SQLite WAL, synchronous=FULL, one commit per 5 ms group)' };
}

/** A log table, and how to append a group in one durable transaction. */
export function openLog(file) {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('create table log(seq integer primary key, author integer, body blob)');
  const insert = database.prepare('insert into log(author, body) values (?, ?)');
  return {
    write: database.transaction((rows) => {
      for (const row of rows) insert.run(...row);
    }),
  };
}

function acknowledgement(count) {
  const bytes = Buffer.allocUnsafe(3);
  bytes[0] = 2;
  bytes.writeUInt16LE(count, 1);
  return bytes;
}

function frameOf(group) {
  const frame = Buffer.allocUnsafe(3 + group.reduce((size, { bytes }) => size + 2 + bytes.length, 0));
  frame[0] = 1;
  frame.writeUInt16LE(group.length, 1);
  let at = 3;
  for (const { bytes } of group) {
    frame.writeUInt16LE(bytes.length, at);
    bytes.copy(frame, at + 2);
    at += 2 + bytes.length;
  }
  return frame;
}
