/** A backup a day, made by the server itself: soon after it starts when the last one is older than that, then day by day. */

import { readdir } from 'node:fs/promises';
import type { Clock } from '../../kernel/ports.ts';
import type { Log } from '../http/log.ts';
import { backup, instantOfName } from './backup.ts';
import type { Place } from './place.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SOON = 60_000;

/** Looks every hour until the answer is called. A failure is logged, and tried again an hour later. */
export function startDailyBackups(place: Place, folder: string, clock: Clock, log: Log): () => void {
  async function look(): Promise<void> {
    if ((await lastBackup(folder)) + DAY > clock.now()) return;
    const made = await backup(place, folder, clock.now());
    if (!made.ok) log.warn('backup-failed', { code: made.problem.code });
    else log.info('backup', { entries: made.value.entries, files: made.value.files, missing: made.value.missing.length });
  }
  const run = (): void => void look().catch((cause: unknown) => log.error('backup-failed', cause));
  const soon = setTimeout(run, SOON);
  const hourly = setInterval(run, HOUR);
  soon.unref();
  hourly.unref();
  return () => {
    clearTimeout(soon);
    clearInterval(hourly);
  };
}

async function lastBackup(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  return Math.max(0, ...names.map((name) => instantOfName(name) ?? 0));
}
