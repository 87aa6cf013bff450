/** Opening a zip from outside: bounded in number and size [A22], and only by names that stay inside it [A23]. */

import { type UnzipFileInfo, unzipSync } from 'fflate';
import { failed, ok, type Result } from '../../../kernel/result.ts';

/** Most entries, most bytes of one and of all when unpacked; above `free` bytes an entry may not have more than `ratio` times its packed size. */
const ZIP_LIMITS = {
  entries: 20_000,
  file: 256 * 1024 * 1024,
  total: 512 * 1024 * 1024,
  free: 16 * 1024 * 1024,
  ratio: 200,
} as const;

export interface Unzipped {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Names that were not opened, and why. */
  readonly refused: readonly { readonly name: string; readonly code: 'import.zip-name' | 'import.zip-unknown' }[];
}

/** The entries that `wanted` asks for. Sizes are those the zip declares: the unpacking never writes beyond them. */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Result<Unzipped> {
  const refused: { name: string; code: 'import.zip-name' | 'import.zip-unknown' }[] = [];
  let entries = 0;
  let total = 0;
  let bomb = false;
  const choose = ({ name, size, originalSize }: UnzipFileInfo): boolean => {
    entries += 1;
    total += originalSize;
    if (entries > ZIP_LIMITS.entries || originalSize > ZIP_LIMITS.file || total > ZIP_LIMITS.total) bomb = true;
    if (originalSize > ZIP_LIMITS.free && originalSize > size * ZIP_LIMITS.ratio) bomb = true;
    if (bomb || name.endsWith('/')) return false;
    if (!staysInside(name)) refused.push({ name, code: 'import.zip-name' });
    else if (wanted(name)) return true;
    else refused.push({ name, code: 'import.zip-unknown' });
    return false;
  };
  try {
    const found = unzipSync(bytes, { filter: choose });
    if (bomb) return failed('import.zip-large', { megabytes: ZIP_LIMITS.total / 1024 / 1024 });
    return ok({ files: new Map(Object.entries(found)), refused });
  } catch {
    return bomb ? failed('import.zip-large', { megabytes: ZIP_LIMITS.total / 1024 / 1024 }) : failed('import.zip-damaged');
  }
}

function staysInside(name: string): boolean {
  return !/^[/\\]|^[a-z]:|\\/i.test(name) && !name.includes('\0') && !name.split('/').includes('..');
}
