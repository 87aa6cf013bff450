/**
 * The room pattern. A room is a part of the product: tables, commands and queries in one folder. A command written once
 * is in the web interface, the palette, the command line, the HTTP API and the history, under its name.
 */

import type { Id } from '../kernel/ids.ts';
import type { Result } from '../kernel/result.ts';
import type { Reader } from '../replica/read.ts';
import type { Arguments, Cells, Fields, Json, Table } from '../replica/schema.ts';

/** Who asks, where and when: the same for commands and queries. */
export interface Circumstances {
  /** The member; on the server's own behalf, the member named `relais`. */
  readonly me: Id;
  /** Corrected time, ms since 1970. */
  readonly now: number;
  /** The civil date in `zone`, `YYYY-MM-DD`. */
  readonly today: string;
  /** IANA name of the asker's time zone. */
  readonly zone: string;
}

export interface QueryContext extends Reader, Circumstances {}

/** What the key of the person's own device made of the bytes that a command wants signed. */
export interface Signed {
  readonly device: Id;
  /** 64 bytes, Ed25519. */
  readonly signature: Uint8Array;
}

/** What a command reads and writes. Everything it writes becomes one change; `row` sees it at once, `where` does not. */
export interface Transaction extends Reader, Circumstances {
  /** The signature over what the command's `signs` answered; of a command that wants none, and inside another command, undefined. */
  readonly signed: Signed | undefined;
  /** 128 random bits. */
  newId(): Id;
  /** The same id on every device for the same parts (R4). */
  deriveId(...parts: readonly (string | number)[]): Id;
  /** A new row; its id is drawn unless given. */
  insert<T extends Table>(table: T, cells: Cells<T>, id?: Id): Id;
  update<T extends Table>(table: T, id: Id, cells: Cells<T>): void;
  /** Into the trash (R3), or two ends apart (R2). */
  remove(table: Table, id: Id): void;
  /** Out of the trash. */
  restore(table: Table, id: Id): void;
  /** The joining row between `ends` stands, whether it stood before or not (R2); answers its id. */
  join<T extends Table>(table: T, ends: Readonly<Record<string, Id>>, cells?: Cells<T>): Id;
  /** Turns a text column into `content`, by an edit that merges with those of others (R8). */
  setText<T extends Table>(table: T, id: Id, column: keyof T['columns'] & string, content: string): void;
  /** Carries out another command by name as part of this one: all of it becomes one change, or none of it when this one is refused. */
  perform(name: string, input: unknown, as: Acting): Result<Answer>;
  /** What the steps would answer one after the other, each with those before it done; nothing of it stays. */
  rehearse(steps: readonly Step[]): readonly Result<Answer>[];
}

/** How a command inside another one acts, so that two devices which carry it out apart write the same. */
export interface Acting {
  /** In whose name. */
  readonly me: Id;
  /** The ids it draws derive from this, in turn (R4). */
  readonly seed: readonly (string | number)[];
}

/** A command as data. */
export interface Step {
  readonly name: string;
  readonly input: unknown;
  readonly as: Acting;
}

/** What a command answers: a row to show once it is written, or plain data. */
export type Answer = { readonly row: { readonly table: Table; readonly id: Id } } | { readonly data: Json };

export const rowAnswer = (table: Table, id: Id): Answer => ({ row: { table, id } });

export interface Command<F extends Fields = Fields> {
  /** `table.verb`, lower case with hyphens: `task.hand-over` is `relais task hand-over`. */
  readonly name: string;
  readonly input: F;
  /** Arguments that the command line takes without a flag, in order. */
  readonly positional?: readonly (keyof F & string)[];
  /** A key for it in the web interface, while a row is selected that its first required `ref` may point to; anywhere when it has none. */
  readonly key?: string;
  /** Left out of the palette: meant for programs, or reached by a gesture of its own. */
  readonly quiet?: boolean;
  /** What the person's own device signs before `run`: the same bytes as long as what is signed stays the same. */
  signs?(read: QueryContext, input: Arguments<F>): Result<Uint8Array>;
  run(tx: Transaction, input: Arguments<F>): Result<Answer>;
}

export interface Query<F extends Fields = Fields> {
  /** `table.noun`: `task.list` is `relais task list`. */
  readonly name: string;
  readonly input: F;
  readonly positional?: readonly (keyof F & string)[];
  /** Keys that the command line shows people, in this order: of its rows or of its answer. Short columns, or all that has a name, unless told. */
  readonly shows?: readonly string[];
  /** Of each list inside its answer, by key, what people are told of a row. */
  readonly within?: Readonly<Record<string, readonly string[]>>;
  /** Words that its answers choose from, by key, beside those of columns: `value.<noun>.<key>.<word>` says them to people. */
  readonly says?: Readonly<Record<string, readonly string[]>>;
  /** Plain data that JSON can carry. */
  run(read: QueryContext, input: Arguments<F>): unknown;
}

/** Texts of a room in both languages: `command.<name>`, `query.<name>`, `field.<name>`, `problem.<code>`, `value.…`. */
export interface Messages {
  readonly en: Readonly<Record<string, string>>;
  readonly fr: Readonly<Record<string, string>>;
}

export interface Room {
  readonly name: string;
  readonly tables: readonly Table[];
  readonly commands: readonly Command[];
  readonly queries: readonly Query[];
  readonly messages: Messages;
}

/** A query as its room declares it: its name, what it takes and what it answers travel in its type, to the views that ask it. */
export interface AskedQuery<Name extends string, Input, Answer> extends Query {
  readonly name: Name;
  /** Never set: carries the types. */
  readonly asks?: { readonly input: Input; readonly answer: Answer };
}

/** What a query answers. */
export type AnswerOf<Q extends AskedQuery<string, unknown, unknown>> = NonNullable<Q['asks']>['answer'];

interface QueryDefinition<Name extends string, F extends Fields, A> extends Query<F> {
  readonly name: Name;
  run(read: QueryContext, input: Arguments<F>): A;
}

/** Keeps the arguments' types inside `run` while rooms hold lists of commands and queries of any arguments. */
export const command = <const F extends Fields>(definition: Command<F>): Command => definition as unknown as Command;
export const query = <const Name extends string, const F extends Fields, A>(definition: QueryDefinition<Name, F, A>) =>
  definition as unknown as AskedQuery<Name, Arguments<F>, A>;
export const room = (definition: Room): Room => definition;
