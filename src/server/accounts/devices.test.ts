import { expect, it } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { systemRandom } from '../../workplace/index.ts';
import { deviceClaim, testServer } from '../testing/server.ts';
import { MOST_DEVICES } from './devices.ts';
import { kinds, put } from './records.ts';

it('[A27] a member registers no more devices than all the others’ devices can be told of; those they have go on', async () => {
  const server = await testServer();
  const ada = await server.founder();
  const workplace = ada.token.slice(0, 22);
  const record = { v: 1 as const, member: ada.id, publicKey: 'A'.repeat(43), registered: server.now, label: '' };
  const ids = Array.from({ length: MOST_DEVICES }, () => newId(systemRandom));
  await server.store.commit({ put: ids.map((id) => put(kinds.device, workplace, id, { ...record, id })) });
  const register = (device: unknown) => server.ask('/api/v1/devices', { method: 'POST', body: device, token: ada.token });
  expect((await register(deviceClaim('one more'))).body.problem).toEqual({ code: 'device.many', params: { limit: MOST_DEVICES } });
  expect((await register({ id: ids[0], publicKey: record.publicKey })).status).toBe(200);
  const bo = await server.invited(ada, 'Bo');
  expect(bo.device).toBeTypeOf('string');
});
