/** A process of its own for tests: writes to an SQLite store as told, and prints each entry once it is acknowledged. */

import { fromUtf8, utf8 } from '../../../kernel/bytes.ts';
import { openSqlite } from '../open.ts';

const [path, task] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: child.ts PATH write|count');
const store = await openSqlite(path);
if (task === 'write') await writeForEver();
else await count(50);
await store.close();

/** Each commit puts an entry and its twin, so that a torn commit shows. */
async function writeForEver(): Promise<void> {
  const start = `${process.pid}`;
  for (let round = 0; ; round++) {
    const keys = Array.from({ length: 20 }, (_, index) => `${start}/${round}/${index}`);
    await Promise.all(keys.map((key) => writeOne(key)));
  }
}

async function writeOne(key: string): Promise<void> {
  const value = utf8(key);
  const put = [
    { collection: 'log', key, value },
    { collection: 'twin', key, value },
  ];
  if ((await store.commit({ put })) === 'done') process.stdout.write(`${key}\n`);
}

async function count(times: number): Promise<void> {
  for (let done = 0; done < times; ) {
    const value = await store.get('counter', 'n');
    const next = utf8(String(value === undefined ? 1 : Number(fromUtf8(value)) + 1));
    const commit = { expect: [{ collection: 'counter', key: 'n', value }], put: [{ collection: 'counter', key: 'n', value: next }] };
    if ((await store.commit(commit)) === 'done') done++;
  }
}
