/** What a view may ask and do, whatever stands behind it: whoever opens the application provides it as a context. */
import { type Accessor, createContext, createEffect, type JSX, onCleanup, useContext } from 'solid-js';
import { present } from '../../kernel/assert.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Problem, Result } from '../../kernel/result.ts';
import type { Journal } from './journal.ts';

export interface Done {
  /** The row or plain data a command answers. */
  readonly answer: unknown;
  /** Names the gesture for `undo`; missing when there was nothing to write. */
  readonly undo?: string;
}

export interface RunOptions {
  /** The person was told that most of a table goes to the trash, and means it (F33). */
  readonly confirmed?: boolean;
  /** Ties several commands into one gesture, undone together. */
  readonly gesture?: Id;
}

/** One change of a row, as its history tells it. */
export interface PastChange {
  /** Names it for `undo`. */
  readonly undo: string;
  /** The command, as in the registry. */
  readonly command: string;
  readonly author: Id | undefined;
  /** For whom the server wrote. */
  readonly behalf?: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Not yet with the others. */
  readonly waiting: boolean;
  /** Which columns of the row it wrote. */
  readonly columns: readonly string[];
}

/** The history of a row, newest first; `complete` false when the rest could not be fetched (no network). */
export interface Past {
  readonly changes: readonly PastChange[];
  readonly complete: boolean;
}

/** A text being edited together; `close` keeps what is not yet written. */
export interface OpenText {
  readonly content: string;
  /** What others, or another tab, made of it; called with the whole text and where a caret at `at` now stands. */
  listen(listener: (content: string, moved: (at: number) => number) => void): void;
  /** The person's own text now; written as edits that merge. */
  write(content: string): void;
  close(): void;
}

/** Whose device signs with which key, and whether a signature holds. */
export interface Keys {
  /** `undefined` when no such device is known here. */
  keyHolder(device: Id): Promise<{ readonly member: Id; readonly key: Uint8Array } | undefined>;
  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}

/** Bytes attached to rows, by hash. */
export interface Files {
  /** Stores bytes on the device and queues them for the workplace. */
  add(file: Blob, told: (share: number) => void): Promise<Result<{ readonly hash: string; readonly size: number }>>;
  /** The bytes, from the device or the workplace. */
  open(hash: string, type: string): Promise<Result<Blob>>;
}

/** What was typed and not yet sent, kept on the device through reload and crash [F14, F21]. */
export interface Drafts {
  /** Undefined when nothing was kept. */
  read(key: string): string | undefined;
  /** An empty text forgets it. */
  write(key: string, text: string): void;
}

/** The rows that keys and the palette are about. */
export interface Subject {
  readonly table: string;
  readonly ids: readonly Id[];
  /** What the person calls them. */
  readonly label: string;
}

export interface Desk {
  readonly me: Id;
  readonly workplace: Id;
  run(name: string, input: unknown, options?: RunOptions): Promise<Result<Done>>;
  ask(name: string, input: unknown): Promise<Result<unknown>>;
  /** Answers now and whenever a change may have altered the answer. The answer stops it. */
  watch(name: string, input: unknown, listener: (answer: Result<unknown>) => void): () => void;
  undo(undo: string): Promise<Result<Done>>;
  /** A row with its texts, by the names of its columns; undefined when it is not here. For the form of a command that changes it. */
  row(table: string, id: Id): Promise<Readonly<Record<string, unknown>> | undefined>;
  /** Starts a command as a key or the palette does: runs it, or opens the form that asks for what is missing. */
  perform(name: string, given?: Readonly<Record<string, unknown>>): void;
  readonly subject: Accessor<Subject | undefined>;
  readonly setSubject: (subject: Subject | undefined) => void;
  past(table: string, row: Id): Promise<Result<Past>>;
  openText(table: string, row: Id, column: string): Promise<Result<OpenText>>;
  /** Corrected time, ms since 1970. */
  now(): number;
  /** The civil date where the person is. */
  today(): string;
  zone(): string;
  newId(): Id;
  /** Where others reach this workplace, such as `https://relais.example`: what is printed begins with it. */
  address(): Promise<string>;
  go(href: string, options?: { readonly replace?: boolean }): void;
  /** Deletes a row and its parts for ever, with their history, here and everywhere (X3); only while the server can be reached. */
  expunge(table: string, row: Id): Promise<Result<unknown>>;
  /** Asks the person whether they mean it; false when they do not. */
  confirm(problem: Problem): Promise<boolean>;
  readonly keys: Keys;
  readonly files: Files;
  readonly drafts: Drafts;
  readonly journal: Journal;
}

const DeskContext = createContext<Desk>();
export const DeskProvider = DeskContext.Provider;
export const useDesk = (): Desk => present(useContext(DeskContext), 'useDesk is called under a DeskProvider');

/** While the calling component lives, keys and the palette are about this. */
export function useSubject(describe: () => Subject | undefined): void {
  const desk = useDesk();
  createEffect(() => desk.setSubject(describe()));
  onCleanup(() => desk.setSubject(undefined));
}

/** A form of its own for a command, in place of the one made from its arguments. */
export interface OwnFormProps {
  /** Arguments known already. */
  readonly given: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
}

/** What every room's view is given. */
export interface RoomViewProps {
  /** What follows the room in the address. */
  readonly path: readonly string[];
  readonly search: URLSearchParams;
  /** What the application itself knows about a row and the room does not: a member's account. */
  readonly about?: ((table: string, id: Id) => JSX.Element) | undefined;
}
