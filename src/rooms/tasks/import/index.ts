/** Importers, loaded when one is asked for: bytes in, a plan of tasks out, nothing written. */

import { failed, type Result } from '../../../kernel/result.ts';
import { decodeText } from './encoding.ts';
import type { ImportFormat, ImportOptions, ImportPlan } from './types.ts';

export { findDelimiter, readCsv } from './csv-reader.ts';
export { type DetectedFormat, detectFormat } from './detect.ts';
export { decodeText } from './encoding.ts';
export {
  FORMATS,
  type ImportedAttachment,
  type ImportedLink,
  type ImportedState,
  type ImportedTask,
  type ImportFormat,
  type ImportNote,
  type ImportOptions,
  type ImportPlan,
  type NoteLevel,
} from './types.ts';

type Importer = (bytes: Uint8Array, options: ImportOptions) => Promise<Result<ImportPlan>>;

const IMPORTERS: Readonly<Record<ImportFormat, Importer>> = {
  trello: async (bytes, options) => (await import('./trello.ts')).importTrello(decodeText(bytes), options),
  csv: async (bytes, options) => (await import('./csv.ts')).importCsv(decodeText(bytes), options),
  taskwarrior: async (bytes, options) => (await import('./taskwarrior.ts')).importTaskwarrior(decodeText(bytes), options),
  github: async (bytes, options) => (await import('./github.ts')).importGitHub(decodeText(bytes), options),
  vikunja: async (bytes, options) => (await import('./vikunja.ts')).importVikunja(bytes, options),
  deck: async (bytes, options) => (await import('./deck.ts')).importDeck(decodeText(bytes), options),
  wekan: async (bytes, options) => (await import('./wekan.ts')).importWekan(decodeText(bytes), options),
};

/** Most bytes of a file that is read at all [A22]. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** What `bytes` hold, as tasks; a problem when it is not that format or not readable at all. Never throws. */
export async function readImport(format: ImportFormat, bytes: Uint8Array, options: ImportOptions): Promise<Result<ImportPlan>> {
  if (bytes.length > LARGEST_FILE) return failed('import.file-large', { megabytes: LARGEST_FILE / 1024 / 1024 });
  return IMPORTERS[format](bytes, options);
}
