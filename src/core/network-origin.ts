import { createHash } from 'node:crypto';
import { isIP } from 'node:net';

/**
 * Returns where a request comes from, in a form that does not reveal it: the hash of its network, a dot, and the hash of its address. `remote` is an
 * IPv4 address or an IPv6 network such as 2001:db8:1:2::/64, null where it is not known; `entry` keeps the counts of one way in apart from another's.
 */
export function originOf(entry: string, remote: string | null): string {
  const hash = (text: string) => createHash('sha256').update(`${entry} ${text}`).digest('hex');
  const address = remote ?? 'unknown';
  return `${hash(networkOf(address))}.${hash(address)}`;
}

/** The part of an origin that all addresses of its network share. */
export const networkOfOrigin = (origin: string): string => origin.split('.')[0] ?? origin;

/** Returns the network that a provider hands out together: 256 addresses of IPv4, 48 bits of IPv6. */
function networkOf(address: string): string {
  if (isIP(address) === 4) return `${address.slice(0, address.lastIndexOf('.'))}.0/24`;
  return address.endsWith('::/64') ? `${address.split(':').slice(0, 3).join(':')}::/48` : address;
}
