/** Coming in on this device: a store and an identity are made before the server is asked, and kept for the next try when it refuses. */
import { base64url, newId } from '../../kernel/ids.ts';
import { failed, ok, type Result } from '../../kernel/result.ts';
import { createPreference, steady } from '../../ui/index.ts';
import { systemRandom } from '../../workplace/index.ts';
import type { Arrival } from '../account/accounts.ts';
import type { Entering, NewDevice } from '../first-contact/entering.ts';
import type { Known, KnownWorkplaces } from './known.ts';
import { deviceLabel } from './label.ts';
import { openKnown, openRaw, type RawDevice } from './open.ts';
import type { Opened } from './opened.ts';

export function createEntering(known: KnownWorkplaces, opens: (opened: Opened) => void): Entering {
  // A store made for an attempt that failed is taken up at the next.
  const [blank, setBlank] = createPreference<string>(
    steady(() => localStorage),
    'relais.blank',
    '',
    (text) => text,
  );
  let raw: RawDevice | undefined;

  const begin = async (name: string, arrival: Arrival, device: RawDevice | undefined, fresh = false): Promise<Result<true>> => {
    const entry: Known = {
      store: name,
      workplace: arrival.workplace.id,
      workplaceName: arrival.workplace.name,
      member: arrival.member.id,
      memberName: arrival.member.name,
    };
    const opened = await openKnown(entry, device, fresh);
    if (!opened.ok) return opened;
    known.put(entry);
    if (blank() === name) setBlank('');
    raw = undefined;
    opens(opened.value);
    return ok(true);
  };

  return {
    newDevice: async (): Promise<Result<NewDevice>> => {
      if (blank() === '') setBlank(`relais-${newId(systemRandom)}`);
      const name = blank();
      const opening = raw === undefined ? await openRaw(name) : ok(raw);
      if (!opening.ok) return opening;
      raw = opening.value;
      const device = opening.value;
      if (device.device.workplace !== '') return failed('web-store-foreign');
      const { publicKey } = await device.device.keys();
      return ok({
        claim: { id: device.device.id, publicKey: base64url(publicKey), label: deviceLabel() },
        belongsTo: (arrival, fresh) => begin(name, arrival, device, fresh),
      });
    },
    cameBack: (arrival) => {
      const before = known.find(arrival.workplace.id, arrival.member.id);
      return begin(before?.store ?? `relais-${newId(systemRandom)}`, arrival, undefined);
    },
  };
}
