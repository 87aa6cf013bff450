/** Gets back what the hub's store lost: devices say what they have beyond it, each loss is asked of one of them (S5, F08). */

import type { Id } from '../kernel/ids.ts';
import type { Compressor, Signer, Timers } from '../kernel/ports.ts';
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

/** What is lacking of one device. */
interface Lack {
  /** Who has it, signed up to where; `vain` when it was asked with the log where it is now, and nothing came of it. */
  readonly offers: Map<Giver, { readonly linked: number; vain: boolean }>;
  asked: Giver | undefined;
  /** Up to where the log had it signed when this was last looked at. */
  at: number;
  /** How often somebody was asked. */
  turns: number;
}

/** ms until everybody is asked again for what is still lacking, and the longest such wait. */
const AGAIN = 60_000;
const AGAIN_AT_MOST = 8 * 60_000;

export class HubGiving {
  private readonly log: HubLog;
  private readonly links: HubLinks;
  private readonly roster: HubRoster;
  private readonly timers: Timers;
  private readonly lacks = new Map<Id, Lack>();
  private wait = AGAIN;
  private waits = false;

  constructor(log: HubLog, links: HubLinks, roster: HubRoster, timers: Timers) {
    this.log = log;
    this.links = links;
    this.roster = roster;
    this.timers = timers;
  }

  /** A device says how far it knows others' chains. What nobody signed cannot be given back (S5.5). */
  offered(giver: Giver, heads: MessageOf<'have'>['heads']): void {
    for (const { device, linked } of heads) {
      const at = this.log.heads.linkedOf(device);
      if (linked <= at) continue;
      const lack = this.lacks.get(device) ?? { offers: new Map(), asked: undefined, at, turns: 0 };
      lack.offers.delete(giver);
      lack.offers.set(giver, { linked, vain: false });
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

  /** What was given is in the log, or a device is known that was not. */
  advance(): void {
    if (this.lacks.size > 0) this.ask();
  }

  /** Asks for the next piece of what nobody was asked for, of whoever has most of it. */
  private ask(): void {
    const asked = new Map<Giver, { device: Id; first: number; last: number }[]>();
    for (const [device, lack] of this.lacks) {
      const linked = this.log.heads.linkedOf(device);
      if (linked > lack.at) {
        // What did not follow before may follow now.
        lack.at = linked;
        lack.asked = undefined;
        this.wait = AGAIN;
        for (const offer of lack.offers.values()) offer.vain = false;
      }
      for (const [giver, offer] of lack.offers) if (offer.linked <= linked) lack.offers.delete(giver);
      if (lack.offers.size === 0) this.lacks.delete(device);
      // Who it is may be told yet: devices whose key the hub lost come again, and others who know them.
      if (lack.asked !== undefined || this.roster.get(device) === undefined) continue;
      // Of several the one that came last: the others may be gone without a word. Every other turn is for who waits longest: a promise costs nothing.
      const willing = [...lack.offers].filter(([, { vain }]) => !vain);
      const best = lack.turns++ % 2 > 0 ? willing[0] : willing.reverse().sort((a, b) => b[1].linked - a[1].linked)[0];
      if (best === undefined) continue;
      lack.asked = best[0];
      const ranges = asked.get(best[0]) ?? [];
      ranges.push({ device, first: linked + 1, last: best[1].linked });
      asked.set(best[0], ranges);
    }
    for (const [giver, ranges] of asked) giver.want(ranges);
    if (this.lacks.size > 0) this.askAgainLater();
  }

  /** Nothing may have come, or what came was not accepted yet, as of a clock that is ahead (C3): it is asked for again. */
  private askAgainLater(): void {
    if (this.waits) return;
    this.waits = true;
    this.timers.after(this.wait, () => {
      this.waits = false;
      let exhausted = false;
      for (const [device, { asked, offers }] of this.lacks) {
        // Who did not answer has its turn again after the others.
        if (asked !== undefined) this.vain(asked, device);
        if ([...offers.values()].some(({ vain }) => !vain)) continue;
        exhausted = true;
        for (const offer of offers.values()) offer.vain = false;
      }
      if (exhausted) this.wait = Math.min(AGAIN_AT_MOST, this.wait * 2);
      this.ask();
    });
  }

  /** Nothing of what this one has of the device follows what is here, or may be taken now: another may have it. */
  private vain(giver: Giver, device: Id): void {
    const lack = this.lacks.get(device);
    const offer = lack?.offers.get(giver);
    if (lack === undefined || offer === undefined) return;
    offer.vain = true;
    if (lack.asked === giver) lack.asked = undefined;
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
      const verified = await verifyGiven(ports.signer, key, { workplace, scope, device, member }, heads, own, heads.expunging);
      // Under its signature it was whole; what is gone for ever goes before the rest is taken (X3).
      const stripper = new EntryStripper((change) => heads.expunging.strip(change));
      const left = stripper.entries(verified.entries);
      const changes = left.filter((entry) => entry.kind === 'change');
      const from = { refused: () => this.vain(giver, device) };
      this.log.propose({ from, entries: changes, mayActForOthers: true });
      schedule();
      for (const entry of left) if (entry.kind === 'link') this.links.add(entry.link);
      if (verified.entries.length === 0) this.vain(giver, device);
    }
    this.ask();
    return true;
  }
}
