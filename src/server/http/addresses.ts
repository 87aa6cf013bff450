/** Where a request comes from, through proxies one trusts. Used for rate limits and never written down. */

import { isIP } from 'node:net';
import { ok, type Result } from '../../kernel/result.ts';
import { readRanges, unmapped } from './ranges.ts';

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
  const ranges = readRanges(list, 'option.proxy');
  return ranges.ok ? ok({ trusts: ranges.value.has }) : ranges;
}

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
