/** What an hour costs a device on which nobody does anything, in payload over WebSocket, on virtual time: the product's session and hub. */
import { World } from '../../src/sync/testing/people.ts';

const MINUTE = 60_000;

const world = new World();
const seen = { bytes: 0, messages: 0 };
const count = (message) => {
  seen.bytes += message.length;
  seen.messages++;
};
const ada = await world.person();
ada.connect({ delay: () => 20, cut: () => false, sent: count });
// A first change, and all that follows from it, come before the hour.
ada.write(ada.member, 'title', 'Anything');
await world.time.pass(10 * MINUTE);
seen.bytes = seen.messages = 0;
await world.time.pass(60 * MINUTE);
process.send(seen, () => process.exit(0));
