import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../kernel/bytes.ts';
import { EVERYTHING, type Store, startingWith } from '../../kernel/store.ts';
import { memoryDisk, memoryStore } from '../../storage/node.ts';
import { scopedStore } from './scoped-store.ts';

const keys = fc.stringMatching(/^[ -~]{1,8}$/);
const put = (store: Store, key: string) => store.commit({ put: [{ collection: 'a', key, value: utf8(key) }] });

describe('a part of a store', () => {
  it('holds what was put into it, and nothing of its neighbours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(keys, { maxLength: 12 }),
        fc.uniqueArray(keys, { maxLength: 12 }),
        keys,
        async (here, there, prefix) => {
          const whole = memoryStore();
          const [one, other] = [scopedStore(whole, 'copy', 'w1'), scopedStore(whole, 'copy', 'w2')];
          await whole.commit({ put: [{ collection: 'a', key: 'w1/outside', value: utf8('x') }] });
          for (const key of here) await put(one, key);
          for (const key of there) await put(other, key);
          const sorted = [...here].sort();
          expect(await one.keys('a', EVERYTHING)).toEqual(sorted);
          expect(await one.keys('a', startingWith(prefix))).toEqual(sorted.filter((key) => key.startsWith(prefix)));
          expect((await one.range('a', { ...EVERYTHING, reverse: true })).map(({ key }) => key)).toEqual(sorted.reverse());
          await one.commit({ removeRange: [{ collection: 'a', ...EVERYTHING }] });
          expect(await one.keys('a', EVERYTHING)).toEqual([]);
          expect(await other.keys('a', EVERYTHING)).toEqual([...there].sort());
          expect(await whole.get('a', 'w1/outside')).toEqual(utf8('x'));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('expects what is in it, and wakes who watches it from another process', async () => {
    const disk = memoryDisk();
    const [here, there] = [scopedStore(disk.open(), 'copy', 'w1'), scopedStore(disk.open(), 'copy', 'w1')];
    const elsewhere = scopedStore(disk.open(), 'copy', 'w2');
    const heard: string[] = [];
    const woken = new Promise<void>((resolve) => {
      there.watch((topic) => {
        heard.push(topic);
        resolve();
      });
    });
    elsewhere.watch((topic) => heard.push(`elsewhere ${topic}`));
    await put(here, 'k');
    const wrong = { expect: [{ collection: 'a', key: 'k', value: undefined }], put: [{ collection: 'a', key: 'k', value: utf8('other') }] };
    expect(await there.commit(wrong)).toBe('conflict');
    expect(await elsewhere.commit(wrong)).toBe('done');
    here.notify('device');
    await woken;
    expect(heard).toEqual(['device']);
    expect(await here.collections()).toEqual(['a']);
  });
});
