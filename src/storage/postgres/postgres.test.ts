import pg from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { utf8 } from '../../kernel/bytes.ts';
import { EVERYTHING, StoreError } from '../../kernel/store.ts';
import { copyStore } from '../copy.ts';
import { memoryStore } from '../memory/memory.ts';
import { describeStore } from '../testing/contract.ts';
import { startPostgres } from '../testing/postgres-server.ts';
import { connectPostgres, openPostgres, type PostgresOptions } from './open.ts';

const server = await startPostgres();
afterAll(() => server?.stop());

test('PostgreSQL is at hand: a server in RELAIS_TEST_POSTGRES, or Debian’s package', () => {
  if (server === undefined) console.warn('No PostgreSQL found: its tests are left out. Set RELAIS_TEST_POSTGRES or install postgresql.');
  expect(server === undefined && process.env.CI === 'true', 'CI must test PostgreSQL').toBe(false);
});

let places = 0;

/** A namespace of its own in the database, whose rows are removed at the end. */
function makePlace(url: string, options: PostgresOptions) {
  const namespace = `test-${process.pid}-${++places}`;
  return {
    namespace,
    open: () => openPostgres(`${url}${url.includes('?') ? '&' : '?'}namespace=${namespace}`, { connections: 2, ...options }),
    remove: () =>
      query(url, ...['store', 'entry', 'notice'].map((table) => `DELETE FROM relais_${table} WHERE namespace = '${namespace}'`)),
  };
}

async function query(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

if (server !== undefined) {
  const { url } = server;
  describeStore('PostgreSQL', async () => makePlace(url, {}), { runs: 10 });
  describeStore('PostgreSQL without LISTEN', async () => makePlace(url, { listen: false, pollEvery: 10 }), { runs: 1 });
}

const put = (key: string, bytes = 10) => ({ put: [{ collection: 'a', key, value: new Uint8Array(bytes).fill(7) }] });
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'nothing failed',
    (error: unknown) => (error instanceof StoreError ? error.reason : error),
  );

describe.runIf(server !== undefined)('PostgreSQL', () => {
  const url = server?.url ?? '';

  test('[A01] namespaces of one database do not see each other', async () => {
    const database = connectPostgres(url);
    const [left, right] = [makePlace(url, {}), makePlace(url, {})];
    const [one, other] = [await database.open(left.namespace), await database.open(right.namespace)];
    await one.commit(put('k'));
    expect(await other.collections()).toEqual([]);
    await other.commit({ removeRange: [{ collection: 'a', ...EVERYTHING }] });
    expect(await one.keys('a', EVERYTHING)).toEqual(['k']);
    await one.close();
    await other.close();
    await database.end();
    await left.remove();
    await right.remove();
  });

  test('several servers may prepare a new namespace at once', async () => {
    const place = makePlace(url, {});
    const stores = await Promise.all(Array.from({ length: 4 }, () => place.open()));
    await Promise.all(stores.map((store, index) => store.commit(put(String(index)))));
    expect(await stores[0]?.keys('a', EVERYTHING)).toEqual(['0', '1', '2', '3']);
    for (const store of stores) await store.close();
    await place.remove();
  });

  test('[F14] a namespace of a newer version is refused', async () => {
    const place = makePlace(url, {});
    await (await place.open()).close();
    await query(url, `UPDATE relais_store SET version = 99 WHERE namespace = '${place.namespace}'`);
    expect(await reasonOf(place.open())).toBe('newer');
    await place.remove();
  });

  test('a server that is not there, and a database that is not, are `unavailable`', async () => {
    expect(await reasonOf(openPostgres('postgres://nobody@127.0.0.1:1/none', { patience: 50 }))).toBe('unavailable');
    expect(await reasonOf(openPostgres(url.replace('/postgres', '/no-such-database')))).toBe('unavailable');
  });

  test('a server that holds the namespace for long makes others say `blocked`, and nothing is written', async () => {
    const place = makePlace(url, { patience: 100 });
    const store = await place.open();
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    await holder.query(`BEGIN; SELECT FROM relais_store WHERE namespace = '${place.namespace}' FOR UPDATE`);
    expect(await reasonOf(store.commit(put('1')))).toBe('blocked');
    expect(await store.keys('a', EVERYTHING)).toEqual([]);
    await holder.end();
    expect(await store.commit(put('2'))).toBe('done');
    await store.close();
    await place.remove();
  });

  test('connections cut by the server are made again, for reading, writing and waking', async () => {
    const place = makePlace(url, { pollEvery: 60_000 });
    const [store, other] = [await place.open(), await place.open()];
    const heard: string[] = [];
    other.watch((topic) => heard.push(topic));
    await store.commit(put('1'));
    await query(
      url,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'relais' AND pid <> pg_backend_pid()`,
    );
    expect(await store.commit(put('2'))).toBe('done');
    expect(await other.keys('a', EVERYTHING)).toEqual(['1', '2']);
    store.notify('after the cut');
    while (!heard.includes('after the cut')) await new Promise((resume) => setTimeout(resume, 5));
    await store.close();
    await other.close();
    await place.remove();
  });

  test('[F25] a store moves from memory to PostgreSQL and back, compared on the way', async () => {
    const place = makePlace(url, {});
    const [from, middle, back] = [memoryStore(), await place.open(), memoryStore()];
    const put = Array.from({ length: 300 }, (_, index) => ({
      collection: `c${index % 3}`,
      key: `k ${index}`,
      value: new Uint8Array(index),
    }));
    await from.commit({ put });
    expect(await copyStore(from, middle)).toMatchObject({ ok: true });
    expect(await copyStore(middle, back)).toMatchObject({ ok: true });
    expect(await back.range('c1', EVERYTHING)).toEqual(await from.range('c1', EVERYTHING));
    await middle.close();
    await place.remove();
  });

  test('a large value among many small ones is written in one commit', async () => {
    const place = makePlace(url, {});
    const store = await place.open();
    const small = Array.from({ length: 6_000 }, (_, index) => ({ collection: 'a', key: `k${index}`, value: utf8(String(index)) }));
    const large = { collection: 'a', key: 'large', value: new Uint8Array(12_000_000).fill(9) };
    await store.commit({ put: [...small, large, { collection: 'a', key: 'last', value: utf8('last') }] });
    expect((await store.keys('a', EVERYTHING)).length).toBe(6_002);
    expect((await store.get('a', 'large'))?.length).toBe(12_000_000);
    expect(await store.get('a', 'last')).toEqual(utf8('last'));
    await store.close();
    await place.remove();
  });
});

describe.runIf(server?.restart !== undefined)('PostgreSQL that is restarted', () => {
  test('[F23] commits made meanwhile wait for it, and what was acknowledged is there', async () => {
    const place = makePlace(server?.url ?? '', { patience: 30_000 });
    const store = await place.open();
    await store.commit(put('0'));
    const restarted = server?.restart?.();
    const outcomes: [string, unknown][] = [];
    for (let count = 1; count <= 20; count++) outcomes.push([String(count), await reasonOf(store.commit(put(String(count))))]);
    await restarted;
    const done = outcomes.filter(([, outcome]) => outcome === 'nothing failed').map(([key]) => key);
    expect(done.length).toBeGreaterThanOrEqual(19);
    const found = await store.keys('a', EVERYTHING);
    expect(done.filter((key) => !found.includes(key))).toEqual([]);
    await store.close();
    await place.remove();
  });
});
