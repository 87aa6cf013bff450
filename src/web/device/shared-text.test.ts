import { expect, test } from 'vitest';

import { type Change, SHARED } from '../../replica/change.ts';

import { deriveId } from '../../replica/ids.ts';
import { Replica } from '../../replica/replica.ts';
import { table, text } from '../../replica/schema.ts';
import { yjsText } from '../../replica/text.ts';
import { zlibCompressor } from '../../storage/node.ts';
import { holdsTooLarge } from '../../workplace/cut.ts';
import { openSharedText } from './shared-text.ts';

const page = table('page', { body: text() });
const row = deriveId('page', 1);

test('what is pasted may be longer than a change may be: it goes in pieces, none inside a character, and reads as it was', async () => {
  const replica = new Replica({ tables: [page], blocks: { load: async () => [] }, compressor: zlibCompressor });
  replica.useText(yjsText);
  const changes: Change[] = [];
  const opened = await openSharedText(replica, { table: 'page', row, column: 'body' }, (value) => {
    const write = { table: 'page', row, column: 'body', rule: 'text', value } as const;
    const seq = changes.length + 1;
    changes.push({ scope: SHARED, device: deriveId('device'), seq, stamp: seq * 65_536, command: 'page.edit', writes: [write] });
  });
  // An odd number of characters before, so that a piece would end inside one of the two-part ones.
  const pasted = `x${'👩‍🌾 élève 机 '.repeat(60_000)}`;
  opened.write(pasted);
  opened.close();
  expect(changes.length).toBeGreaterThan(2);
  for (const { writes } of changes) expect(holdsTooLarge(writes)).toBe(false);
  replica.apply(changes);
  expect(await replica.read((reader) => reader.text(page, row, 'body'))).toBe(pasted);
});
