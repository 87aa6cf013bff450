import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('says what it did not understand instead of running something else', () => {
  expect(readOptions(['--without', 'clone,rain'])).toContain('No fault is called rain');
  expect(readOptions(['--devices', 'many'])).toContain('--devices many');
  expect(readOptions(['--sead', '4'])).toContain('--sead');
  expect(readOptions(['--seed', '0'])).toContain('above 0');
});

test('names one seed and makes it smaller', () => {
  expect(readOptions(['--seed', '84', '--devices', '5', '--without', 'clone,full', '--plain'])).toMatchObject({
    seed: 84,
    seeds: undefined,
    resume: false,
    wishes: { devices: 5, without: ['clone', 'full'], rooms: false },
  });
});
