/** What members do: commands of all rooms, undone now and then, and what only a later version would write. */

import { type Id, newId } from '../src/kernel/ids.ts';
import { StoreError } from '../src/kernel/store.ts';
import { privateScope, SHARED, type Write } from '../src/replica/change.ts';
import { deriveId } from '../src/replica/ids.ts';
import type { Registry } from '../src/rooms/registry.ts';
import type { Command } from '../src/rooms/room.ts';
import { Chance as RoomChance } from '../src/rooms/testing/chance.ts';
import { someArguments } from '../src/rooms/testing/random-arguments.ts';
import type { Program, Site } from './actors/site.ts';
import { tagOf } from './checks/tags.ts';
import { checkUndo, cursorsOf } from './checks/undo.ts';
import type { Simulation } from './simulation.ts';
import { Chance } from './world/chance.ts';

/** A chance for each name. */
type Draw = (name?: string) => Chance;

/** Columns of the things that stand in for rooms. */
const COLUMNS = ['title', 'notes', 'place', 'due', 'deleted'];
/** Rows of each table that work goes on about: few, so that people meet. */
const ROWS = 12;
/** What is done on a computer more than anything else. */
const OFTEN = ['task.add', 'task.edit', 'task.take', 'task.release', 'task.done', 'comment.add', 'checklist.add', 'task.move'];

/**
 * Each gesture has chances of its own, by its number; so has the choice of its command by each command's name, and its
 * arguments by the fields' names. So what one gesture draws moves no other, and a room's new command only those that draw it.
 */
export class Workload {
  private readonly sim: Simulation;
  private readonly rows = new Map<string, Id[]>();
  private gestures = 0;
  private count = 0;

  constructor(sim: Simulation) {
    this.sim = sim;
  }

  /** The chance of the next gesture, by the names of what is drawn for it. */
  private next(): Draw {
    const gesture = this.gestures++;
    return (name = '') => new Chance(this.sim.plan.seed, `gesture ${gesture} ${name}`);
  }

  /** A member says who they are, as the programs do when one has joined. */
  async introduce(site: Site): Promise<void> {
    const name = `Member ${this.sim.members.indexOf(site.member) + 1}`;
    await site.program?.workplace.run('member.join', { id: site.member, name, zone: 'Europe/Paris' });
  }

  /** One person does one thing. */
  async gesture(site: Site): Promise<void> {
    const { program } = site;
    const draw = this.next();
    if (program === undefined || site.away) return;
    site.random = draw('ids');
    try {
      await this.something(site, program, draw);
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'damaged') throw error;
      // What the programs do when a block does not read back.
      program.device.mend();
    }
  }

  private async something(site: Site, program: Program, draw: Draw): Promise<void> {
    const chance = draw();
    const dice = chance.next();
    if (dice < 0.64) await this.command(site, program, draw, newId(chance));
    else if (dice < 0.7) await this.several(site, program, draw, newId(chance));
    else if (dice < 0.78) await this.undo(site, program, chance);
    else if (dice < 0.84) this.private(site, chance);
    else if (dice < 0.95) this.hotCells(site, chance);
    else if (this.sim.plan.faults.has('versions')) this.later(site, chance);
    else if (this.sim.plan.faults.has('refusals') && chance.once(0.2)) this.refused(site);
  }

  private async command(site: Site, program: Program, draw: Draw, gesture: Id): Promise<void> {
    if (!this.sim.plan.rooms) return this.plain(site, draw('plain'), gesture);
    const command = chooseCommand(site.registry, draw);
    if (command === undefined) return;
    const input = Object.fromEntries(
      Object.entries(command.input).flatMap(([name, field]) => {
        const chance = new RoomChance(draw(name).below(2 ** 31));
        return Object.entries(someArguments({ [name]: field }, chance, (table) => this.rows.get(table) ?? []));
      }),
    );
    const done = await program.workplace.run(command.name, input, { confirmed: draw('confirmed').once(0.5), gesture });
    if (!done.ok) return;
    if (done.value.undo !== undefined) site.gestures.push(done.value.undo);
    this.learn(done.value.answer, command.name.slice(0, command.name.indexOf('.')));
  }

  /** What stands in for a command where rooms are left out. */
  private plain(site: Site, chance: Chance, gesture: Id): void {
    const columns = COLUMNS.filter(() => chance.once(0.4));
    const row = chance.once(0.3) ? newId(chance) : deriveId('thing', chance.below(ROWS));
    const words = 'what somebody writes of an afternoon '.repeat(chance.below(4));
    const writes = columns.map((column) => this.write('thing', row, column, `${words}${this.count++}`));
    if (writes.length > 0 && site.commit(SHARED, 'thing.write', writes, gesture) !== undefined) site.gestures.push(gesture);
  }

  /** Rows that commands answer with are what later ones are about. */
  private learn(answer: unknown, table: string): void {
    if (typeof answer !== 'object' || answer === null || !('id' in answer) || typeof answer.id !== 'string') return;
    const rows = this.rows.get(table) ?? [];
    if (!rows.includes(answer.id)) rows.push(answer.id);
    this.rows.set(table, rows.slice(-ROWS));
  }

  /** Several commands that are one gesture. */
  private async several(site: Site, program: Program, draw: Draw, gesture: Id): Promise<void> {
    const more = draw('several').below(3);
    for (let i = 0; i <= more; i++) await this.command(site, program, (name = '') => draw(`${i} ${name}`), gesture);
  }

  private async undo(site: Site, program: Program, chance: Chance): Promise<void> {
    const name = site.gestures.splice(chance.below(site.gestures.length), 1)[0];
    if (name === undefined) return;
    const known = cursorsOf(program);
    const undone = await program.workplace.undo(name);
    if (undone.ok && undone.value.undo !== undefined) {
      site.gestures.push(undone.value.undo);
      checkUndo(this.sim, site, program, { undone: name, undo: undone.value.undo, known });
    }
  }

  private private(site: Site, chance: Chance): void {
    const scope = privateScope(site.member);
    const row = deriveId('page', site.member, chance.below(4));
    site.commit(scope, 'page.write', [this.write('page', row, 'content', `only ${site.member} reads this ${this.count++}`)]);
  }

  /** Everybody writes to the same few cells. */
  hotCell(site: Site): void {
    const draw = this.next();
    if (!site.away) this.hotCells(site, draw());
  }

  private hotCells(site: Site, chance: Chance): void {
    const row = deriveId('hot', chance.below(3));
    const columns = ['a', 'b', 'deleted'].filter(() => chance.once(0.6));
    const value = () => (chance.once(0.1) ? null : this.count++);
    const writes = columns.map((column) => this.write('hot', row, column, value()));
    // One change may write a cell twice.
    if (chance.once(0.2)) writes.push(...columns.map((column) => this.write('hot', row, column, value())));
    if (writes.length > 0) site.commit(SHARED, 'hot.write', writes);
  }

  /** Tables, columns and merge rules that this version has never heard of. */
  private later(site: Site, chance: Chance): void {
    const row = deriveId('later', chance.below(4));
    const rule = chance.once(0.5) ? 'counter' : 'last';
    const table = chance.once(0.5) ? 'vehicle' : 'hot';
    site.commit(SHARED, 'vehicle.drive', [{ table, row, column: `later-${rule}`, rule, value: this.count++ }]);
  }

  /** What a hub refuses: others must see neither it nor a hole, and the device keeps it aside. More is on its way before it hears of that. */
  private refused(site: Site): void {
    const row = deriveId('refused', this.count++);
    const change = site.commit(SHARED, 'hot.write', [this.write('constructor', row, 'a', this.count)]);
    if (change === undefined) return;
    this.sim.refusals.add(tagOf(change));
    this.sim.injected.add('refusals');
    for (const ms of [2, 5, 20]) this.sim.time.after(ms, () => this.hotCell(site));
  }

  private write(table: string, row: Id, column: string, value: Write['value']): Write {
    return { table, row, column, rule: 'last', value };
  }
}

/** The command that each one's own chance ranks first: one more command takes its share from all others and leaves the rest as it was. */
function chooseCommand({ commands }: Registry, draw: Draw): Command | undefined {
  const often = draw('often');
  const usual = often.once(0.4) ? commands.get(often.pick(OFTEN) ?? '') : undefined;
  if (usual !== undefined) return usual;
  let chosen: { readonly rank: number; readonly command: Command } | undefined;
  for (const command of commands.values()) {
    const rank = draw(command.name).next();
    if (chosen === undefined || rank > chosen.rank) chosen = { rank, command };
  }
  return chosen?.command;
}
