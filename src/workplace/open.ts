/** Opens what a store holds: the replica over its blocks, the device over its log, and the workplace on both. */

import type { Id } from '../kernel/ids.ts';
import { Replica } from '../replica/replica.ts';
import type { BlockSource } from '../replica/segment-types.ts';
import type { TextPort } from '../replica/text-port.ts';
import type { Registry } from '../rooms/create-registry.ts';
import { Device, type DevicePorts } from '../sync/index.ts';

export interface OpenOptions {
  readonly ports: DevicePorts;
  readonly registry: Registry;
  readonly blocks: BlockSource;
}

/** Rejects with `StoreError` when the store cannot be read. */
export async function openDevice({ ports, registry, blocks }: OpenOptions): Promise<{ device: Device; replica: Replica }> {
  const replica = new Replica({ tables: [...registry.tables.values()], blocks, compressor: ports.compressor });
  return { device: await Device.open(ports, replica), replica };
}

export const loadYjs = async (): Promise<TextPort> => (await import('../replica/text.ts')).yjsText;

/** The member's own first words: their row, so that others see who came. */
export const memberJoin = (id: Id, name: string, zone: string): readonly [string, object] => ['member.join', { id, name, zone }];
