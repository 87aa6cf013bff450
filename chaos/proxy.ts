/** A line between one client and the server on loopback: passes bytes, late, not at all, or only one way, as it is told. */

import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

type Direction = 'up' | 'down';

/** What the line does to what comes: `cut` ends connections and refuses new ones; held directions keep everything to themselves. */
export interface Weather {
  readonly cut: boolean;
  readonly held: readonly Direction[];
  /** ms that everything takes. */
  readonly delay: number;
}

export const fine: Weather = { cut: false, held: [], delay: 0 };

/** `end`: the other side said that nothing more comes. */
type Parcel = { readonly bytes: Buffer | 'end'; readonly at: number };

export class Line {
  private weather: Weather = fine;
  private readonly server: Server;
  private readonly pairs = new Set<Pair>();
  private readonly target: () => number;

  private constructor(target: () => number) {
    this.target = target;
    this.server = createServer((socket) => this.accept(socket));
  }

  /** Leads to the port that `target` answers at the time. */
  static async open(target: () => number): Promise<Line> {
    const line = new Line(target);
    await new Promise<void>((resolve) => line.server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  turn(weather: Weather): void {
    this.weather = weather;
    for (const pair of [...this.pairs]) {
      if (weather.cut) pair.destroy();
      else pair.pump();
    }
  }

  /** What was held is lost with the connections that held it, as when a router forgets them. */
  forget(): void {
    for (const pair of [...this.pairs]) pair.destroy();
  }

  close(): Promise<void> {
    for (const pair of [...this.pairs]) pair.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private accept(socket: Socket): void {
    if (this.weather.cut) {
      socket.resetAndDestroy();
      return;
    }
    const pair: Pair = new Pair(
      socket,
      this.target,
      () => this.weather,
      () => this.pairs.delete(pair),
    );
    this.pairs.add(pair);
    pair.pump();
  }
}

/** One connection through the line. */
class Pair {
  private readonly client: Socket;
  private upstream: Socket | undefined;
  private readonly waiting: Record<Direction, Parcel[]> = { up: [], down: [] };
  private readonly target: () => number;
  private readonly weather: () => Weather;
  private readonly gone: () => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(client: Socket, target: () => number, weather: () => Weather, gone: () => void) {
    this.client = client;
    this.target = target;
    this.weather = weather;
    this.gone = gone;
    this.listen(client, 'up');
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.gone();
    this.client.destroy();
    this.upstream?.destroy();
  }

  /** Passes on what is due. */
  pump(): void {
    clearTimeout(this.timer);
    this.pass('up', () => this.reach());
    this.pass('down', () => this.client);
    const over = this.client.destroyed || this.upstream?.destroyed === true;
    if (over && this.weather().held.length === 0 && this.waiting.up.length + this.waiting.down.length === 0) {
      this.destroy();
      return;
    }
    const next = [this.waiting.up[0], this.waiting.down[0]].flatMap((parcel) => (parcel === undefined ? [] : [parcel.at]));
    if (next.length > 0 && this.weather().held.length < 2)
      this.timer = setTimeout(() => this.pump(), Math.max(1, Math.min(...next) - Date.now()));
  }

  private pass(direction: Direction, to: () => Socket): void {
    const waiting = this.waiting[direction];
    while (waiting[0] !== undefined && waiting[0].at <= Date.now() && !this.weather().held.includes(direction)) {
      const { bytes } = waiting.shift() as Parcel;
      if (bytes === 'end') to().end();
      else to().write(bytes);
    }
  }

  /** The server is dialled when something gets through to it. */
  private reach(): Socket {
    if (this.upstream === undefined) {
      this.upstream = connect(this.target(), '127.0.0.1');
      this.listen(this.upstream, 'down');
    }
    return this.upstream;
  }

  private listen(socket: Socket, direction: Direction): void {
    socket.setNoDelay(true);
    const late = (bytes: Buffer | 'end'): void => {
      this.waiting[direction].push({ bytes, at: Date.now() + this.weather().delay });
      this.pump();
    };
    socket.on('data', late);
    socket.on('end', () => late('end'));
    socket.on('error', () => (this.weather().held.includes(direction) ? undefined : this.destroy()));
    socket.on('close', () => (this.weather().held.includes(direction) ? undefined : this.lateEnd(direction)));
  }

  /** A side is gone altogether: the other learns it after what was under way. */
  private lateEnd(direction: Direction): void {
    const rest = this.waiting[direction].at(-1);
    setTimeout(() => this.destroy(), Math.max(0, (rest?.at ?? 0) - Date.now()) + 5);
  }
}
