/** Gets back what the hub's store lost: devices say what they have beyond it, each loss is asked of one of them (S5, F08). */

import type { Id } from '../kernel/ids.ts';
import type { Compressor, Signer } from '../kernel/ports.ts';
import { EntryStripper } from './expunge-entries.ts';
import type { HubLinks } from './hub-links.ts';
import type { HubLog } from './hub-log.ts';
import type { HubRoster } from './hub-roster.ts';
import { decodeBlock } from './log-block.ts';
import type { MessageOf } from './messages.ts';
import { byDevice, verifyGiven } from './verify.ts';

/** A connection that may have what is lacking. */
export interface Giver {
  want(ranges: MessageOf<'wanted'>['ranges']): void;
}

/** What is lacking of one device, and who has it signed up to where. */
interface Lack {
  readonly offers: Map<Giver, number>;
  asked: Giver | undefined;
}

export class HubGiving {
  private readonly log: HubLog;
  private readonly links: HubLinks;
  private readonly roster: HubRoster;
  private readonly lacks = new Map<Id, Lack>();

  constructor(log: HubLog, links: HubLinks, roster: HubRoster) {
    this.log = log;
    this.links = links;
    this.roster = roster;
  }

  /** A device says how far it knows others' chains. What nobody signed cannot be given back (S5.5). */
  offered(giver: Giver, heads: MessageOf<'have'>['heads']): void {
    for (const { device, linked } of heads) {
      if (linked <= this.log.heads.linkedOf(device) || this.roster.get(device) === undefined) continue;
      const lack = this.lacks.get(device) ?? { offers: new Map(), asked: undefined };
      lack.offers.set(giver, linked);
      this.lacks.set(device, lack);
    }
    this.ask();
  }

  /** The connection is gone: others are asked. */
  gone(giver: Giver): void {
    for (const lack of this.lacks.values()) {
      lack.offers.delete(giver);
      if (lack.asked === giver) lack.asked = undefined;
    }
    this.ask();
  }

  /** What was given is in the log. */
  advance(): void {
    if (this.lacks.size > 0) this.ask();
  }

  /** Asks for what nobody was asked for, of whoever has most of it. */
  private ask(): void {
    const asked = new Map<Giver, { device: Id; first: number; last: number }[]>();
    for (const [device, lack] of this.lacks) {
      const linked = this.log.heads.linkedOf(device);
      for (const [giver, last] of lack.offers) if (last <= linked) lack.offers.delete(giver);
      // Who gave all it had is asked no more: others may have what follows.
      if (lack.asked !== undefined && !lack.offers.has(lack.asked)) lack.asked = undefined;
      if (lack.offers.size === 0) this.lacks.delete(device);
      const [best] = [...lack.offers].sort((a, b) => b[1] - a[1]);
      if (best === undefined || lack.asked !== undefined) continue;
      lack.asked = best[0];
      const ranges = asked.get(best[0]) ?? [];
      ranges.push({ device, first: linked + 1, last: best[1] });
      asked.set(best[0], ranges);
    }
    for (const [giver, ranges] of asked) giver.want(ranges);
  }

  /** Takes what a device gives. What is not under a good signature does not count. `schedule` has the log commit. */
  async given(
    giver: Giver,
    block: Uint8Array,
    ports: { readonly compressor: Compressor; readonly signer: Signer },
    schedule: () => void,
  ): Promise<boolean> {
    const { workplace, scope, heads } = this.log;
    const entries = decodeBlock(scope, block, ports.compressor);
    if (!entries.ok) return false;
    for (const [device, own] of byDevice(entries.value)) {
      const known = this.roster.get(device);
      if (known === undefined) continue;
      const { key, member } = known;
      const verified = await verifyGiven(ports.signer, key, { workplace, scope, device, member }, heads, own);
      // Under its signature it was whole; what is gone for ever goes before the rest is taken (X3).
      const stripper = new EntryStripper((change) => heads.expunging.strip(change));
      const left = stripper.entries(verified.entries);
      const changes = left.filter((entry) => entry.kind === 'change');
      this.log.propose({ from: { refused: () => undefined }, entries: changes, mayActForOthers: true });
      schedule();
      for (const entry of left) if (entry.kind === 'link') this.links.add(entry.link);
      const lack = this.lacks.get(device);
      if (lack === undefined || lack.asked !== giver || (verified.entries.length > 0 && verified.apart === 0)) continue;
      // What this one has does not follow what is here: another may have the missing piece.
      lack.offers.delete(giver);
      lack.asked = undefined;
    }
    this.ask();
    return true;
  }
}
