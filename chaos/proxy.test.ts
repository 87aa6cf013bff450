import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fine, Line } from './proxy.ts';

/** An echo, and a line to it. */
let echo: Server;
let line: Line;
const heard: string[] = [];

beforeEach(async () => {
  heard.length = 0;
  echo = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard.push(bytes.toString());
      socket.write(bytes);
    });
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const { port } = echo.address() as AddressInfo;
  line = await Line.open(() => port);
});

afterEach(async () => {
  await line.close();
  await new Promise((resolve) => echo.close(resolve));
});

function dial(): { socket: Socket; next(): Promise<string>; over: Promise<void> } {
  const socket = connect(Number(new URL(line.url).port), '127.0.0.1');
  const over = new Promise<void>((resolve) => {
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
  return { socket, next: () => new Promise((resolve) => socket.once('data', (bytes) => resolve(bytes.toString()))), over };
}

test('a fine line passes everything both ways', async () => {
  const { socket, next } = dial();
  socket.write('hello');
  expect(await next()).toBe('hello');
});

test('a cut line ends connections and takes no new one; a mended one does', async () => {
  const before = dial();
  before.socket.write('hello');
  await before.next();
  line.turn({ ...fine, cut: true });
  await before.over;
  await dial().over;
  line.turn(fine);
  const after = dial();
  after.socket.write('again');
  expect(await after.next()).toBe('again');
});

test('a held direction keeps everything to itself without a word, and gives it in order when it is let go', async () => {
  const { socket, next } = dial();
  socket.write('one ');
  await next();
  line.turn({ cut: false, held: ['up'], delay: 0 });
  socket.write('two ');
  const other = dial();
  other.socket.write('three');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard.join('')).toBe('one ');
  expect(socket.destroyed).toBe(false);
  const answers = Promise.all([next(), other.next()]);
  line.turn(fine);
  expect(await answers).toEqual(['two ', 'three']);
});

test('what the other side sends is held as well, while it hears everything', async () => {
  const { socket, next } = dial();
  socket.write('one ');
  await next();
  line.turn({ cut: false, held: ['down'], delay: 0 });
  const answer = next();
  socket.write('two ');
  await expect.poll(() => heard.join('')).toBe('one two ');
  line.forget();
  socket.destroy();
  expect(await Promise.race([answer, Promise.resolve('nothing came')])).toBe('nothing came');
});

test('a slow line is late, and keeps the order', async () => {
  line.turn({ ...fine, delay: 30 });
  const { socket } = dial();
  let all = '';
  socket.on('data', (bytes) => {
    all += bytes.toString();
  });
  socket.write('a');
  setTimeout(() => socket.write('b'), 5);
  await expect.poll(() => all).toBe('ab');
});
