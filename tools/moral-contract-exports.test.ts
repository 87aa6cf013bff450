/** [M4] by doing it: a year of a workplace is taken out in every format, and what comes out is compared with what is there. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { ok } from '../src/kernel/result.ts';
import { type Change, SHARED } from '../src/replica/change.ts';
import { deriveId } from '../src/replica/ids.ts';
import { Replica } from '../src/replica/replica.ts';
import { BlockMap, compressor } from '../src/replica/testing/arbitrary.ts';
import { yjsText } from '../src/replica/text.ts';
import { checkAll, type Keys } from '../src/rooms/organisation/index.ts';
import { registry } from '../src/rooms/registry.ts';
import { seededRandom } from '../src/rooms/testing/device.ts';
import { NaiveReplica } from '../src/rooms/testing/naive-reader.ts';
import { createFormats, createTranslator, mergeCatalogues } from '../src/ui/i18n/index.ts';
import { makeDemo, PEOPLE } from '../src/workplace/demo/index.ts';
import { type Dump, dump, exportAs, exportDecisions, readDump, Workplace } from '../src/workplace/index.ts';
import { measuresAmong, numbersOn } from './contract/walkers.ts';

const until = Date.UTC(2026, 10, 22, 12);
const people = PEOPLE.map(({ name }) => {
  const secretKey = new Uint8Array(32).fill(name.length);
  return {
    member: deriveId('member', name),
    device: deriveId('device', name),
    key: ed25519.getPublicKey(secretKey),
    sign: (message: Uint8Array) => ed25519.sign(message, secretKey),
  };
});
const keyHolder: Keys['keyHolder'] = async (device) => {
  const one = people.find((each) => each.device === device);
  return one === undefined ? undefined : { member: one.member, key: one.key };
};

let year: readonly Change[];
let workplace: Workplace;
let taken: Dump;

const name = 'La Coopérative du Vallon';
const say = createTranslator('fr', mergeCatalogues(registry.messages));
const taking = { name, locale: 'fr', say } as const;

beforeAll(async () => {
  year = makeDemo({ members: people, until, tasks: 150 });
  const replica = new Replica({ tables: [...registry.tables.values()], blocks: new BlockMap(), compressor });
  replica.apply(year);
  const device = {
    clock: { now: () => until },
    commit: () => {
      throw new Error('taking out writes nothing');
    },
    undoing: () => Promise.resolve(ok([])),
  };
  const me = deriveId('member', PEOPLE[0]?.name ?? '');
  const onDamage = (error: Error) => {
    throw error;
  };
  const loadText = () => Promise.resolve(yjsText);
  workplace = new Workplace({
    device,
    replica,
    registry,
    random: seededRandom(1),
    me,
    zone: 'Europe/Paris',
    loadText,
    keyHolder,
    onDamage,
  });
  const text = await exportAs(workplace, 'json', taking);
  const read = readDump(text.text);
  if (read === undefined) throw new Error('what was taken out can be read');
  taken = read;
});

/** As a reader that knows nothing of blocks and compression sees the year. */
const there = () => {
  const replica = new NaiveReplica(yjsText);
  replica.apply(year);
  return replica;
};

describe('[M4] everyone can take everything out', () => {
  test('the complete export has every table, every row of them, and every cell of what people wrote', () => {
    const naive = there();
    expect(Object.keys(taken.tables).sort()).toEqual([...registry.tables.keys()].sort());
    for (const table of registry.tables.values()) {
      const rows = naive.where(table, {}, 'with').all();
      const byId = new Map(taken.tables[table.name]?.map((row) => [row.id, row]));
      expect([table.name, byId.size]).toEqual([table.name, rows.length]);
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
          const wanted = table.columns[column]?.kind === 'text' ? naive.text(table, row.id, column) : value;
          if (wanted !== null && wanted !== '') expect(byId.get(row.id)?.[column], `${table.name}.${column}`).toEqual(wanted);
        }
    }
    expect(year.length).toBeGreaterThan(500);
  });

  test('each other format holds all that it is for', async () => {
    const titles = (taken.tables.task ?? []).filter(({ deleted }) => deleted === undefined).map(({ title }) => String(title));
    expect(titles.length).toBeGreaterThan(100);
    const csv = (await exportAs(workplace, 'csv', taking)).text;
    expect(titles.filter((title) => !csv.includes(title.replaceAll('"', '""')))).toEqual([]);
    const organisation = (await exportAs(workplace, 'organisation', taking)).text;
    const roles = (taken.tables.role ?? []).map((role) => String(role.name));
    expect(roles.length).toBeGreaterThan(10);
    expect(roles.filter((role) => !organisation.includes(`**${role}**`))).toEqual([]);
    const { civilDate, civilDateAt } = createFormats('fr', 'Europe/Paris');
    const files = await exportDecisions(workplace, { name, say, date: (day) => civilDate(day, 'long'), dayOf: civilDateAt });
    const decisions = (taken.tables.decision ?? []).map(({ title }) => String(title));
    expect(decisions.length).toBeGreaterThan(4);
    expect(files).toHaveLength(decisions.length + 1);
    expect(decisions.filter((title) => !files.some(({ text }) => text.startsWith('# ') && text.includes(title)))).toEqual([]);
  });

  test('signatures can be checked with the file and nothing else', async () => {
    const holder: Keys['keyHolder'] = async (device) => {
      const told = taken.signers.find((one) => one.device === device);
      return told === undefined ? undefined : { member: told.member, key: Uint8Array.from(Buffer.from(told.key, 'base64url')) };
    };
    const { 'agreement-version': versions = [], 'agreement-signature': signatures = [], member: members = [] } = taken.tables;
    const verify: Keys['verify'] = async (key, message, signature) => ed25519.verify(signature, message, key);
    const checked = await checkAll({ versions, signatures, members }, { keyHolder: holder, verify });
    const verdicts = checked.flatMap((one) => one.signatures.map(({ verdict }) => verdict));
    expect(verdicts.length).toBeGreaterThan(20);
    expect(new Set(verdicts)).toEqual(new Set(['right']));
  });

  test('[M1] nothing in it measures anybody', async () => {
    const names = Object.entries(taken.tables).flatMap(([table, rows]) => [table, ...rows.flatMap((row) => Object.keys(row))]);
    expect(measuresAmong([...new Set(names)])).toEqual([]);
    expect(numbersOn(taken.tables, new Set(people.map(({ member }) => member)))).toEqual([]);
    const again = await dump(workplace.replica, registry.tables, yjsText, until, keyHolder, SHARED);
    expect(again.tables).toEqual(taken.tables);
  });
});
