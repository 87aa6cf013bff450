/** Where a request comes from, through proxies one trusts. Used for rate limits and never written down. */

import { BlockList, isIP } from 'node:net';
import { failed, ok, type Result } from '../../kernel/result.ts';

export interface Proxies {
  trusts(address: string): boolean;
}

export interface Origination {
  readonly address: string;
  /** True when the last trusted proxy said the person came over TLS. */
  readonly forwardedSecure: boolean;
  /** True when somebody added forwarding headers, trusted or not: then a loopback peer is a proxy, not this machine. */
  readonly forwarded: boolean;
}

/** `list` has addresses or CIDR ranges, "loopback" and "private" for the usual ones. */
export function trustedProxies(list: readonly string[]): Result<Proxies> {
  const block = new BlockList();
  for (const item of list.flatMap((entry) => named[entry] ?? [entry])) {
    const [address = '', bits] = item.split('/');
    const family = isIP(address);
    const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits);
    if (family === 0 || !Number.isInteger(length) || length < 0 || length > (family === 4 ? 32 : 128))
      return failed('option.proxy', { value: item });
    block.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
  }
  return ok({
    trusts: (address) => {
      const plain = unmapped(address);
      const family = isIP(plain);
      return family !== 0 && block.check(plain, family === 4 ? 'ipv4' : 'ipv6');
    },
  });
}

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** The first address from the right of X-Forwarded-For that no trusted proxy answers for; whoever lies adds to the left. */
export function origination(peer: string | undefined, header: (name: string) => string | undefined, proxies: Proxies): Origination {
  const chain = (header('x-forwarded-for') ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const forwarded = chain.length > 0 || header('forwarded') !== undefined || header('x-forwarded-proto') !== undefined;
  let address = unmapped(peer ?? 'unknown');
  const trusted = proxies.trusts(address);
  while (chain.length > 0 && proxies.trusts(address)) {
    const next = unmapped(chain.pop() ?? '');
    if (isIP(next) === 0) break;
    address = next;
  }
  const protocol = (header('x-forwarded-proto') ?? '').split(',').at(-1)?.trim();
  return { address, forwardedSecure: trusted && protocol === 'https', forwarded };
}

export const isLoopback = (address: string): boolean =>
  address === '::1' || address === 'localhost' || (isIP(address) === 4 && address.startsWith('127.'));

/** What a rate limit counts by: an IPv6 customer has a whole /64. */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - groups.length - after.length);
  return [...groups, ...Array.from({ length: zeros }, () => '0'), ...after].slice(0, 4).join(':');
}

const unmapped = (address: string): string =>
  address.toLowerCase().startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
