/** Everything shared, in the formats of the command line. Any member may: what is shared is on each member's own device already [A34]. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failed } from '../../kernel/result.ts';
import { registry } from '../../rooms/registry.ts';
import { writeSqlite } from '../../storage/node.ts';
import { createFormats, createTranslator, isLocale, type Locale, mergeCatalogues } from '../../ui/i18n/index.ts';
import {
  decisionsZip,
  dump,
  EXPORT_FORMATS,
  type ExportFormat,
  exportAs,
  exportDecisions,
  exportKinds,
  loadYjs,
  type Workplace,
} from '../../workplace/index.ts';
import { workplaceName } from '../accounts/workplaces.ts';
import type { Copies } from '../copy/copies.ts';
import { type MemberCall, member, type Route } from '../http/route.ts';

const FORMATS = [...EXPORT_FORMATS, 'decisions', 'sqlite'] as const;
type Format = (typeof FORMATS)[number];

const kinds: Readonly<Record<Format, { readonly suffix: string; readonly type: string }>> = {
  ...exportKinds,
  decisions: { suffix: 'zip', type: 'application/zip' },
  sqlite: { suffix: 'sqlite', type: 'application/vnd.sqlite3' },
};

export const exportRoute = (copies: Copies): Route =>
  member({
    limit: 'make',
    method: 'GET',
    path: '/api/v1/export',
    summary: `Everything shared: ?format=${FORMATS.join('|')} (json: relais-export/1), in the language ?lang=en|fr`,
    verb: 'export.read',
    handle: (call) => take(copies, call),
  });

async function take(copies: Copies, call: MemberCall) {
  const { workplace: id, member: me } = call.actor;
  const format = FORMATS.find((each) => each === (call.query('format') ?? 'json'));
  const language = call.query('lang') ?? 'en';
  if (format === undefined) return failed('input.invalid', { field: 'format', expected: FORMATS.join(', ') });
  if (!isLocale(language)) return failed('input.invalid', { field: 'lang', expected: 'en, fr' });
  const workplace = (await copies.of(id)).as(me);
  const name = (await workplaceName(call.accounts, id)) ?? '';
  const body =
    format === 'sqlite'
      ? await asSqlite(workplace, call.accounts.clock.now())
      : format === 'decisions'
        ? await asFolder(workplace, name, language)
        : await asText(workplace, format, name, language);
  const { suffix, type } = kinds[format];
  return new Response(body, {
    headers: {
      'content-type': typeof body === 'string' ? `${type}; charset=utf-8` : type,
      // A name that says nothing, and nobody's cache.
      'content-disposition': `attachment; filename="relais.${suffix}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

async function asText(workplace: Workplace, format: ExportFormat, name: string, locale: Locale): Promise<string> {
  const say = createTranslator(locale, mergeCatalogues(registry.messages));
  return (await exportAs(workplace, format, { name, locale, say })).text;
}

/** The registry of decisions, one Markdown file each, in a zip. */
async function asFolder(workplace: Workplace, name: string, locale: Locale): Promise<Uint8Array<ArrayBuffer>> {
  const say = createTranslator(locale, mergeCatalogues(registry.messages));
  const { civilDate, civilDateAt } = createFormats(locale, (await workplace.here()).zone);
  return decisionsZip(await exportDecisions(workplace, { name, say, date: (day) => civilDate(day, 'long'), dayOf: civilDateAt }));
}

/** In a folder of its own that only this process may read, and gone before the answer leaves. */
async function asSqlite(workplace: Workplace, now: number): Promise<Uint8Array<ArrayBuffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'relais-export-'));
  try {
    const file = join(folder, 'relais.sqlite');
    await writeSqlite(await dump(workplace.replica, registry.tables, await loadYjs(), now, workplace.keyHolder), file);
    return new Uint8Array(await readFile(file));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
