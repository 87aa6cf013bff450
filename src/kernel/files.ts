/**
 * The port for attached files: bytes under their own hash, per scope, written in pieces that can be resumed. Adapters
 * throw `StoreError` when the disk fails; what the other side did wrong is a `Problem`.
 */

import type { Result } from './result.ts';

/** SHA-256 in base64url: 43 characters, none of which leads out of a folder. */
const HASH = /^[A-Za-z0-9_-]{43}$/;
const SCOPE = /^[ -~]{1,80}$/;

export const isFileHash = (hash: string): boolean => HASH.test(hash);
export const isFileScope = (scope: string): boolean => SCOPE.test(scope);

export interface FileStanding {
  /** Bytes kept so far; the next piece begins here. */
  readonly received: number;
  readonly size: number;
  /** All bytes are there and the hash is right. */
  readonly complete: boolean;
}

export interface FilePiece {
  readonly scope: string;
  readonly hash: string;
  /** Of the whole file, bytes. */
  readonly size: number;
  /** Where `bytes` begin: at what was received, or at 0 to start again. */
  readonly offset: number;
  readonly bytes: Uint8Array;
}

export interface FileEntry {
  readonly hash: string;
  readonly size: number;
}

export interface FileContent {
  readonly size: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** A name that is not a hash, or a scope that is none, names no file: it is absent, and cannot be written. */
export interface Files {
  standing(scope: string, hash: string): Promise<FileStanding | undefined>;
  /**
   * Problems: `file-name` (not a hash, or not a scope), `file-size` (the piece does not fit the size), `file-offset`
   * {received} (go on from there), `file-quota` {quota, used}, `file-damaged` (all is there and the hash is another:
   * what was received is thrown away). A file that is complete stays as it is.
   */
  write(piece: FilePiece): Promise<Result<FileStanding>>;
  /** Of a complete file, from byte `from` on; `undefined` when it is not there. */
  read(scope: string, hash: string, from?: number): Promise<FileContent | undefined>;
  /** Complete files, by hash. */
  list(scope: string): Promise<FileEntry[]>;
  /** Scopes that hold anything, sorted. */
  scopes(): Promise<string[]>;
  /** Bytes that count towards the quota: complete files, and the whole size of those begun. */
  usage(scope: string): Promise<number>;
  /** Complete or begun; nothing when it is not there. */
  remove(scope: string, hash: string): Promise<void>;
}
