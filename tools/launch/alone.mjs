/** Lets one process at a time install or build, so that two commands started together do not undo each other's work. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { at } from './root.mjs';
import { say } from './say.mjs';

/**
 * Runs `work` while holding the lock `name`; waits (any time) while a living process holds it.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function alone(name, work) {
  mkdirSync(at('.cache'), { recursive: true });
  const lock = at('.cache', `${name}.lock`);
  let told = false;
  while (!take(lock)) {
    if (isAbandoned(lock)) {
      rmSync(lock, { force: true });
      continue;
    }
    if (!told) say(`waiting for another Relais command to finish the ${name}`);
    told = true;
    await pause(200);
  }
  const release = () => rmSync(lock, { force: true });
  // The work may end the process, when it cannot be done.
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Its process ended without removing it. A lock is empty for an instant after it is made. */
function isAbandoned(lock) {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    return holder ? !lives(holder) : statSync(lock).mtimeMs < Date.now() - 5000;
  } catch {
    return false;
  }
}

function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
