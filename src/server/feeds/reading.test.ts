import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { fromBase64url } from '../../kernel/ids.ts';
import { memoryStore } from '../../storage/node.ts';
import { openCopies } from '../copy/copies.ts';
import { silentLog } from '../http/log.ts';
import { openOutbound } from '../outbound/index.ts';
import { openSync } from '../sync/index.ts';
import { call, enter, startHere } from '../testing/people.ts';
import { testServer } from '../testing/server.ts';
import { readAddress, readAgain } from './reading.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const year = new Date().getFullYear() + 1;
const calendar = (day: string) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:a', `DTSTART;VALUE=DATE:${year}${day}`, 'SUMMARY:Congés', 'END:VEVENT', 'END:VCALENDAR'].join(
    '\r\n',
  );

/** Somebody's calendar on this machine; what it says can be changed. */
async function elsewhere(text: string) {
  const says = { text };
  const server = createServer((_, response) => response.end(says.text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const address = server.address();
  return { says, url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/x.ics` };
}

function door() {
  const opened = openOutbound({ allow: ['loopback'] });
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

describe('a calendar at an address', () => {
  it('[A19] is read through the guarded door only, and handed on only when it is a calendar', async () => {
    const { url } = await elsewhere(calendar('0501'));
    const { url: page } = await elsewhere('<html>secret</html>');
    const read = await readAddress(door(), url);
    expect(read.ok && new TextDecoder().decode(read.value)).toContain('Congés');
    expect(await readAddress(door(), page)).toMatchObject({ problem: { code: 'calendar-file.unknown' } });
    expect(await readAddress(undefined, url)).toMatchObject({ problem: { code: 'outbound-off' } });
    const server = await startHere(memoryStore());
    const ada = await enter(server.url, server.setup ?? '', 'Ada', 'poll');
    const answer = await call(server.url, '/api/v1/calendars/read', { address: url }, ada.token);
    expect(answer.problem.code).toBe('outbound-forbidden');
    expect((await call(server.url, '/api/v1/calendars/read', { address: url })).problem.code).toBe('auth.required');
    expect(fromBase64url('AA')?.length).toBe(1);
  });

  it('is read again by the server, under the name it has here; one that cannot be read stays as it is', async () => {
    const { says, url } = await elsewhere(calendar('0501'));
    const server = await testServer();
    await server.founder();
    const sync = openSync(server.shell);
    const copies = openCopies({ accounts: server.accounts, hub: sync.hub, log: silentLog, zone: 'Europe/Paris' });
    closing.push(
      () => sync.close(),
      () => copies.close(),
    );
    const [{ id } = { id: '' }] = await (await import('../accounts/workplaces.ts')).listWorkplaces(server.accounts);
    const relais = (await copies.of(id)).as('relais');
    const spans = [{ name: 'Congés', from: `${year}-05-01`, to: `${year}-05-01` }];
    await relais.run('calendar.import', { calendars: [{ name: 'Zone B', spans }], source: url });
    const again = () => readAgain({ accounts: server.accounts, copies, outbound: door(), log: silentLog });
    const told = async () => {
      const answer = await relais.ask('calendar.spans', { days: 800 });
      return answer.ok
        ? (answer.value as readonly { from: string; calendar: { name: string } }[]).map((each) => [each.calendar.name, each.from])
        : [];
    };
    await again();
    expect(await told()).toEqual([['Zone B', `${year}-05-01`]]);
    says.text = 'BEGIN:VCALENDAR\r\nnonsense';
    await again();
    expect(await told()).toEqual([['Zone B', `${year}-05-01`]]);
    says.text = calendar('0502');
    await again();
    expect(await told()).toEqual([['Zone B', `${year}-05-02`]]);
  });
});
