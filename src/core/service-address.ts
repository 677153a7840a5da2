import { isLoopback } from './loopback.ts';

const privateHost =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[f[cd]|[^.:]+$|.+\.(?:local|internal|lan|home\.arpa)$)/i;

/**
 * Returns whether a text is the address of a service that the server may call. Plain http is refused outside this machine and private networks,
 * because it would carry secrets and people's words unencrypted.
 */
export function isServiceAddress(text: string): boolean {
  if (!/^https?:\/\/[^?#@\s]+$/i.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname) || privateHost.test(hostname);
}
