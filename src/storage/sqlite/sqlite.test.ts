import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeStore } from '../testing/contract.ts';
import { openSqlite } from './open.ts';

describeStore(
  'SQLite',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'relais-sqlite-'));
    return {
      open: () => openSqlite(join(folder, 'store.db'), { pollEvery: 5 }),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  { runs: 20 },
);
