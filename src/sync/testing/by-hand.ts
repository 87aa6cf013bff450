/** Messages and changes as somebody writes them by hand, past what the programs would send. */

import { newId } from '../../kernel/ids.ts';
import { CHAIN_START, makeLink, SEED_BYTES } from '../../replica/chain.ts';
import { type Change, SHARED } from '../../replica/change.ts';
import { nextStamp } from '../../replica/stamp.ts';
import { decodeMessage, encodeMessage, type Message, type MessageOf, PROTOCOL } from '../messages.ts';
import { cell, type Person, type World } from './people.ts';
import { toySigner } from './world.ts';

/** Somebody who writes the messages of a member's device by hand. */
export async function byHand(world: World, person: Person, more: Partial<MessageOf<'hello'>> = {}) {
  const heard: Message[] = [];
  let end: string | undefined;
  const receiver = world.hub.connect(person.authority, {
    send(bytes) {
      const message = decodeMessage(bytes);
      if (message.ok) heard.push(message.value);
    },
    close: (reason) => {
      end = reason;
    },
  });
  const { publicKey, secretKey } = await person.device.keys();
  const send = (message: Message) => receiver.receive(encodeMessage(message));
  const nothing = { epoch: '', cursor: 0, mark: new Uint8Array(0) };
  const hello = { kind: 'hello', protocol: PROTOCOL, workplace: world.workplace, device: person.device.id, key: publicKey } as const;
  send({ ...hello, former: [], roster: 0, scopes: [{ scope: SHARED, ...nothing }], ...more });
  await world.time.pass(100);
  return { send, heard, secretKey, end: () => end };
}

/** A change as its device could have made it, with a good signature over it. */
export async function signed(world: World, person: Person, secretKey: Uint8Array, more: Partial<Change> = {}) {
  const { id: device } = person.device;
  const change: Change = {
    scope: SHARED,
    device,
    seq: 1,
    stamp: nextStamp(0, world.time.now()),
    command: 'task.edit',
    writes: [cell(newId(world.chance), 'title', 'written by hand')],
    ...more,
  };
  const chain = { workplace: world.workplace, scope: change.scope, device };
  const { link } = await makeLink(toySigner(world.chance), secretKey, chain, CHAIN_START, [change], world.chance.bytes(SEED_BYTES));
  return { change, link };
}
