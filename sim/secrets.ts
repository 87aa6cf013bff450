/** What is written to be expunged: each value is said once in the whole world, so that its bytes can be looked for everywhere. */

import { type Id, newId } from '../src/kernel/ids.ts';
import { type Change, SHARED, type Write } from '../src/replica/change.ts';
import { EVERY_COLUMN, EXPUNGE } from '../src/replica/expunge.ts';
import { deriveId } from '../src/replica/ids.ts';
import { changesOf } from '../src/sync/stored.ts';
import type { Site } from './actors/site.ts';
import { cellOf } from './checks/expunged.ts';
import type { Simulation } from './simulation.ts';
import { Chance } from './world/chance.ts';

/** One table that rooms have and one that only a later version would. */
const TABLES = ['task', 'secret'];
/** Columns and their rules. */
const COLUMNS = { title: 'last', why: 'last', tally: 'counter' } as const;
/** Makes the value no id, which would be kept as its bytes. */
const PREFIX = 'secret ';
/** Rows of each table: few, so that what is expunged is written to by others at the same time. */
const ROWS = Array.from({ length: 4 }, (_, index) => deriveId('secret', index));

/** Whether what a write says may be expunged. */
export const mayGo = ({ row }: Write): boolean => ROWS.includes(row);

export class Secrets {
  /** Every value, by the cell it was written to. */
  private readonly written = new Map<string, { readonly value: string; readonly change: Change }[]>();
  private readonly sim: Simulation;
  private readonly chance: Chance;
  private count = 0;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.chance = new Chance(sim.plan.seed, 'secrets');
  }

  /** Somebody writes something down that may have to go; true when instead something that was written is expunged. */
  befall(site: Site): boolean {
    if (this.written.size > 0 && this.chance.once(0.35)) return this.expunge();
    this.write(site);
    return false;
  }

  /** Beside it in the same change stands what has to stay. */
  private write(site: Site): void {
    const { chance } = this;
    if (site.away) return;
    const writes = (Object.keys(COLUMNS) as (keyof typeof COLUMNS)[])
      .filter(() => chance.once(0.5))
      .map((column) => this.somewhere(column));
    if (chance.once(0.7)) writes.push({ table: 'secret', row: this.row(), column: 'beside', rule: 'last', value: this.count++ });
    const gesture = newId(chance);
    if (writes.length === 0) return;
    const change = site.commit(SHARED, 'secret.write', writes, gesture);
    if (change === undefined) return;
    site.gestures.push(gesture);
    for (const write of writes) {
      if (typeof write.value !== 'string') continue;
      const before = this.written.get(cellOf(write)) ?? [];
      this.written.set(cellOf(write), [...before, { value: write.value, change }]);
    }
  }

  /** What was expunged and was not written anew by somebody who had not heard of it: its bytes may stand nowhere any more. */
  gone(): readonly string[] {
    const { entries, expunged } = this.sim.ledger.timeline(SHARED);
    const standing = new Set(changesOf(entries).flatMap(({ writes }) => writes.map(({ value }) => value)));
    return [...this.written.values()]
      .flat()
      .filter(
        ({ value, change }) =>
          !standing.has(value) && change.writes.some((write) => write.value === value && expunged.takes(write, change)),
      )
      .map(({ value }) => value.slice(PREFIX.length));
  }

  private somewhere(column: keyof typeof COLUMNS): Write {
    const table = this.chance.pick(TABLES) ?? 'secret';
    return { table, row: this.row(), column, rule: COLUMNS[column], value: `${PREFIX}${newId(this.chance)}` };
  }

  private row(): Id {
    return this.chance.pick(ROWS) ?? '';
  }

  /** What the server does when somebody who may asks it to: its own device writes it, as any change. */
  private expunge(): boolean {
    const { chance, sim } = this;
    const server = chance.pick(sim.sites.filter(({ isServer, away }) => isServer && !away));
    const [table = '', row = '', column = ''] = (chance.pick([...this.written.keys()]) ?? '').split('/');
    const whole = chance.once(0.15);
    const write = whole
      ? { table, row, column: EVERY_COLUMN, rule: EXPUNGE, value: null }
      : { table, row, column, rule: EXPUNGE, value: column in COLUMNS ? COLUMNS[column as keyof typeof COLUMNS] : 'last' };
    return server?.commit(SHARED, 'expunge', [write], newId(chance)) !== undefined;
  }
}
