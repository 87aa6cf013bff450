/** Which addresses lie within somebody's walls: what an address that a person wrote must never make the server reach [A19]. */

import { isIP } from 'node:net';
import { assert } from '../../kernel/assert.ts';
import { type Ranges, readRanges } from '../http/ranges.ts';

/** What is not the Internet (RFC 6890), and the number under which one cloud answers its own machines. */
const inside = known([
  ...(['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '168.63.129.16', '169.254.0.0/16', '172.16.0.0/12'] as const),
  ...(['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'] as const),
  ...(['203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'] as const),
  // Parts of the Internet of IPv6: tunnels that lead into IPv4, examples, benchmarks.
  ...(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'] as const),
]);

/** All that IPv6 calls the Internet. */
const internet = known(['2000::/3']);

/** IPv6 addresses whose last 32 bits are the IPv4 address they lead to: mapped ones, and those of translators (RFC 6052). */
const carriers = known(['::ffff:0:0/96', '64:ff9b::/96']);

/** Whether an IP address is one of the Internet, whatever form it is written in. */
export function isOutside(written: string): boolean {
  const address = isIP(written) === 6 && carriers.has(written) ? carried(written) : written;
  if (isIP(address) === 0 || address.includes('%') || inside.has(address)) return false;
  return isIP(address) === 4 || internet.has(address);
}

/** The IPv4 address that an IPv6 address carries in its last 32 bits. */
function carried(address: string): string {
  const dotted = /\d+\.\d+\.\d+\.\d+$/.exec(address);
  if (dotted !== null) return dotted[0];
  const [before = '', after] = address.split('::');
  const tail = [...(after ?? before).split(':')].slice(-2).map((group) => Number.parseInt(group || '0', 16));
  const [high = 0, low = 0] = tail.length === 1 ? [0, ...tail] : tail;
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

function known(list: readonly string[]): Ranges {
  const ranges = readRanges(list, 'option.outbound');
  assert(ranges.ok, 'written above');
  return ranges.value;
}
