/** Verifies the links that devices send, off the accepting path, one at a time per device, and puts them in the log. */

import type { Id } from '../kernel/ids.ts';
import type { Signer } from '../kernel/ports.ts';
import { type Link, verifyLink } from '../replica/chain.ts';
import type { HubLog } from './hub-log.ts';
import type { HubRoster } from './hub-roster.ts';

/** Links of one device that wait for their changes or their turn. */
const WAITING_LIMIT = 64;

const nobody = { refused: () => undefined };

export class HubLinks {
  private readonly log: HubLog;
  private readonly roster: HubRoster;
  private readonly signer: Signer;
  private readonly schedule: () => void;
  private readonly waiting = new Map<Id, Link[]>();
  private readonly busy = new Set<Id>();

  constructor(log: HubLog, roster: HubRoster, signer: Signer, schedule: () => void) {
    this.log = log;
    this.roster = roster;
    this.signer = signer;
    this.schedule = schedule;
  }

  /** A link may come before its changes are durable. */
  add(link: Link): void {
    const links = this.waiting.get(link.device) ?? [];
    if (links.length >= WAITING_LIMIT) links.shift();
    links.push(link);
    this.waiting.set(link.device, links);
    void this.verifyNext(link.device);
  }

  /** Entries are in the log: more links may have their turn. */
  advance(): void {
    for (const device of this.waiting.keys()) void this.verifyNext(device);
  }

  private async verifyNext(device: Id): Promise<void> {
    const links = this.waiting.get(device);
    if (links === undefined || this.busy.has(device)) return;
    const { heads } = this.log;
    const linked = heads.linkedOf(device);
    const candidates = links.filter((link) => link.last > linked);
    if (candidates.length === 0) this.waiting.delete(device);
    else this.waiting.set(device, candidates);
    // One that does not know what was expunged has no digest; its device sends another (X3).
    const link = candidates.find((candidate) => candidate.last <= heads.seqOf(device) && heads.digestAfter(candidate) !== undefined);
    const digest = link === undefined ? undefined : heads.digestAfter(link);
    const key = this.roster.get(device)?.key;
    if (link === undefined || digest === undefined || key === undefined) return;
    this.busy.add(device);
    const { workplace, scope } = this.log;
    const good = await verifyLink(this.signer, key, { workplace, scope, device }, link, digest).catch(() => false);
    this.busy.delete(device);
    this.waiting.set(
      device,
      (this.waiting.get(device) ?? []).filter((other) => other !== link),
    );
    if (good) {
      this.log.propose({ from: nobody, entries: [{ kind: 'link', link }], mayActForOthers: false });
      this.schedule();
    } else void this.verifyNext(device);
  }
}
