/**
 * One person's workplace on one device: the device's replica with the rooms' commands and queries on it. Web, command line
 * and server all work through this, so that a gesture means the same in each.
 */

import { type Id, newId } from '../kernel/ids.ts';
import type { Random } from '../kernel/ports.ts';
import { failed, ok, type Result } from '../kernel/result.ts';
import { StoreError } from '../kernel/store.ts';
import { wallClock } from '../kernel/zones.ts';
import { type Change, type Scope, SHARED, type Write } from '../replica/change.ts';
import type { Reader } from '../replica/read.ts';
import { concerns, type Looked, type Replica } from '../replica/replica.ts';
import { DELETED, type Row, type Table } from '../replica/schema.ts';
import type { TextPort } from '../replica/text-port.ts';
import type { Value } from '../replica/value.ts';
import { type Asking, runQuery } from '../rooms/ask.ts';
import type { Registry } from '../rooms/create-registry.ts';
import type { Keys } from '../rooms/organisation/index.ts';
import type { Answer, Circumstances, Signed } from '../rooms/room.ts';
import type { RunOptions } from '../rooms/run.ts';
import { cutWrites, holdsTooLarge } from './cut.ts';

/** What a workplace needs of the device under it. */
export interface WorkplaceDevice {
  /** Corrected time, ms since 1970 (C2). */
  readonly clock: { now(): number };
  /** Writes one change: seen at once, durable soon. */
  commit(scope: Scope, command: string, writes: readonly Write[], options: { readonly gesture?: Id; readonly behalf?: string }): Change;
  /** The writes that take a gesture back where nothing newer stands, or `undo-unknown`. */
  undoing(undo: string): Promise<Result<readonly Write[]>>;
}

export interface WorkplaceOptions {
  readonly device: WorkplaceDevice;
  readonly replica: Replica;
  /** At least all tables; commands and queries that are not in it are looked for in `loadRegistry`'s. */
  readonly registry: Registry;
  /** Brings all commands and queries, where `registry` has only those of the first view. */
  loadRegistry?(): Promise<Registry>;
  readonly random: Random;
  readonly me: Id;
  /** The asker's time zone when their row has none, IANA. */
  readonly zone: string;
  /** Brings the text engine, when a command or query first needs it. */
  loadText(): Promise<TextPort>;
  /** Signs with the key of the person's own device. The server has none of theirs: what wants a signature is refused there. */
  sign?(message: Uint8Array): Promise<Signed>;
  /** Whose device it is and the key it signs with, as far as this device was told. */
  keyHolder?: Keys['keyHolder'];
  /** Whom the server writes for. */
  readonly behalf?: string;
  /** Works an answer out anew after a change; at once unless told. The same function each time for the same answer. */
  soon?(work: () => void): void;
  /** The device's own copy cannot be read: its blocks must be fetched again. */
  onDamage(error: StoreError): void;
}

export interface Done {
  /** What the command answers: a row or plain data. */
  readonly answer: unknown;
  /** Names the gesture for `undo`; missing when there was nothing to write. */
  readonly undo?: string;
}

export interface Running {
  readonly confirmed?: boolean;
  readonly gesture?: Id;
  readonly brief?: boolean;
}

const named = (answer: Answer): unknown => ('data' in answer ? answer.data : { id: answer.row.id });

export class Workplace {
  readonly me: Id;
  private readonly options: WorkplaceOptions;
  private known: Registry;
  private loading: Promise<Registry> | undefined;
  private runner: Runner | undefined;
  private text: Promise<void> | undefined;

  constructor(options: WorkplaceOptions) {
    this.options = options;
    this.known = options.registry;
    this.me = options.me;
  }

  get replica(): Replica {
    return this.options.replica;
  }

  /** What the rooms offer, as far as it is there: every table, and the commands and queries brought so far. */
  get registry(): Registry {
    return this.known;
  }

  /** Whose device it is and the key it signs with; `undefined` when no such device is known here. */
  readonly keyHolder: Keys['keyHolder'] = async (device) => this.options.keyHolder?.(device);

  /** Brings every command and query. What could not be had is asked for again at the next call. */
  whole(): Promise<Registry> {
    const { loadRegistry } = this.options;
    if (loadRegistry === undefined) return Promise.resolve(this.known);
    this.loading ??= Promise.all([loadRegistry(), loadRunner()]).then(
      ([whole]) => (this.known = whole),
      (cause: unknown) => {
        this.loading = undefined;
        throw cause;
      },
    );
    return this.loading;
  }

  /**
   * Carries out a command. `confirmed`: see `mass-deletion` (F33). `gesture` ties several commands into one for undo. A row that
   * it answers comes as its room shows it; with `brief` its id alone, for who sees it anyway.
   */
  async run(name: string, input: unknown, options: Running = {}): Promise<Result<Done>> {
    const { random } = this.options;
    let signed: RunOptions['signed'];
    if (!this.known.commands.has(name)) await this.whole();
    this.runner ??= await loadRunner();
    const { runner } = this;
    for (;;) {
      const outcome = await this.replica.read((reader) => {
        const texts = this.replica.texts;
        const running = { ...this.asking(reader), random, ...(texts === undefined ? {} : { text: texts }) };
        return runner.runCommand(running, name, input, signed === undefined ? options : { ...options, signed });
      });
      if (!outcome.ok && outcome.problem.code === 'text-not-loaded' && this.replica.texts === undefined) {
        await this.needText();
        continue;
      }
      if (!outcome.ok && outcome.problem.code === 'signature-missing' && signed === undefined) {
        signed = await this.signFor(runner, name, input);
        if (signed === undefined) return failed('signing-elsewhere');
        continue;
      }
      if (!outcome.ok) return outcome;
      if (holdsTooLarge(outcome.value.writes)) return failed('change-too-large');
      const undo = this.write(this.known.commands.get(name)?.name ?? name, outcome.value.writes, options.gesture);
      const answer = options.brief === true ? named(outcome.value.answer) : await this.show(outcome.value.answer);
      return ok(undo === undefined ? { answer } : { answer, undo });
    }
  }

  private async signFor({ messageToSign }: Runner, name: string, input: unknown): Promise<RunOptions['signed']> {
    const message = await this.replica.read((reader) => messageToSign(this.asking(reader), name, input));
    const signed = message === undefined ? undefined : await this.options.sign?.(message);
    return message === undefined || signed === undefined ? undefined : { ...signed, message };
  }

  /** Answers a query. */
  async ask(name: string, input: unknown): Promise<Result<unknown>> {
    await this.needsOf(name);
    for (;;) {
      const { answer, lacksText } = await this.replica.read((reader) => this.answering(reader, name, input));
      // Where the engine cannot be had, the rest of the answer is given.
      if (!lacksText || !(await this.broughtText())) return answer;
    }
  }

  /** Answers a query now and whenever a change may have altered the answer. The answer stops it. */
  watch(name: string, input: unknown, listener: (answer: Result<unknown>) => void): () => void {
    return this.follow(
      (reader) => this.answering(reader, name, input),
      ({ answer, lacksText }) => {
        if (!lacksText) listener(answer);
        // Once it is there the replica tells, and the query runs again.
        else void this.broughtText().then((brought) => brought || listener(answer));
      },
      () => this.needsOf(name),
    );
  }

  /** An answer without its texts does not count, as one without its blocks does not. */
  private answering(reader: Reader, name: string, input: unknown): { readonly answer: Result<unknown>; readonly lacksText: boolean } {
    const answer = runQuery(this.asking(reader), name, input);
    return { answer, lacksText: this.replica.lacksText };
  }

  /** As `watch`, for any reading. */
  follow<T>(body: (reader: Reader) => T, listener: (value: T) => void, before: () => Promise<void> = async () => {}): () => void {
    let looked: Looked | undefined;
    let stopped = false;
    let running = false;
    let again = false;
    const run = async (): Promise<void> => {
      if (stopped) return;
      if (running) {
        again = true;
        return;
      }
      running = true;
      do {
        again = false;
        const attempt = this.replica.attempt(body);
        if (attempt.done) {
          looked = attempt.looked;
          if (!stopped) listener(attempt.value);
        } else {
          again = await this.loaded(attempt.loading);
        }
      } while (again && !stopped);
      running = false;
    };
    const anew = (): void => void run();
    const stop = this.replica.subscribe((touched) => {
      if (looked !== undefined && !concerns(touched, looked)) return;
      if (this.options.soon === undefined) anew();
      else this.options.soon(anew);
    });
    void before().then(run);
    return () => {
      stopped = true;
      stop();
    };
  }

  /** False when a block cannot be had: whoever mends it resets the replica, which runs the follower again. */
  private async loaded(loading: Promise<void>): Promise<boolean> {
    try {
      await loading;
      return true;
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.options.onDamage(error);
      return false;
    }
  }

  /** Takes a gesture back by a new change, where nothing newer stands. Its answer's `undo` takes the undo back. */
  async undo(undo: string): Promise<Result<Done>> {
    let writes = await this.options.device.undoing(undo);
    if (!writes.ok && writes.problem.code === 'text-not-loaded' && this.replica.texts === undefined) {
      await this.needText();
      writes = await this.options.device.undoing(undo);
    }
    if (!writes.ok) return writes;
    const restoring = writes.value;
    const taken = await this.reading(() => this.withoutEmptyRows(restoring));
    const again = this.write('undo', taken, undefined);
    return again === undefined ? failed('undo-overtaken') : ok({ answer: { writes: taken.length }, undo: again });
  }

  /** A row that the undo would leave without any content goes to the trash as it is: there it can be found again. */
  private withoutEmptyRows(writes: readonly Write[]): readonly Write[] {
    const rows = new Map<string, Write[]>();
    for (const write of writes) rows.set(`${write.table}/${write.row}`, [...(rows.get(`${write.table}/${write.row}`) ?? []), write]);
    return [...rows.values()].flatMap((own) => {
      const [{ table, row }] = own as [Write];
      const emptied = new Set(own.filter((write) => this.empties(write)).map(({ column }) => column));
      const left = this.replica.columnNames(SHARED, table).filter((column) => !emptied.has(column) && column !== DELETED);
      const isEmpty =
        emptied.size > 0 &&
        left.every((column) => (this.cell(table, row, column) ?? null) === null) &&
        own.every((write) => this.empties(write) || write.value === null);
      return isEmpty ? [{ table, row, column: DELETED, rule: 'last', value: this.options.device.clock.now() }] : own;
    });
  }

  /** The write leaves nothing in its cell; of a text it may leave what was said before, or nothing. */
  private empties({ table, row, column, rule, value }: Write): boolean {
    if (rule === 'last') return value === null;
    const { texts } = this.replica;
    if (rule !== 'text' || texts === undefined || !(value instanceof Uint8Array)) return false;
    return texts.port.plain([...texts.updates(table, row, column), value]) === '';
  }

  /** The rows of a table that are not in the trash, whole. */
  readRows<T extends Table>(table: T): Promise<Row<T>[]> {
    return this.replica.read((reader) => reader.where(table).all());
  }

  /** Reads, also with `cell` and `hasText`, waiting for blocks as often as needed. */
  reading<T>(body: (reader: Reader) => T): Promise<T> {
    return this.replica.read(body);
  }

  /** A cell of a shared table as it is kept, inside `reading`. */
  cell(table: string, row: Id, column: string): Value | undefined {
    return this.replica.cell(SHARED, table, row, column);
  }

  /** Whether a text column reads `content`, inside `reading`, once the text engine is there. */
  hasText(table: string, row: Id, column: string, content: string): boolean {
    const texts = this.replica.texts;
    return texts !== undefined && texts.port.plain(texts.updates(table, row, column)) === content;
  }

  /** Now, here, as the person's own row has it. */
  circumstances(reader: Reader): Circumstances {
    const now = this.options.device.clock.now();
    const member = this.known.tables.get('member');
    const own = member === undefined ? undefined : (reader.row(member, this.me) as { readonly zone?: unknown } | undefined);
    const zone = typeof own?.zone === 'string' && own.zone !== '' ? own.zone : this.options.zone;
    return { me: this.me, now, today: wallClock(now, zone).date, zone };
  }

  /** `circumstances` at this moment. */
  here(): Promise<Circumstances> {
    return this.replica.read((reader) => this.circumstances(reader));
  }

  private asking(reader: Reader): Asking {
    return { reader, registry: this.known, circumstances: this.circumstances(reader) };
  }

  /** Writes as changes of moderate size; answers what undoes them, `undefined` when there is nothing to write. */
  write(command: string, writes: readonly Write[], gesture: Id | undefined): string | undefined {
    if (writes.length === 0) return undefined;
    const { device, behalf, random } = this.options;
    const parts = cutWrites(writes);
    const tie = gesture ?? (parts.length > 1 ? newId(random) : undefined);
    const options = { ...(tie === undefined ? {} : { gesture: tie }), ...(behalf === undefined ? {} : { behalf }) };
    const changes = parts.map((part) => device.commit(SHARED, command, part, options));
    const [first] = changes;
    return tie ?? (first === undefined ? undefined : `${first.device}.${first.seq}`);
  }

  private async show(answer: Answer): Promise<unknown> {
    if ('data' in answer) return answer.data;
    const { table, id } = answer.row;
    const query = this.known.queries.get(`${table.name}.show`);
    if (query === undefined) return this.replica.read((reader) => reader.row(table, id) ?? null);
    const argument = Object.entries(query.input).find(([, field]) => field.kind === 'ref' && field.table === table.name)?.[0];
    const shown = await this.ask(query.name, argument === undefined ? {} : { [argument]: id });
    return shown.ok ? shown.value : this.replica.read((reader) => reader.row(table, id) ?? null);
  }

  private async needsOf(query: string): Promise<void> {
    if (!this.known.queries.has(query)) await this.whole();
  }

  private broughtText(): Promise<boolean> {
    return this.needText().then(
      () => true,
      () => false,
    );
  }

  /** Brings the text engine. */
  needText(): Promise<void> {
    this.text ??= this.options.loadText().then(
      (port) => this.replica.useText(port),
      (cause: unknown) => {
        this.text = undefined;
        throw cause;
      },
    );
    return this.text;
  }
}

/** Reading comes first: what carries out commands is not needed to show a view. */
const loadRunner = () => import('../rooms/run.ts');
type Runner = Awaited<ReturnType<typeof loadRunner>>;
