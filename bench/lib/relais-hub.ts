/** Brings a whole history to a hub as its authors' devices would: in the order it was written, in pushes, with signed links. */

import { ByteWriter } from '../../src/kernel/bytes.ts';
import type { Id } from '../../src/kernel/ids.ts';
import { CHAIN_START, makeLink, SEED_BYTES } from '../../src/replica/chain.ts';
import { type Change, SHARED } from '../../src/replica/change.ts';
import { type Entry, EntryEncoder } from '../../src/sync/entries.ts';
import { encodeMessage, type Hub, PROTOCOL } from '../../src/sync/index.ts';
import { systemRandom, systemSigner } from '../../src/workplace/platform.ts';

/** Changes on their way before the hub is waited for: about what a second of work brings, after which a device signs. */
const WINDOW = 100;

export async function fillHub(hub: Hub, workplace: Id, member: Id, devices: readonly Id[], changes: readonly Change[]): Promise<void> {
  const pushers = new Map<Id, AuthorLine>();
  for (const device of devices) {
    const line = new AuthorLine(hub, workplace, member, device);
    await line.hello();
    pushers.set(device, line);
  }
  for (const [index, change] of changes.entries()) {
    await pushers.get(change.device)?.push(change);
    if (index % WINDOW === WINDOW - 1) await accepted(hub, workplace, 2 * (index + 1));
  }
  await accepted(hub, workplace, 2 * changes.length);
  for (const line of pushers.values()) line.end();
}

/** The first message of a device that has nothing yet. */
export function greeting(workplace: Id, device: Id, key: Uint8Array): Uint8Array {
  const scopes = [{ scope: SHARED, epoch: '', cursor: 0, mark: new Uint8Array(0) }];
  return encodeMessage({ kind: 'hello', protocol: PROTOCOL, workplace, device, key, former: [], roster: 0, scopes });
}

/** Waits until the log holds so many entries. */
async function accepted(hub: Hub, workplace: Id, entries: number): Promise<void> {
  for (;;) {
    const shared = (await hub.cursors(workplace)).find(({ scope }) => scope === SHARED);
    if ((shared?.cursor ?? 0) >= entries) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What one author's device sends, without following what the others write. */
class AuthorLine {
  private readonly device: Id;
  private readonly workplace: Id;
  private readonly receiver: ReturnType<Hub['connect']>;
  private readonly encoder = new EntryEncoder();
  private welcomed: () => void = () => undefined;
  private digest = CHAIN_START;
  private secretKey = CHAIN_START;

  constructor(hub: Hub, workplace: Id, member: Id, device: Id) {
    this.device = device;
    this.workplace = workplace;
    this.receiver = hub.connect({ workplace, member, scopes: [SHARED] }, { send: () => this.welcomed(), close: () => undefined });
  }

  async hello(): Promise<void> {
    const { publicKey, secretKey } = await systemSigner.generate();
    this.secretKey = secretKey;
    const welcome = new Promise<void>((resolve) => {
      this.welcomed = resolve;
    });
    this.receiver.receive(greeting(this.workplace, this.device, publicKey));
    await welcome;
  }

  async push(change: Change): Promise<void> {
    const { workplace, secretKey } = this;
    const chain = { workplace, scope: SHARED, device: change.device };
    const { link, digest } = await makeLink(systemSigner, secretKey, chain, this.digest, [change], systemRandom.bytes(SEED_BYTES));
    this.digest = digest;
    this.send([
      { kind: 'change', change },
      { kind: 'link', link },
    ]);
  }

  private send(entries: readonly Entry[]): void {
    const writer = new ByteWriter(256);
    this.encoder.write(writer, entries);
    this.receiver.receive(encodeMessage({ kind: 'push', scope: 0, body: writer.take() }));
  }

  end(): void {
    this.receiver.closed();
  }
}
