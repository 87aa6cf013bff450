import { createServer, type RequestListener } from 'node:http';
import { request as requestHttps } from 'node:https';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isOutside } from './inside.ts';
import { type OutboundOptions, openOutbound } from './outbound.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A server on this machine and what it heard. */
async function serverHere(answer: RequestListener): Promise<{ url: string; port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${request.headers['if-none-match'] ?? ''}`.trim());
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, port, heard };
}

function door(options: OutboundOptions = {}) {
  const opened = openOutbound(options);
  if (!opened.ok) throw new Error(opened.problem.code);
  return opened.value;
}

const code = (answer: Awaited<ReturnType<ReturnType<typeof door>['fetch']>>) => (answer.ok ? answer.value.status : answer.problem.code);
const asked = { limit: 1000, patience: 5000 };
const hello: RequestListener = (_, response) => response.end('bonjour');

describe('an address that somebody wrote', () => {
  it('[A19] is not reached when it is a number within walls, in whatever form', async () => {
    const { port, heard } = await serverHere(hello);
    const hosts = [
      '127.0.0.1',
      '127.1',
      '2130706433',
      '0x7f.1',
      '0',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[64:ff9b::7f00:1]',
    ];
    for (const host of [...hosts, '169.254.169.254', '10.0.0.1', '100.100.100.200', '[fd00:ec2::254]', '[fe80::1]', '224.0.0.1'])
      expect([host, code(await door().fetch(`http://${host}:${port}/`, asked))]).toEqual([host, 'outbound-forbidden']);
    expect(heard).toEqual([]);
  });

  it('[A19] is not reached when its name leads within walls, be it by one of several answers', async () => {
    const { port, heard } = await serverHere(hello);
    for (const within of ['127.0.0.1', '::ffff:127.0.0.1', '192.168.1.1']) {
      const family = within.includes(':') ? 6 : 4;
      const resolve = async () => [
        { address: '93.184.216.34', family: 4 },
        { address: within, family },
      ];
      expect(code(await door({ resolve }).fetch(`http://127.0.0.1.nip.io:${port}/`, asked))).toBe('outbound-forbidden');
    }
    expect(code(await door().fetch(`http://localhost:${port}/`, asked))).toBe('outbound-forbidden');
    expect(heard).toEqual([]);
  });

  it('[A19] is dialled where it was judged: a name that answers otherwise the second time gains nothing', async () => {
    const { port, heard } = await serverHere(hello);
    let asks = 0;
    // Judged once, dialled once: were it looked up again for dialling, the second answer would be taken.
    const resolve = async () => [{ address: asks++ % 2 === 0 ? '10.0.0.1' : '127.0.0.1', family: 4 }];
    const opened = door({ resolve, allow: ['127.0.0.1'] });
    expect(code(await opened.fetch(`http://rebind.test:${port}/`, asked))).toBe('outbound-forbidden');
    expect(asks).toBe(1);
    expect(code(await opened.fetch(`http://rebind.test:${port}/`, asked))).toBe(200);
    expect([asks, heard.length]).toEqual([2, 1]);
  });

  it('[A19] leads nowhere by a redirect either, and at most three times', async () => {
    const secret = await serverHere(hello);
    const lure = await serverHere((request, response) => {
      const to = request.url === '/in' ? `http://127.0.0.2:${secret.port}/` : request.url === '/file' ? 'file:///etc/passwd' : '/again';
      response.writeHead(302, { location: to }).end();
    });
    const opened = door({ allow: ['127.0.0.1'] });
    expect(code(await opened.fetch(`${lure.url}/in`, asked))).toBe('outbound-forbidden');
    expect(code(await opened.fetch(`${lure.url}/file`, asked))).toBe('outbound-address');
    expect(code(await opened.fetch(`${lure.url}/round`, asked))).toBe('outbound-redirects');
    expect(lure.heard).toHaveLength(6);
    expect(secret.heard).toEqual([]);
  });

  it('[A19] is one of the web, without a name and password', async () => {
    for (const address of [
      'file:///etc/passwd',
      'ftp://example.org/',
      'gopher://x/',
      'javascript:0',
      'https://a:b@example.org/',
      '',
      'x',
      '//x',
    ])
      expect([address, code(await door().fetch(address, asked))]).toEqual([address, 'outbound-address']);
  });

  it('[A19] is judged by the agent too, for whoever makes requests of their own', async () => {
    const { agent } = door({ resolve: async () => [{ address: '127.0.0.1', family: 4 }] });
    for (const host of ['127.0.0.1', 'push.test']) {
      const fault = await new Promise((resolve) => {
        try {
          requestHttps({ host, agent, lookup: undefined }).once('error', resolve).end();
        } catch (thrown) {
          resolve(thrown);
        }
      });
      expect(fault).toMatchObject({ code: 'EFORBIDDEN' });
    }
  });
});

describe('what is asked and answered outside', () => {
  it('comes whole, with its headers; what was sent along stays with the first origin', async () => {
    const other = await serverHere(hello);
    const first = await serverHere((request, response) => {
      if (request.url === '/moved') response.writeHead(307, { location: `${other.url}/there` }).end();
      else response.writeHead(200, { etag: '"a"' }).end('bonjour');
    });
    const opened = door({ allow: ['loopback'] });
    const given = { ...asked, headers: { 'if-none-match': '"x"' } };
    const answer = await opened.fetch(`${first.url}/here`, given);
    expect(answer.ok && [new TextDecoder().decode(answer.value.bytes), answer.value.header('ETag')]).toEqual(['bonjour', '"a"']);
    expect(code(await opened.fetch(`${first.url}/moved`, given))).toBe(200);
    expect([first.heard, other.heard]).toEqual([['GET /here "x"', 'GET /moved "x"'], ['GET /there']]);
  });

  it('can be a message, which no redirect takes elsewhere', async () => {
    const taken: string[] = [];
    const post = await serverHere((request, response) => {
      request.on('data', (part: Buffer) => taken.push(part.toString()));
      request.on('end', () => response.writeHead(303, { location: '/else' }).end());
    });
    const body = new TextEncoder().encode('éé');
    expect(code(await door({ allow: ['loopback'] }).fetch(`${post.url}/push`, { ...asked, method: 'POST', body }))).toBe(303);
    expect([post.heard, taken]).toEqual([['POST /push'], ['éé']]);
  });

  it('[A27] is limited in size and time', async () => {
    const large = await serverHere((_, response) => response.end('x'.repeat(1001)));
    const slow = await serverHere((request, response) => {
      if (request.url === '/drops') response.write('x');
    });
    const opened = door({ allow: ['loopback'] });
    expect(code(await opened.fetch(large.url, asked))).toBe('outbound-large');
    expect(code(await opened.fetch(slow.url, { ...asked, patience: 50 }))).toBe('outbound-slow');
    expect(code(await opened.fetch(`${slow.url}/drops`, { ...asked, patience: 50 }))).toBe('outbound-slow');
    expect(code(await opened.fetch('http://127.0.0.1:1/', asked))).toBe('outbound-unreachable');
  });

  it('reaches within walls only what the operator opened, by address or range', () => {
    expect(openOutbound({ allow: ['intranet'] })).toMatchObject({ ok: false, problem: { code: 'option.outbound' } });
    expect(openOutbound({ allow: ['10.0.0.0/'] })).toMatchObject({ ok: false });
    expect(openOutbound({ allow: ['10.0.0.0/8', 'fd00::/8', 'private'] })).toMatchObject({ ok: true });
  });
});

describe('an IP address', () => {
  it('[A19] lies outside when IPv4 and IPv6 say so, and as its IPv4 says when it carries one', () => {
    const outside = ['93.184.216.34', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '::ffff:1.1.1.1', '64:ff9b::101:101'];
    const within = [
      '0.0.0.0',
      '172.31.255.255',
      '100.64.0.1',
      '198.19.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::7f00:1',
      'fec0::1',
      'ff02::1',
    ];
    for (const address of outside) expect([address, isOutside(address)]).toEqual([address, true]);
    for (const address of [...within, '2002:7f00:1::', '2001::1', '64:ff9b:1::1', '2001:db8::1', 'fe80::1%eth0', '168.63.129.16', 'x', ''])
      expect([address, isOutside(address)]).toEqual([address, false]);
  });

  it('[A19] is judged alike in IPv4 and in every form of IPv6 that carries it', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const [high, low] = [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
        const judged = isOutside(`${a}.${b}.${c}.${d}`);
        const forms = [`::ffff:${a}.${b}.${c}.${d}`, `::FFFF:${high}:${low}`, `64:ff9b::${high}:${low}`, `0:0:0:0:0:ffff:${high}:${low}`];
        for (const form of forms) expect([form, isOutside(form)]).toEqual([form, judged]);
        // The parser of addresses shortens them: zeros may fall away.
        const host = new URL(`http://[64:ff9b::${high}:${low}]/`).hostname.slice(1, -1);
        expect(isOutside(host)).toBe(judged);
      }),
    );
  });
});
