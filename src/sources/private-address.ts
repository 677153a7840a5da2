import { BlockList, isIP } from 'node:net';

const v4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const;
/** Only 2000::/3 is given out; of it, what stands for other addresses or for none (Teredo, documentation, 6to4). */
const v6 = [
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

// A list of both would hold ::/3 against every address of version 4, which stands for one of version 6 there.
const notPublic4 = new BlockList();
const notPublic6 = new BlockList();
for (const [net, prefix] of v4) notPublic4.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of v6) notPublic6.addSubnet(net, prefix, 'ipv6');

/** Returns whether an IP address is of this machine, of a network that is not public, or of nothing. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  const version = isIP(bare);
  return version === 0 || (version === 4 ? notPublic4.check(bare, 'ipv4') : notPublic6.check(bare, 'ipv6'));
}
