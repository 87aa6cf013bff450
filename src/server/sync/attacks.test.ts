import { afterEach, expect, it } from 'vitest';
import { encodeMessage } from '../../sync/index.ts';
import { converse, endAll, founded, greeted, hello, opened, type Person, post } from '../testing/conversation.ts';
import { deviceClaim } from '../testing/server.ts';

/** What a member's own programs could try at the door of sync, where the others' devices are known by name. */

afterEach(endAll);

const bearer = (person: Person) => ({ authorization: `Bearer ${person.token}` });

it('[A26] says which device it is before anything else: no other message opens the way to another one’s id', async () => {
  const { server, ada, bo } = await founded();
  const conversation = converse(server.url, bearer(bo));
  await opened(conversation);
  conversation.socket.send(encodeMessage({ kind: 'ping' }));
  conversation.socket.send(hello(bo, { device: { ...ada.device, publicKey: bo.device.publicKey } }));
  expect((await conversation.closed).reason).toBe('unexpected-message');
  expect((await greeted(server.url, ada)).first).toMatchObject({ kind: 'welcome', member: ada.member });
});

it('[A30] a revoked device finds no way round by another first message', async () => {
  const { server, ada, bo } = await founded();
  await post(server.url, `/api/v1/devices/${bo.device.id}`, {}, bearer(ada), 'DELETE');
  const conversation = converse(server.url, { cookie: bo.cookie, origin: server.url });
  await opened(conversation);
  conversation.socket.send(encodeMessage({ kind: 'ping' }));
  conversation.socket.send(hello(bo));
  expect((await conversation.closed).reason).toBe('unexpected-message');
});

it('[A26] nobody takes a device’s id by saying that they had it before, also when it never connected yet', async () => {
  const { server, ada, bo } = await founded();
  const listed = await (await fetch(`${server.url}/api/v1/devices`, { headers: bearer(bo) })).json();
  expect(JSON.stringify(listed)).toContain(ada.device.id);
  const mine = deviceClaim('made by Bo');
  const claiming = await greeted(server.url, bo, { former: [{ id: ada.device.id, publicKey: mine.publicKey }] });
  expect(claiming.first).toMatchObject({ kind: 'welcome', member: bo.member });
  expect((await greeted(server.url, ada)).first).toMatchObject({ kind: 'welcome', member: ada.member });
});

it('[A03] one hello speaks for one workplace, one member, one device: no second id in it opens anything', async () => {
  const { server, ada, bo } = await founded();
  const other = await post(server.url, '/api/v1/sync', { workplace: ada.workplace, member: ada.member }, bearer(bo));
  const { connection } = await other.json();
  const box = `${server.url}/api/v1/sync/${connection}`;
  expect((await fetch(`${box}/poll?after=0`, { headers: { ...bearer(ada), 'x-member': bo.member } })).status).toBe(410);
  const both = { cookie: bo.cookie, authorization: `Bearer ${'x'.repeat(65)}` };
  expect((await post(server.url, '/api/v1/sync', {}, { ...both, origin: server.url })).status).toBe(401);
  const twice = await greeted(server.url, bo, { scopes: [`private:${bo.member}`, `private:${ada.member}`] });
  expect(twice.first).toMatchObject({ kind: 'denied', code: 'not-yours' });
});
