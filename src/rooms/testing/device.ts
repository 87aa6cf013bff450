/** A device for tests: it runs commands against the reference model and keeps the changes it made. */

import { ed25519 } from '@noble/curves/ed25519.js';
import { assert } from '../../kernel/assert.ts';
import { concatBytes } from '../../kernel/bytes.ts';
import { decodeId, isId } from '../../kernel/ids.ts';
import type { Random } from '../../kernel/ports.ts';
import { failed, type Problem, type Result } from '../../kernel/result.ts';
import { civilDateAt } from '../../kernel/zones.ts';
import { type Change, SHARED } from '../../replica/change.ts';
import { deriveId } from '../../replica/ids.ts';
import { instantOf, nextStamp, type Stamp } from '../../replica/stamp.ts';
import type { TextPort } from '../../replica/text-port.ts';
import { runQuery } from '../ask.ts';
import type { Registry } from '../create-registry.ts';
import type { Circumstances } from '../room.ts';
import { messageToSign, type Outcome, type RunOptions, runCommand } from '../run.ts';
import { misfit } from './fitting.ts';
import { NaiveReplica } from './naive-reader.ts';

/** 2026-03-02T08:00Z, a Monday. */
export const START = Date.UTC(2026, 2, 2, 8);

/** A small generator (xorshift32): the same seed, the same bytes. */
export function seededRandom(seed: number): Random {
  let state = seed === 0 ? 1 : seed >>> 0;
  return {
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let i = 0; i < length; i++) {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        bytes[i] = state & 255;
      }
      return bytes;
    },
  };
}

export class Device {
  readonly replica: NaiveReplica;
  readonly changes: Change[] = [];
  readonly me: string;
  /** ms since 1970; tests move it. */
  now = START;
  /** IANA. */
  zone = 'Europe/Paris';
  readonly id: string;
  private readonly registry: Registry;
  private readonly random: Random;
  private stamp: Stamp = 0;

  constructor(registry: Registry, member: string, device = `${member} device`, text?: TextPort) {
    this.replica = new NaiveReplica(text);
    this.registry = registry;
    this.me = isId(member) ? member : deriveId(member);
    this.id = deriveId(device);
    this.random = seededRandom([...device].reduce((sum, character) => sum * 31 + character.charCodeAt(0), 7));
  }

  get circumstances(): Circumstances {
    return { me: this.me, now: this.now, today: civilDateAt(this.now, this.zone), zone: this.zone };
  }

  /** Runs a command and applies what it wrote. */
  run(name: string, input: unknown = {}, options: { readonly confirmed?: boolean } = {}): Result<Outcome> {
    const { replica, registry, circumstances, random } = this;
    const running = { reader: replica, registry, circumstances, random, text: replica };
    const outcome = runCommand(running, name, input, { ...options, ...this.signedFor(name, input) });
    if (outcome.ok) this.commit(name, outcome.value);
    return outcome;
  }

  /** As `run`; answers the id of the row, and throws when refused. */
  do(name: string, input: unknown = {}, options: { readonly confirmed?: boolean } = {}): string {
    const outcome = this.run(name, input, options);
    if (!outcome.ok) throw new Error(`${name}: ${JSON.stringify(outcome.problem)}`);
    return 'row' in outcome.value.answer ? outcome.value.answer.row.id : '';
  }

  /** As `run`; the problem with which it was refused. */
  refused(name: string, input: unknown = {}): Problem | undefined {
    const outcome = this.run(name, input);
    return outcome.ok ? undefined : outcome.problem;
  }

  ask(name: string, input: unknown = {}): unknown {
    const answer = runQuery({ reader: this.replica, registry: this.registry, circumstances: this.circumstances }, name, input);
    return answer.ok ? answer.value : failed(answer.problem.code, answer.problem.params);
  }

  /** Takes over the changes of another device and moves the clock past them (C1). */
  receive(changes: readonly Change[]): void {
    this.replica.apply(changes);
    for (const change of changes) this.stamp = Math.max(this.stamp, change.stamp);
    this.now = Math.max(this.now, instantOf(this.stamp) + 1);
  }

  /** Makes two devices know the same. */
  meet(other: Device): void {
    const mine = [...this.changes];
    this.receive(other.changes);
    other.receive(mine);
  }

  /** As the workplace does: with the key of this device. */
  private signedFor(name: string, input: unknown): Pick<RunOptions, 'signed'> {
    const { replica, registry, circumstances } = this;
    const message = messageToSign({ reader: replica, registry, circumstances }, name, input);
    if (message === undefined) return {};
    return { signed: { device: this.id, signature: ed25519.sign(message, this.secretKey), message } };
  }

  /** The seed of its Ed25519 key, from its id. */
  private get secretKey(): Uint8Array {
    return concatBytes([decodeId(this.id) ?? new Uint8Array(16), new Uint8Array(16)]);
  }

  get publicKey(): Uint8Array {
    return ed25519.getPublicKey(this.secretKey);
  }

  private commit(command: string, { writes }: Outcome): void {
    if (writes.length === 0) return;
    for (const write of writes) {
      const wrong = misfit(this.registry, write);
      assert(wrong === undefined, `${command} writes what does not fit: ${wrong}`);
    }
    this.stamp = nextStamp(this.stamp, this.now);
    // Two gestures never fall into one millisecond.
    this.now = Math.max(this.now, instantOf(this.stamp)) + 1;
    const change: Change = { scope: SHARED, device: this.id, seq: this.changes.length + 1, stamp: this.stamp, command, writes };
    this.changes.push(change);
    this.replica.apply([change]);
  }
}
