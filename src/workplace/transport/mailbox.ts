/** Sync over plain HTTP, through proxies that break WebSockets: a mailbox on the server, read as one stream or by long polls. */

import { concatBytes } from '../../kernel/bytes.ts';
import { type Connection, frame, MESSAGE_LIMIT, type Receiver, readFrames } from '../../sync/index.ts';
import { headersOf, type Peer, SYNC_PATH } from './peer.ts';

/** A stream whose first byte does not come within this time is held back by a proxy: long polls then, in ms. */
const FIRST_BYTE = 8000;
/** Attempts to send one numbered request whose answer got lost. */
const ATTEMPTS = 4;

export function connectMailbox(peer: Peer, way: 'stream' | 'poll', receiver: Receiver, opened: () => void): Connection {
  const mailbox = new MailboxConnection(peer, receiver);
  void mailbox.run(way, opened);
  return mailbox;
}

class MailboxConnection implements Connection {
  private readonly peer: Peer;
  private readonly receiver: Receiver;
  private readonly stop = new AbortController();
  private address = '';
  private queue: Uint8Array[] = [];
  private sending = false;
  private sent = 0;
  private over = false;

  constructor(peer: Peer, receiver: Receiver) {
    this.peer = peer;
    this.receiver = receiver;
  }

  async run(way: 'stream' | 'poll', opened: () => void): Promise<void> {
    const answer = await this.call(SYNC_PATH, { method: 'POST', body: '{}' });
    const connection: unknown = answer === undefined ? undefined : await answer.json().catch(() => undefined);
    if (typeof connection !== 'object' || connection === null || !('connection' in connection) || typeof connection.connection !== 'string')
      return this.end();
    this.address = `${SYNC_PATH}/${encodeURIComponent(connection.connection)}`;
    opened();
    void this.flush();
    await (way === 'stream' ? this.stream() : this.polls());
    this.end();
  }

  send(message: Uint8Array): void {
    if (this.over) return;
    this.queue.push(frame(message));
    if (this.address !== '') void this.flush();
  }

  close(): void {
    if (this.over) return;
    this.over = true;
    this.stop.abort();
    if (this.address !== '')
      void fetch(`${this.peer.url}${this.address}`, { method: 'DELETE', headers: headersOf(this.peer), keepalive: true }).catch(
        () => undefined,
      );
  }

  private end(): void {
    if (this.over) return;
    this.over = true;
    this.stop.abort();
    this.receiver.closed();
  }

  /** What waits goes in numbered requests: one sent twice is taken once. */
  private async flush(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    while (this.queue.length > 0 && !this.over) {
      const body = new Uint8Array(concatBytes(this.nextFrames()));
      this.sent++;
      if (!(await this.deliver(body))) return this.end();
    }
    this.sending = false;
  }

  private nextFrames(): Uint8Array[] {
    let size = 0;
    let count = 0;
    while (count < this.queue.length && (count === 0 || size + (this.queue[count] as Uint8Array).length <= MESSAGE_LIMIT)) {
      size += (this.queue[count] as Uint8Array).length;
      count++;
    }
    return this.queue.splice(0, count);
  }

  private async deliver(body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS && !this.over; attempt++) {
      const answer = await this.call(`${this.address}?n=${this.sent}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/octet-stream' },
      });
      const taken: unknown = answer === undefined ? undefined : await answer.json().catch(() => undefined);
      if (typeof taken === 'object' && taken !== null && 'taken' in taken) return true;
      if (answer !== undefined) return false;
      await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
    }
    return false;
  }

  private async stream(): Promise<void> {
    const answer = await this.call(`${this.address}/stream`, { method: 'GET' });
    const reader = answer?.body?.getReader();
    if (reader === undefined) return;
    let rest = new Uint8Array(0);
    let slow: ReturnType<typeof setTimeout> | undefined = setTimeout(() => this.stop.abort(), FIRST_BYTE);
    for (;;) {
      const part = await reader.read().catch(() => undefined);
      clearTimeout(slow);
      slow = undefined;
      if (part === undefined || part.done || this.over) return;
      rest = this.take(new Uint8Array(concatBytes([rest, part.value])));
    }
  }

  /** Hands over the whole frames and gives back what is not one yet. */
  private take(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let end = 0;
    while (end + 4 <= bytes.length && end + 4 + view.getUint32(end) <= bytes.length) end += 4 + view.getUint32(end);
    this.handOver(bytes.slice(0, end));
    return bytes.slice(end);
  }

  private handOver(bytes: Uint8Array<ArrayBuffer>): number {
    const messages = readFrames(bytes);
    if (!messages.ok) {
      this.end();
      return 0;
    }
    for (const message of messages.value) if (!this.over) this.receiver.receive(message);
    return messages.value.length;
  }

  private async polls(): Promise<void> {
    let after = 0;
    while (!this.over) {
      const answer = await this.call(`${this.address}/poll?after=${after}`, { method: 'GET' });
      const first = Number(answer?.headers.get('x-relais-first') ?? Number.NaN);
      if (answer === undefined || !Number.isSafeInteger(first)) return;
      const bytes = await answer.arrayBuffer().catch(() => undefined);
      if (bytes === undefined) return;
      const count = this.handOver(new Uint8Array(bytes));
      if (count > 0) after = first + count - 1;
    }
  }

  /** `undefined` when nothing of ours answered (F31). */
  private async call(path: string, init: RequestInit): Promise<Response | undefined> {
    const headers = {
      ...(typeof init.body === 'string' ? { 'content-type': 'application/json' } : {}),
      ...(init.headers as Record<string, string> | undefined),
      ...headersOf(this.peer),
    };
    const answer = await fetch(`${this.peer.url}${path}`, { ...init, headers, redirect: 'error', signal: this.stop.signal }).catch(
      () => undefined,
    );
    const type = answer?.headers.get('content-type') ?? '';
    return answer?.ok === true && (type.includes('json') || type.includes('octet-stream')) ? answer : undefined;
  }
}
