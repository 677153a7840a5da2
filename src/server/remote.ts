import { BlockList, isIP } from 'node:net';
import type { Context } from 'hono';
import type { Origin } from '#src/core/platform.ts';

/** Addresses of this machine and of private networks: a proxy in front of the server has such a one, a stranger has not. */
const near = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  near.addSubnet(net, prefix, 'ipv6');

/** The origin of a request, looked up when an adapter asks for it. */
export class RequestOrigin implements Origin {
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
  }

  get remote(): string | null {
    return remoteOf(this.#context);
  }
}

/**
 * Returns where a request comes from: an address, of IPv6 the network of 64 bits that one household has. Behind a proxy it is what that added last to
 * X-Forwarded-For; what stands before may be anybody's invention. Null where it is not known.
 */
export function remoteOf({ env, req }: Context): string | null {
  const socket = (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming?.socket;
  const direct = plain(socket?.remoteAddress);
  const isProxied = direct !== null && near.check(direct, isIP(direct) === 6 ? 'ipv6' : 'ipv4');
  const told = isProxied ? plain(req.header('x-forwarded-for')?.split(',').at(-1)) : null;
  const address = told ?? direct;
  return address !== null && isIP(address) === 6 ? networkOf(address) : address;
}

/** An address as it is, IPv4 also where it is written as IPv6; null if it is none. */
function plain(text: string | undefined): string | null {
  const bare =
    text
      ?.trim()
      .replace(/^\[|\](?::\d+)?$|%.*$/g, '')
      .replace(/^::ffff:(?=\d+\.)/i, '') ?? '';
  const address = /^\d+\.\d+\.\d+\.\d+:\d+$/.test(bare) ? bare.replace(/:\d+$/, '') : bare;
  return isIP(address) === 0 ? null : address.toLowerCase();
}

function networkOf(address: string): string {
  const [head = '', tail = ''] = address.split('::');
  const parts = head.split(':').filter(Boolean);
  const rest = address.includes('::') ? tail.split(':').filter(Boolean) : [];
  const whole = [...parts, ...Array<string>(Math.max(0, 8 - parts.length - rest.length)).fill('0'), ...rest];
  return `${whole
    .slice(0, 4)
    .map((part) => part.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
