/**
 * What a Relais device says to its server: hello, follow, pushes, a signed link over each second's changes, and how far it got.
 * Everything sent is encoded and signed before the clock starts; what all devices receive alike is decoded once for all of them.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { ByteReader, ByteWriter } from '../../../src/kernel/bytes.ts';
import { encodeId, fromBase64url, newId } from '../../../src/kernel/ids.ts';
import { CHAIN_START, makeLink, SEED_BYTES } from '../../../src/replica/chain.ts';
import { SHARED } from '../../../src/replica/change.ts';
import { stampAt } from '../../../src/replica/stamp.ts';
import { zlibCompressor } from '../../../src/storage/node.ts';
import { EntryDecoder, EntryEncoder } from '../../../src/sync/entries.ts';
import { encodeMessage, unpackMessage } from '../../../src/sync/index.ts';
import { decodeBlock } from '../../../src/sync/log-block.ts';
import { systemRandom } from '../../../src/workplace/platform.ts';
import { greeting } from '../../lib/relais-hub.ts';

/** The first byte of a `changes` message. */
const CHANGES = encodeMessage({ kind: 'changes', scope: 0, body: new Uint8Array(0) })[0];
/** Bytes of a message that is worth comparing. */
const LONG = 4 << 10;
/** Bytes received after which a device says how far it got. */
const GOT_EVERY = 64 << 10;

export function relais({ given, clients, rate, seconds }) {
  const { workplace, tokens } = given;
  const devices = Array.from({ length: clients }, () => newDevice());
  const numbers = new Map(devices.map(({ id }, number) => [id, number]));
  const log = new SharedLog(numbers);
  return {
    address: (port) => `ws://127.0.0.1:${port}/api/v1/sync`,
    headers: (number) => ({ authorization: `Bearer ${tokens[number % tokens.length]}` }),
    /** Encodes and signs what each device will send; needed before the first change. */
    async prepare(taskOf) {
      for (const [number, device] of devices.entries())
        device.queue = await everythingSaid(device, workplace, rate, seconds, (n) => taskOf(number, n));
    },
    hello(client, ready) {
      const { id, publicKey } = devices[client.number];
      client.ready = ready;
      client.unsaid = 0;
      client.socket.send(greeting(workplace, id, publicKey));
    },
    change: ({ number }) => devices[number].queue.shift() ?? [],
    receive(client, message) {
      // What everybody gets alike was mostly decoded for somebody else.
      const known = message[0] === CHANGES ? log.streamedBefore(client.cursor + 1) : undefined;
      if (known !== undefined) return taken(client, [known], message.length);
      const decoded = log.opened(message);
      if (!decoded.ok) throw new Error(decoded.problem.code);
      const told = decoded.value;
      if (told.kind === 'denied' || told.kind === 'refused') throw new Error(JSON.stringify(told));
      if (told.kind === 'welcome') {
        client.cursor = told.scopes[0].cursor;
        client.socket.send(encodeMessage({ kind: 'follow', scope: 0, cursor: client.cursor }));
        client.ready();
      }
      return taken(client, log.groups(told, client.cursor, client.number), message.length);
    },
  };
}

/** The device applied these groups: says so now and then, and answers with what they hold. */
function taken(client, groups, size) {
  const last = groups.at(-1)?.last;
  if (last === undefined) return {};
  client.cursor = last;
  client.unsaid += size;
  if (client.unsaid >= GOT_EVERY) {
    client.unsaid = 0;
    client.socket.send(encodeMessage({ kind: 'got', scope: 0, cursor: client.cursor }));
  }
  let changes = 0;
  let acknowledged = 0;
  for (const group of groups) {
    changes += group.changes;
    acknowledged += group.own.get(client.number) ?? 0;
  }
  return { changes, acknowledged, texts: groups.length === 1 ? groups[0].texts : groups.flatMap((group) => group.texts) };
}

/** The groups of the log by their first cursor, each decoded for whoever receives it first. */
class SharedLog {
  constructor(numbers) {
    this.numbers = numbers;
    this.known = new Map();
    /** The encoding that all who are up to date share, and how far it was decoded. */
    this.stream = undefined;
    this.streamed = 0;
  }

  /** A long message that everybody gets is inflated and decoded once. */
  opened(message) {
    if (message.length < LONG) return unpackMessage(new Uint8Array(message), zlibCompressor);
    if (this.long?.equals(message) !== true) {
      this.long = message;
      this.openedLong = unpackMessage(new Uint8Array(message), zlibCompressor);
    }
    return this.openedLong;
  }

  streamedBefore(first) {
    return first <= this.streamed ? this.known.get(first) : undefined;
  }

  groups(told, cursor, number) {
    if (told.kind === 'restart' || told.kind === 'changes')
      return [this.streamedGroup(told, told.kind === 'restart' ? told.first : cursor + 1)];
    if (told.kind !== 'pages') return [];
    let { first } = told;
    return told.blocks.map((block) => {
      const group = this.known.get(first) ?? this.keep(first, decodeBlock(SHARED, block, zlibCompressor).value, number);
      first = group.last + 1;
      return group;
    });
  }

  streamedGroup(told, first) {
    if (first <= this.streamed) return this.known.get(first);
    if (told.kind === 'restart') this.stream = new EntryDecoder(SHARED);
    const group = this.keep(first, this.stream.read(new ByteReader(told.body)));
    this.streamed = group.last;
    return group;
  }

  /** `number`: whose page it is, in which that device's own changes may be shortened to markers. */
  keep(first, entries, number) {
    const group = { last: first - 1, changes: 0, own: new Map(), texts: [] };
    const count = (whose, changes) => group.own.set(whose, (group.own.get(whose) ?? 0) + changes);
    for (const entry of entries) {
      const length = entry.kind === 'own' ? entry.last - entry.first + 1 : 1;
      group.last += length;
      if (entry.kind === 'link') continue;
      group.changes += length;
      count(entry.kind === 'own' ? number : this.numbers.get(entry.change.device), length);
      if (entry.kind === 'change') group.texts.push(entry.change.writes[0].value);
    }
    if (entries.every(({ kind }) => kind !== 'own')) this.known.set(first, group);
    return group;
  }
}

export function newDevice() {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicKey = fromBase64url(createPublicKey(privateKey).export({ format: 'jwk' }).x);
  return { id: newId(systemRandom), publicKey, key: createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })), queue: [] };
}

/** The messages of each change: a second's last one is followed by the link over that second. */
export async function everythingSaid(device, workplace, rate, seconds, taskOf) {
  const encoder = new EntryEncoder();
  const signer = { sign: async (_secret, message) => new Uint8Array(sign(null, message, device.key)) };
  const chain = { workplace, scope: SHARED, device: device.id };
  const said = [];
  let digest = CHAIN_START;
  let unlinked = [];
  for (let n = 1; n <= rate * seconds + 1; n++) {
    const { id, text } = taskOf(n);
    const writes = [{ table: 'task', row: id, column: 'nextStep', rule: 'last', value: text }];
    const change = { scope: SHARED, device: device.id, seq: n, stamp: stampAt(Date.now()) + n, command: 'task.edit', writes };
    unlinked.push(change);
    const messages = [push(encoder, { kind: 'change', change })];
    if (n % rate === 0) {
      const made = await makeLink(signer, new Uint8Array(0), chain, digest, unlinked, systemRandom.bytes(SEED_BYTES));
      messages.push(push(encoder, { kind: 'link', link: made.link }));
      digest = made.digest;
      unlinked = [];
    }
    said.push(messages);
  }
  return said;
}

function push(encoder, entry) {
  const writer = new ByteWriter(128);
  encoder.write(writer, [entry]);
  return encodeMessage({ kind: 'push', scope: 0, body: writer.take() });
}

/** The bench's 21 characters as 128 bits. */
export const rowOf = (id) => encodeId(fromBase64url(`${id}A`), 0);
