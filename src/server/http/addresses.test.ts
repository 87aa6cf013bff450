import { describe, expect, it } from 'vitest';
import { limitKey, origination, trustedProxies } from './addresses.ts';

function from(peer: string, headers: Record<string, string>, trusted: string[]) {
  const proxies = trustedProxies(trusted);
  if (!proxies.ok) throw new Error('bad list');
  return origination(peer, (name) => headers[name], proxies.value);
}

describe('where a request comes from', () => {
  it('is the peer, whatever a header says, when the peer is no trusted proxy', () => {
    expect(from('203.0.113.5', { 'x-forwarded-for': '10.0.0.1', 'x-forwarded-proto': 'https' }, ['loopback'])).toEqual({
      address: '203.0.113.5',
      forwardedSecure: false,
      forwarded: true,
    });
  });

  it('is the first address from the right that no proxy answers for', () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 198.51.100.2, 10.1.2.3', 'x-forwarded-proto': 'https' };
    expect(from('::ffff:127.0.0.1', headers, ['loopback', '10.0.0.0/8'])).toEqual({
      address: '198.51.100.2',
      forwardedSecure: true,
      forwarded: true,
    });
  });

  it('stays with the proxy when what it forwards is no address', () => {
    expect(from('127.0.0.1', { 'x-forwarded-for': '198.51.100.2, <script>' }, ['loopback']).address).toBe('127.0.0.1');
  });

  it('needs addresses or ranges to trust', () => {
    for (const wrong of ['proxy.example', '10.0.0.0/33', '10.0.0.0/x', '']) expect(trustedProxies([wrong])).toMatchObject({ ok: false });
  });
});

describe('what a limit counts by', () => {
  it('is the /64 of an IPv6 address, written long or short', () => {
    expect(limitKey('2001:db8:1:2:3:4:5:6')).toBe(limitKey('2001:db8:1:2::9'));
    expect(limitKey('2001:db8::1')).toBe('2001:db8:0:0');
    expect(limitKey('192.0.2.1')).toBe('192.0.2.1');
  });
});
