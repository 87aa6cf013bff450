/** The bytes of attachments (S12), stored on the server under their hash: the command line keeps none of its own. */

import { createHash } from 'node:crypto';
import { ok, type Result } from '../kernel/result.ts';
import { callApi, type Server } from './api.ts';

export interface StoredFile {
  readonly hash: string;
  readonly size: number;
  readonly type: string;
}

/** What browsers call bytes of which nothing is known; the server looks at them itself when they are fetched. */
const UNKNOWN_TYPE = 'application/octet-stream';

export async function storeFile(server: Server, bytes: Uint8Array): Promise<Result<StoredFile>> {
  const hash = createHash('sha256').update(bytes).digest('base64url');
  const stored = await callApi(server, 'PUT', `/api/v1/files/shared/${hash}?size=${bytes.length}`, bytes);
  return stored.ok ? ok({ hash, size: bytes.length, type: UNKNOWN_TYPE }) : stored;
}
