/** Sets of IP addresses, written as addresses, ranges, or the names of the usual ones. */

import { BlockList, isIP } from 'node:net';
import { failed, ok, type Result } from '../../kernel/result.ts';

export interface Ranges {
  has(address: string): boolean;
}

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1'],
  private: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** @param list addresses or CIDR ranges; "loopback" and "private" name the usual ones. @param code of the problem with one that is neither */
export function readRanges(list: readonly string[], code: string): Result<Ranges> {
  const block = new BlockList();
  for (const item of list.flatMap((entry) => named[entry] ?? [entry])) {
    const [address = '', bits] = item.split('/');
    const family = isIP(address);
    const longest = family === 4 ? 32 : 128;
    const length = bits === undefined ? longest : Number(bits || Number.NaN);
    if (family === 0 || !Number.isInteger(length) || length < 0 || length > longest) return failed(code, { value: item.slice(0, 60) });
    block.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
  }
  return ok({
    has(written) {
      const address = unmapped(written);
      const family = isIP(address);
      return family !== 0 && block.check(address, family === 4 ? 'ipv4' : 'ipv6');
    },
  });
}

/** An IPv4 address behind its form in IPv6. */
export const unmapped = (address: string): string =>
  address.toLowerCase().startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address;
