/** The version of this copy of Relais. */

import { readFileSync } from 'node:fs';

/** As in package.json, `0` when it cannot be read. */
export function relaisVersion(): string {
  const source: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof source === 'object' && source !== null && 'version' in source && typeof source.version === 'string' ? source.version : '0';
}
