/** Where a server's data lies, by the flags that name it. */

import { join } from 'node:path';
import type { Given } from './command-line.ts';

export interface Place {
  readonly folder: string;
  /** A path or URL, as `--database` takes it. */
  readonly database: string;
  readonly files: string;
}

export const placeFlags = { data: 'value', database: 'value' } as const;

/** `beside`: a folder of its own within, so that the demo never meets real work. */
export function placeOf({ values }: Given, beside = ''): Place {
  const folder = join(values.get('data') ?? 'data', beside);
  return { folder, database: values.get('database') ?? join(folder, 'relais.sqlite'), files: join(folder, 'files') };
}
