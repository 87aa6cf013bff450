/** Where the project stands on this machine, and paths below it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} parts */
export const at = (...parts) => join(root, ...parts);
