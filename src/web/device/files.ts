/** Attached files on this device: kept under their hash at once, sent when the server can be reached, fetched when opened (S12, F32). */
import { sha256 } from '@noble/hashes/sha2.js';
import * as v from 'valibot';
import type { Files as FileKeeper } from '../../kernel/files.ts';
import { base64url } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { EVERYTHING, type Store, StoreError } from '../../kernel/store.ts';
import { SHARED } from '../../replica/change.ts';
import { filesOver } from '../../storage/browser.ts';
import type { Files } from '../../ui/index.ts';
import { ask } from '../account/server.ts';
import { storeProblem } from './told.ts';

const standing = v.object({ received: v.number(), complete: v.boolean() });

/** Hashes of files that the server does not have yet. */
const QUEUE = 'web-files-to-send';
const PIECE = 1 << 20;
/** What one device keeps of attached files, in bytes; the browser's own quota is most often smaller. */
const QUOTA = 4 * 2 ** 30;
const addressOf = (hash: string) => `/api/v1/files/${encodeURIComponent(SHARED)}/${hash}`;

export interface DeviceFiles extends Files {
  /** Sends what waits; asked whenever the device is connected. */
  send(): Promise<void>;
}

export function deviceFiles(store: Store): DeviceFiles {
  const keeper = filesOver(store, { quota: QUOTA });
  let sending: Promise<void> | undefined;

  const add: Files['add'] = async (file, told) => {
    try {
      const hash = await hashOf(file, (share) => told(share / 2));
      for (let offset = 0; offset === 0 || offset < file.size; offset += PIECE) {
        const bytes = new Uint8Array(await file.slice(offset, offset + PIECE).arrayBuffer());
        const kept = await keeper.write({ scope: SHARED, hash, size: file.size, offset, bytes });
        if (!kept.ok) return kept;
        told(0.5 + Math.min(1, (offset + PIECE) / file.size) / 2);
        if (kept.value.complete) break;
      }
      await store.commit({ put: [{ collection: QUEUE, key: hash, value: new Uint8Array(0) }] });
      void files.send();
      return ok({ hash, size: file.size });
    } catch (cause) {
      return refused(cause);
    }
  };

  const open: Files['open'] = async (hash, type) => {
    try {
      const here = await keeper.read(SHARED, hash);
      if (here !== undefined) return ok(new Blob(await gathered(here.chunks), { type }));
      const fetched = await fetchWhole(hash);
      if (!fetched.ok) return fetched;
      const bytes = fetched.value;
      if (base64url(sha256(bytes)) !== hash) return failed('web-file-damaged');
      // Kept for the next time, as far as there is room.
      for (let offset = 0; offset < bytes.length; offset += PIECE)
        await keeper
          .write({ scope: SHARED, hash, size: bytes.length, offset, bytes: bytes.subarray(offset, offset + PIECE) })
          .catch(() => undefined);
      return ok(new Blob([bytes], { type }));
    } catch (cause) {
      return refused(cause);
    }
  };

  const sendAll = async () => {
    for (const hash of await store.keys(QUEUE, EVERYTHING)) {
      if (!(await sendOne(keeper, hash))) return;
      await store.commit({ remove: [{ collection: QUEUE, key: hash }] });
    }
  };
  const files: DeviceFiles = {
    add,
    open,
    send: () => {
      sending ??= sendAll()
        .catch(() => undefined)
        .finally(() => {
          sending = undefined;
        });
      return sending;
    },
  };
  return files;
}

/** Goes on from where the server has it; false when it must be tried again later. */
async function sendOne(keeper: FileKeeper, hash: string): Promise<boolean> {
  const there = await ask('GET', `${addressOf(hash)}/state`, standing);
  if (!there.ok) return false;
  if (there.value.complete) return true;
  const here = await keeper.read(SHARED, hash);
  if (here === undefined) return true;
  let offset = there.value.received;
  const bytes = await new Blob(await gathered(here.chunks)).arrayBuffer();
  do {
    const piece = bytes.slice(offset, offset + PIECE);
    const answer = await fetch(`${addressOf(hash)}?offset=${offset}&size=${here.size}`, {
      method: 'PUT',
      body: piece,
      redirect: 'error',
    }).catch(() => undefined);
    const told = v.safeParse(standing, await answer?.json().catch(() => undefined));
    if (answer?.ok !== true || !told.success) return false;
    if (told.output.complete) return true;
    offset = told.output.received;
  } while (offset < here.size);
  return false;
}

async function fetchWhole(hash: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const answer = await fetch(addressOf(hash), { cache: 'no-store', redirect: 'error' }).catch(() => undefined);
  if (answer === undefined) return failed('web-file-away');
  if (!answer.headers.has('x-relais')) return failed('network.stranger');
  // Whoever attached it has not been able to send it yet.
  if (!answer.ok) return failed(answer.status === 404 ? 'web-file-missing' : 'web-file-away');
  return ok(new Uint8Array(await answer.arrayBuffer()));
}

async function hashOf(file: Blob, told: (share: number) => void): Promise<string> {
  const hash = sha256.create();
  for (let offset = 0; offset < file.size; offset += PIECE) {
    hash.update(new Uint8Array(await file.slice(offset, offset + PIECE).arrayBuffer()));
    told(Math.min(1, (offset + PIECE) / file.size));
  }
  return base64url(hash.digest());
}

async function gathered(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>[]> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  return parts;
}

function refused(cause: unknown): Result<never> {
  if (cause instanceof StoreError) return { ok: false, problem: storeProblem(cause.reason) };
  throw cause;
}
