/** Signatures hold as long as nothing of what was signed changes, and not a letter longer. */
import { ed25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../../replica/schema.ts';
import { registry } from '../../registry.ts';
import { Device } from '../../testing/device.ts';
import { asJson, digestOf, FORMAT, readDocument, type VersionDocument, versionId } from './document.ts';
import { agreementSignature, agreementVersion } from './schema.ts';
import { checkSignature, checkVersion, type Keys, type SignatureRow, type VersionRow } from './signing.ts';

const document: VersionDocument = {
  format: FORMAT,
  agreement: 'Qu-ageEh7YXWB8uCRBqz4A',
  number: 1,
  title: 'Charte',
  kind: 'charter',
  published: '2026-03-02',
  author: { member: 'wE1056KmgixOHeUTlNxKLQ', name: 'Ana' },
  parties: [{ member: 'wE1056KmgixOHeUTlNxKLQ', name: 'Ana' }, { body: 'Mairie d’Orzens' }],
  notice: 30,
  review: null,
  sections: [{ title: 'Confiance', body: 'On se fait confiance.\nToujours.' }],
};

/** Ana's signature on a version, as the command writes it. */
function signedCharter() {
  const [ana, ben] = [new Device(registry, 'ana'), new Device(registry, 'ben')];
  for (const device of [ana, ben]) device.do('member.join', { id: device.me, name: device === ana ? 'Ana' : 'Ben' });
  const agreement = ana.do('agreement.add', { title: 'Charte', kind: 'charter', start: 'fr' });
  const id = ana.do('agreement.publish', { agreement });
  ana.do('agreement.sign', { version: id });
  const version: VersionRow = { id, document: ana.replica.row(agreementVersion, id)?.document ?? null };
  const [row] = ana.replica.where(agreementSignature, { version: id }).all();
  const signature: SignatureRow = { version: id, member: row?.member ?? '', mark: row?.mark ?? null };
  const holders = new Map([ana, ben].map((device) => [device.id, { member: device.me, key: device.publicKey }]));
  const keys: Keys = {
    keyHolder: async (device) => holders.get(device),
    verify: async (key, message, given) => ed25519.verify(given, message, key),
  };
  return { ana, ben, version, signature, keys, holders };
}

describe('the document', () => {
  test('[G2] has one encoding, which only it has', () => {
    const json = fc.jsonValue({ maxDepth: 2, stringUnit: 'binary' }) as fc.Arbitrary<Json>;
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(canonicalJson(JSON.parse(canonicalJson(a)) as Json)).toBe(canonicalJson(a));
        const same = JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
        expect(canonicalJson(a) === canonicalJson(b)).toBe(same);
      }),
      { numRuns: 40 },
    );
  });

  test('[G3] its digest is of the bytes that the specification says', () => {
    const { format, agreement, number, title, kind, published, author, parties, notice, review, sections } = document;
    const spelt = `{"agreement":${JSON.stringify(agreement)},"author":{"member":"${author.member}","name":"Ana"},"format":"${format}","kind":"${kind}","notice":${notice},"number":${number},"parties":${JSON.stringify(parties)},"published":"${published}","review":${review},"sections":[{"body":"On se fait confiance.\\nToujours.","title":"${sections[0]?.title}"}],"title":"${title}"}`;
    expect(canonicalJson(asJson(document))).toBe(spelt);
    // As any other program computes them.
    expect(Buffer.from(digestOf(asJson(document))).toString('hex')).toBe(
      '1b5f5ce8e6e662cb89d05032f8653ba58a15af7e1ab2d02adf615e923b700601',
    );
    expect(versionId(digestOf(asJson(document)))).toBe('FUG449IJfAGZ-XvcbKduRw');
  });

  test('[G1] is read when every part is of its kind, and not otherwise', () => {
    expect(readDocument(asJson(document))).toEqual(document);
    for (const key of Object.keys(document)) {
      expect(readDocument({ ...document, [key]: { odd: true } }), key).toBeUndefined();
    }
    for (const odd of [null, [], 'text', 7, {}]) expect(readDocument(odd)).toBeUndefined();
    expect(readDocument({ ...document, later: 'from a newer version' })).toMatchObject({ title: 'Charte' });
  });
});

describe('[G6] checking', () => {
  test('a signature made by the command is right', async () => {
    const { version, signature, keys } = signedCharter();
    expect(checkVersion(version)).toBe('whole');
    expect(await checkSignature(version, signature, keys)).toBe('right');
  });

  test('any change of the document breaks it', async () => {
    const { version, signature, keys } = signedCharter();
    const paths = leavesOf(version.document);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.string({ minLength: 1 }), async (path, added) => {
        const altered: VersionRow = { id: version.id, document: changedAt(version.document, path, added) };
        expect(checkVersion(altered)).not.toBe('whole');
        expect(await checkSignature(altered, signature, keys)).not.toBe('right');
        // Nor does giving it the id that fits help: the signature is over the digest.
        const moved: VersionRow = { ...altered, id: versionId(digestOf(altered.document)) };
        expect(await checkSignature(moved, { ...signature, version: moved.id }, keys)).not.toBe('right');
      }),
      { numRuns: 60 },
    );
  });

  test('another date, another member, another device, a flipped bit are found', async () => {
    const { ana, ben, version, signature, keys } = signedCharter();
    const mark = signature.mark as { readonly date: string; readonly device: string; readonly signature: string };
    const flipped = (mark.signature.startsWith('A') ? 'B' : 'A') + mark.signature.slice(1);
    expect(await checkSignature(version, { ...signature, mark: { ...mark, date: '2026-03-03' } }, keys)).toBe('altered');
    expect(await checkSignature(version, { ...signature, mark: { ...mark, signature: flipped } }, keys)).toBe('altered');
    expect(await checkSignature(version, { ...signature, member: ben.me }, keys)).toBe('anothers');
    expect(await checkSignature(version, { ...signature, mark: { ...mark, device: ben.id } }, keys)).toBe('anothers');
    expect(await checkSignature(version, { ...signature, member: ben.me, mark: { ...mark, device: ben.id } }, keys)).toBe('altered');
    expect(await checkSignature(version, { ...signature, mark: { ...mark, device: version.id } }, keys)).toBe('unknown-device');
    for (const odd of [null, {}, { ...mark, signature: 'short' }, { ...mark, date: 'soon' }, 'text'])
      expect(await checkSignature(version, { ...signature, mark: odd }, keys)).toBe('unreadable');
    expect(ana.me).toBe(signature.member);
  });

  test('what was altered is not signed, and what is signed cannot be another’s version', () => {
    const { ben, ana, version } = signedCharter();
    ben.receive(ana.changes);
    expect(ben.run('agreement.sign', { version: version.id })).toMatchObject({ ok: true });
    const text = changedAt(version.document, ['title'], '!');
    const write = { table: 'agreement-version', row: version.id, column: 'document', rule: 'last' as const, value: canonicalJson(text) };
    const last = ana.changes.at(-1);
    if (last === undefined) throw new Error('Ana did something');
    ben.receive([{ ...last, seq: last.seq + 1, stamp: last.stamp + 1_000_000, writes: [write] }]);
    expect(ben.refused('agreement.sign', { version: version.id, again: true })?.code).toBe('version-altered');
  });
});

type Path = readonly (string | number)[];

function leavesOf(value: Json, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => leavesOf(inner as Json, [...path, key]));
}

function changedAt(value: Json, [key, ...rest]: Path, added: string): Json {
  if (key === undefined) return typeof value === 'string' ? value + added : typeof value === 'number' ? value + 1 : added;
  if (Array.isArray(value)) return value.map((item: Json, at) => (at === key ? changedAt(item, rest, added) : item));
  const object = value as { readonly [key: string]: Json };
  return { ...object, [key]: changedAt(object[String(key)] ?? null, rest, added) };
}

function sorted(value: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => sorted(item as Json));
  if (typeof value === 'string') return value.toWellFormed();
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  const entries = Object.entries(value).map(([key, inner]) => [key.toWellFormed(), sorted(inner as Json)] as const);
  return { object: entries.sort(([a], [b]) => (a < b ? -1 : 1)) };
}
