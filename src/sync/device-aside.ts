/** Refused changes, kept on the device with the reason until a person has seen to them (S8, F30). */

import type { Problem } from '../kernel/result.ts';
import { startingWith } from '../kernel/store.ts';
import type { Change, Scope } from '../replica/change.ts';
import { asideRecord, DEVICE } from './device-layout.ts';
import type { DevicePorts } from './device-ports.ts';
import type { Put } from './device-saver.ts';
import { changesOf } from './entries.ts';
import { cursorKey, decodeBlock, encodeBlock } from './log-block.ts';
import { decodeRecord, encodeRecord, stored } from './records.ts';

export interface Aside {
  readonly change: Change;
  readonly problem: Problem;
}

const keyOf = ({ scope, device, seq }: Change): string => cursorKey(`${scope}/${device}`, seq);

export const asidePut = (change: Change, problem: Problem): Put => ({
  collection: DEVICE.aside,
  key: keyOf(change),
  value: encodeRecord(asideRecord, { code: problem.code, params: problem.params ?? {}, block: encodeBlock([{ kind: 'change', change }]) }),
});

export async function readAside(ports: DevicePorts, scopes: readonly Scope[]): Promise<readonly Aside[]> {
  const found: Aside[] = [];
  for (const scope of scopes) {
    for (const { value } of await ports.store.range(DEVICE.aside, startingWith(`${scope}/`))) {
      const { code, params, block } = stored(decodeRecord(asideRecord, value));
      for (const change of changesOf(stored(decodeBlock(scope, block, ports.compressor))))
        found.push({ change, problem: { code, params } });
    }
  }
  return found;
}

export async function removeAside(ports: DevicePorts, aside: Aside): Promise<void> {
  await ports.store.commit({ remove: [{ collection: DEVICE.aside, key: keyOf(aside.change) }] });
}
