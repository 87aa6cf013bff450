/** What was expunged taken out of entries (X3): of changes the writes, of the links over them the salts. */

import type { Id } from '../kernel/ids.ts';
import { expungeLink, type Link } from '../replica/chain.ts';
import type { Change } from '../replica/change.ts';
import type { Entry } from './entries.ts';

type Strip = (change: Change) => Change;

/** Strips entries that come in the order of their log, and remembers what was whole until a link covers it. */
export class EntryStripper {
  private readonly strip: Strip;
  /** Changes that something goes of and that no link was seen over, by device and seq. */
  private readonly whole = new Map<Id, Map<number, Change>>();

  constructor(strip: Strip) {
    this.strip = strip;
  }

  /** The entries without what is gone; the same array when that is nothing. */
  entries(entries: readonly Entry[]): readonly Entry[] {
    let changed = false;
    const left = entries.map((entry) => {
      const after = this.entry(entry);
      changed ||= after !== entry;
      return after;
    });
    return changed ? left : entries;
  }

  private entry(entry: Entry): Entry {
    if (entry.kind === 'own') return entry;
    if (entry.kind === 'change') {
      const change = this.strip(entry.change);
      if (change === entry.change) return entry;
      this.remember(entry.change);
      return { kind: 'change', change };
    }
    const link = this.link(entry.link);
    return link === entry.link ? entry : { kind: 'link', link };
  }

  /** A change that something goes of, for the link that covers it elsewhere. */
  remember(change: Change): void {
    const changes = this.whole.get(change.device) ?? new Map<number, Change>();
    changes.set(change.seq, change);
    this.whole.set(change.device, changes);
  }

  link(link: Link): Link {
    const changes = this.whole.get(link.device);
    if (changes === undefined) return link;
    return expungeLink(link, (seq) => changes.get(seq), this.strip);
  }
}
