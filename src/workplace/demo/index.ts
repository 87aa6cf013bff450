/**
 * A year in the life of an invented cooperative, for people who want to look and for tests: every change is made by the
 * rooms' own commands, at its time, by its author. The same seed and day give the same history.
 */

import type { Id } from '../../kernel/ids.ts';
import { wallClock } from '../../kernel/zones.ts';
import { type Change, SHARED } from '../../replica/change.ts';
import { Replica } from '../../replica/replica.ts';
import { nextStamp, type Stamp } from '../../replica/stamp.ts';
import { yjsText } from '../../replica/text.ts';
import { runQuery } from '../../rooms/ask.ts';
import { registry } from '../../rooms/registry.ts';
import { messageToSign, runCommand } from '../../rooms/run.ts';
import { scriptCompressor } from '../compressor.ts';
import type { Act, Ask } from './act.ts';
import { agree } from './agreements.ts';
import { Chance } from './chance.ts';
import { comingBack } from './coming-back.ts';
import { deciding } from './deciding.ts';
import { type Founded, found } from './founding.ts';
import { live } from './life.ts';
import { PEOPLE } from './people.ts';
import { sayPresence } from './presence.ts';

export { PEOPLE, WORKPLACE } from './people.ts';

export interface DemoOptions {
  /** The members and the device each writes with, in the order of `PEOPLE`; `sign` with the device's key, or nothing is signed. */
  readonly members: readonly { readonly member: Id; readonly device: Id; sign?(message: Uint8Array): Uint8Array }[];
  /** The end of the year, ms since 1970. */
  readonly until: number;
  readonly tasks?: number;
  readonly seed?: number;
}

export function makeDemo({ members, until, tasks = 3000, seed = 7420 }: DemoOptions): readonly Change[] {
  const chance = new Chance(seed);
  const replica = new Replica({ tables: [...registry.tables.values()], blocks: { load: async () => [] }, compressor: scriptCompressor });
  replica.useText(yjsText);
  const { texts } = replica;
  const changes: Change[] = [];
  const seqs = new Map<Id, number>();
  let stamp: Stamp = 0;
  const act: Act = (at, who, command, input) => {
    const { member: me, device, sign } = members[who] as (typeof members)[number];
    const zone = PEOPLE[who]?.zone ?? 'Europe/Paris';
    const circumstances = { me, now: at, today: wallClock(at, zone).date, zone };
    const attempt = replica.attempt((reader) => {
      const running = { reader, registry, circumstances, random: chance, ...(texts === undefined ? {} : { text: texts }) };
      const message = sign === undefined ? undefined : messageToSign(running, command, input);
      const signed = message === undefined || sign === undefined ? undefined : { device, signature: sign(message), message };
      return runCommand(running, command, input, signed === undefined ? {} : { signed });
    });
    if (!attempt.done || !attempt.value.ok) return undefined;
    const { writes, answer } = attempt.value.value;
    const seq = (seqs.get(device) ?? 0) + 1;
    stamp = nextStamp(stamp, at);
    if (writes.length > 0) {
      const change: Change = { scope: SHARED, device, seq, stamp, command, writes };
      seqs.set(device, seq);
      changes.push(change);
      replica.apply([change]);
    }
    return 'row' in answer ? answer.row.id : undefined;
  };
  const ask: Ask = (query, input) => {
    const circumstances = { me: members[0]?.member ?? '', now: until, today: wallClock(until, 'Europe/Paris').date, zone: 'Europe/Paris' };
    const attempt = replica.attempt((reader) => runQuery({ reader, registry, circumstances }, query, input));
    return attempt.done && attempt.value.ok ? attempt.value.value : undefined;
  };
  const founded: Founded = found(
    act,
    chance,
    members.map(({ member }) => member),
    until,
  );
  const others = [...deciding(act, ask, founded, until), ...comingBack(act, founded, until)];
  live(act, chance, founded, { until, tasks, others, more: (plan) => agree(plan, act, ask, founded) });
  sayPresence(act, founded, until);
  return changes;
}
