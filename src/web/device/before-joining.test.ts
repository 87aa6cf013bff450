import { expect, test } from 'vitest';
import { SHARED } from '../../replica/change.ts';
import { openingRooms } from '../../rooms/opening.ts';
import { member } from '../../rooms/people/index.ts';
import { memoryDisk } from '../../storage/index.ts';
import { storedBlocks } from '../../sync/index.ts';
import { openDevice, scriptCompressor, systemClock, systemRandom, systemSigner, systemTimers } from '../../workplace/index.ts';

test('[F22] what was done on a device before it joined is there afterwards, waiting to be shared; another workplace is refused', async () => {
  const disk = memoryDisk();
  const open = () => {
    const store = disk.open();
    const ports = {
      store,
      clock: systemClock,
      random: systemRandom,
      timers: systemTimers,
      signer: systemSigner,
      compressor: scriptCompressor,
    };
    return openDevice({ ports, registry: openingRooms, blocks: storedBlocks(store) });
  };
  const row = 'AAAAAAAAAAAAAAAAAAAAAA';
  const before = await open();
  before.device.commit(SHARED, 'member.edit', [{ table: member.name, row, column: 'name', rule: 'last', value: 'Ana' }]);
  expect(await before.device.join('BAAAAAAAAAAAAAAAAAAAAA', 'CAAAAAAAAAAAAAAAAAAAAA')).toBe(true);
  expect(await before.device.join('DAAAAAAAAAAAAAAAAAAAAA', 'CAAAAAAAAAAAAAAAAAAAAA'), '[F10]').toBe(false);
  await before.device.close();

  const after = await open();
  expect(await after.replica.read((reader) => reader.row(member, row)?.name)).toBe('Ana');
  expect(after.device.status.waiting).toBe(1);
  await after.device.close();
});
