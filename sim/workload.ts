/** What members do: commands of all rooms, undone now and then, and what only a later version would write. */

import { type Id, newId } from '../src/kernel/ids.ts';
import { StoreError } from '../src/kernel/store.ts';
import { privateScope, SHARED, type Write } from '../src/replica/change.ts';
import { deriveId } from '../src/replica/ids.ts';
import { Chance as RoomChance } from '../src/rooms/testing/chance.ts';
import { someArguments } from '../src/rooms/testing/random-arguments.ts';
import type { Program, Site } from './actors/site.ts';
import { tagOf } from './checks/tags.ts';
import { checkUndo } from './checks/undo.ts';
import type { Simulation } from './simulation.ts';
import { Chance } from './world/chance.ts';

/** Rows of each table that work goes on about: few, so that people meet. */
const ROWS = 12;
/** What is done on a computer more than anything else. */
const OFTEN = ['task.add', 'task.edit', 'task.take', 'task.release', 'task.done', 'task.comment.add', 'task.checklist.add', 'task.move'];

export class Workload {
  private readonly sim: Simulation;
  private readonly chance: Chance;
  private readonly arguments: RoomChance;
  private readonly rows = new Map<string, Id[]>();
  private count = 0;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.chance = new Chance(sim.plan.seed, 'workload');
    this.arguments = new RoomChance(sim.plan.seed + 1);
  }

  /** A member says who they are, as the programs do when one has joined. */
  async introduce(site: Site): Promise<void> {
    const name = `Member ${this.sim.members.indexOf(site.member) + 1}`;
    await site.program?.workplace.run('member.join', { id: site.member, name, zone: 'Europe/Paris' });
  }

  /** One person does one thing. */
  async gesture(site: Site): Promise<void> {
    const { program } = site;
    if (program === undefined || site.away) return;
    try {
      await this.something(site, program);
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'damaged') throw error;
      // What the programs do when a block does not read back.
      program.device.mend();
    }
  }

  private async something(site: Site, program: Program): Promise<void> {
    const dice = this.chance.next();
    if (dice < 0.64) await this.command(site, program, newId(this.chance));
    else if (dice < 0.7) await this.several(site, program);
    else if (dice < 0.78) await this.undo(site, program);
    else if (dice < 0.84) this.private(site);
    else if (dice < 0.95) this.hotCell(site);
    else if (this.sim.plan.faults.has('versions')) this.later(site);
    else if (this.sim.plan.faults.has('refusals') && this.chance.once(0.2)) this.refused(site);
  }

  private async command(site: Site, program: Program, gesture: Id): Promise<void> {
    const commands = [...site.registry.commands.values()];
    const often = this.chance.once(0.4) ? site.registry.commands.get(this.chance.pick(OFTEN) ?? '') : undefined;
    const command = often ?? this.chance.pick(commands);
    if (command === undefined) return;
    const input = someArguments(command.input, this.arguments, (table) => this.rows.get(table) ?? []);
    const done = await program.workplace.run(command.name, input, { confirmed: this.chance.once(0.5), gesture });
    if (!done.ok) return;
    if (done.value.undo !== undefined) site.gestures.push(done.value.undo);
    this.learn(done.value.answer, command.name.slice(0, command.name.indexOf('.')));
  }

  /** Rows that commands answer with are what later ones are about. */
  private learn(answer: unknown, table: string): void {
    if (typeof answer !== 'object' || answer === null || !('id' in answer) || typeof answer.id !== 'string') return;
    this.know(table, answer.id);
  }

  /** Notes a row of a table as one that work may go on about. */
  know(table: string, row: Id): void {
    const rows = this.rows.get(table) ?? [];
    if (!rows.includes(row)) rows.push(row);
    if (rows.length > ROWS) rows.splice(this.chance.below(ROWS), 1);
    this.rows.set(table, rows);
  }

  /** Several commands that are one gesture. */
  private async several(site: Site, program: Program): Promise<void> {
    const gesture = newId(this.chance);
    for (let i = 0; i <= this.chance.below(3); i++) await this.command(site, program, gesture);
  }

  private async undo(site: Site, program: Program): Promise<void> {
    const name = site.gestures.splice(this.chance.below(site.gestures.length), 1)[0];
    if (name === undefined) return;
    const undone = await program.workplace.undo(name);
    if (undone.ok && undone.value.undo !== undefined) {
      site.gestures.push(undone.value.undo);
      checkUndo(this.sim, site, program, name, undone.value.undo);
    }
  }

  private private(site: Site): void {
    const scope = privateScope(site.member);
    const row = deriveId('page', site.member, this.chance.below(4));
    site.commit(scope, 'page.write', [this.write('page', row, 'content', `only ${site.member} reads this ${this.count++}`)]);
  }

  /** Everybody writes to the same few cells. */
  hotCell(site: Site): void {
    if (site.away) return;
    const row = deriveId('hot', this.chance.below(3));
    const columns = ['a', 'b', 'deleted'].filter(() => this.chance.once(0.6));
    const value = () => (this.chance.once(0.1) ? null : this.count++);
    const writes = columns.map((column) => this.write('hot', row, column, value()));
    // One change may write a cell twice.
    if (this.chance.once(0.2)) writes.push(...columns.map((column) => this.write('hot', row, column, value())));
    if (writes.length > 0) site.commit(SHARED, 'hot.write', writes);
  }

  /** Tables, columns and merge rules that this version has never heard of. */
  private later(site: Site): void {
    const row = deriveId('later', this.chance.below(4));
    const rule = this.chance.once(0.5) ? 'counter' : 'last';
    const table = this.chance.once(0.5) ? 'vehicle' : 'hot';
    site.commit(SHARED, 'vehicle.drive', [{ table, row, column: `later-${rule}`, rule, value: this.count++ }]);
  }

  /** What a hub refuses: others must see neither it nor a hole, and the device keeps it aside. */
  private refused(site: Site): void {
    const row = deriveId('refused', this.count++);
    const change = site.commit(SHARED, 'hot.write', [this.write('constructor', row, 'a', this.count)]);
    if (change === undefined) return;
    this.sim.refusals.add(tagOf(change));
    this.sim.injected.add('refusals');
  }

  private write(table: string, row: Id, column: string, value: Write['value']): Write {
    return { table, row, column, rule: 'last', value };
  }
}
