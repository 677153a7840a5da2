const loopback = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/i;

/** Returns whether a host name or address means this machine alone. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}
