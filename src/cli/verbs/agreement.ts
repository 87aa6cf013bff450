/** `agreement verify`: who signed what, checked on this device or from an exported file; `agreement export`: a version as Markdown. */

import { readFile } from 'node:fs/promises';
import { fromBase64url } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import {
  agreementMarkdown,
  type agreementShow,
  agreementSignature,
  agreementVersion,
  type Checked,
  checkAll,
  type Keys,
} from '../../rooms/organisation/index.ts';
import { member } from '../../rooms/people/index.ts';
import { type Dump, readDump, systemSigner } from '../../workplace/index.ts';
import { finderOf } from '../find-row.ts';
import { withHome } from '../home.ts';
import { toFile } from '../to-file.ts';
import type { Call, Verb } from '../verb.ts';

const verify: Keys['verify'] = (key, message, signature) => systemSigner.verify(key, message, signature);

export const agreementVerbs: readonly Verb[] = [
  {
    words: ['agreement', 'verify'],
    usage: '[AGREEMENT] [--file EXPORT.json]',
    summary: 'cli.agreement-verify.help',
    examples: ['relais agreement verify', 'relais agreement verify Charter', 'relais agreement verify --file workplace.json'],
    flags: { file: 'value' },
    run(call) {
      const file = call.given.values.get('file');
      return file === undefined ? verifyHere(call) : verifyFile(call, file);
    },
  },
  {
    words: ['agreement', 'export'],
    usage: 'AGREEMENT [FILE]',
    summary: 'cli.agreement-export.help',
    examples: ['relais agreement export Charter charter.md'],
    flags: {},
    run: (call) => exportMarkdown(call),
  },
];

function verifyHere(call: Call): Promise<Result<unknown>> {
  return withHome(call, async ({ workplace }) => {
    const [written] = call.given.rest;
    const found = written === undefined ? undefined : await finderOf(workplace)('agreement', written);
    if (found?.ok === false) return found;
    const [versions, signatures, members] = await workplace.reading((reader) =>
      [agreementVersion, agreementSignature, member].map((table) => reader.where(table).all()),
    );
    const rows = { versions: versions ?? [], signatures: signatures ?? [], members: members ?? [] };
    return tell(call, await checkAll(rows, { keyHolder: workplace.keyHolder, verify }, found?.value), 'cli.verify.here');
  });
}

/** Needs no workplace: the file says who signed with which key, and is believed in that. */
async function verifyFile(call: Call, file: string): Promise<Result<unknown>> {
  const source = await readFile(file, 'utf8').catch(() => undefined);
  if (source === undefined) return failed('file-unreadable', { file });
  const dump = readDump(source);
  if (dump === undefined) return failed('dump-unreadable');
  const rows = {
    versions: dump.tables[agreementVersion.name] ?? [],
    signatures: dump.tables[agreementSignature.name] ?? [],
    members: dump.tables[member.name] ?? [],
  };
  const [written] = call.given.rest;
  const only = written === undefined ? undefined : agreementIn(dump, written);
  if (written !== undefined && only === undefined) return failed('row-not-found', { table: 'agreement', given: written.slice(0, 80) });
  return tell(call, await checkAll(rows, { keyHolder: async (device) => holderIn(dump, device), verify }, only), 'cli.verify.file');
}

function agreementIn(dump: Dump, written: string): string | undefined {
  const wanted = written.toLocaleLowerCase();
  const rows = dump.tables.agreement ?? [];
  const found = rows.find(({ id, title }) => id === written || String(title).toLocaleLowerCase() === wanted);
  return (found ?? rows.find(({ title }) => String(title).toLocaleLowerCase().includes(wanted)))?.id;
}

function holderIn({ signers }: Dump, device: string) {
  const told = signers.find((one) => one.device === device);
  const key = told === undefined ? undefined : fromBase64url(told.key);
  return told === undefined || key?.length !== 32 ? undefined : { member: told.member, key };
}

function tell({ terminal }: Call, checked: readonly Checked[], limits: string): Result<unknown> {
  const { t } = terminal;
  const lines = checked.flatMap(({ title, number, published, wholeness, signatures }) => [
    t('cli.verify.version', { title, number, date: published ?? '—', state: t(`agreements.wholeness.${wholeness}`) }),
    ...(signatures.length === 0 ? [`  ${t('agreements.signatures.none')}`] : []),
    ...signatures.map(
      ({ name, date, verdict, fingerprint }) =>
        `  ${t('cli.verify.signature', { name, date: date ?? '—', verdict: t(`agreements.verdict.${verdict}`), fingerprint: fingerprint ?? '—' })}`,
    ),
  ]);
  terminal.answer(checked, checked.length === 0 ? t('cli.verify.none') : [...lines, '', t(limits)].join('\n'));
  const wrong = checked.flatMap(({ wholeness, signatures }) => [
    wholeness !== 'whole',
    ...signatures.map(({ verdict }) => verdict !== 'right'),
  ]);
  const count = wrong.filter(Boolean).length;
  return count === 0 ? ok(undefined) : failed('agreement-not-verified', { count });
}

function exportMarkdown(call: Call): Promise<Result<unknown>> {
  return withHome(call, async ({ workplace }) => {
    const { terminal } = call;
    const [written = '', file] = call.given.rest;
    const found = await finderOf(workplace)('agreement', written);
    if (!found.ok) return found;
    const shown = await workplace.ask('agreement.show', { agreement: found.value });
    if (!shown.ok) return shown;
    const { current } = shown.value as NonNullable<NonNullable<typeof agreementShow.asks>['answer']>;
    if (current?.document == null) return failed('agreement-unpublished');
    const signatures = current.signatures.map(({ name, date }) => ({ name: name ?? '', date }));
    const text = agreementMarkdown(current.document, { label: current.label, digest: current.digest, signatures }, terminal.t);
    return toFile(call, text, file, 'cli.agreement-exported');
  });
}
