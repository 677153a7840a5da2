import { isIP } from 'node:net';
import { isLoopback } from '#src/core/loopback.ts';

/** Creates the check of the names that this server answers to: those of this machine, its public one, and where it listens for others any address. */
export function createOwnNames(listensOn: string, publicUrl: string | null): (name: string) => boolean {
  const publicName = publicUrl === null ? null : new URL(publicUrl).hostname.toLowerCase();
  const isOpen = !isLoopback(listensOn);
  return (name) =>
    isLoopback(name) || name === publicName || (isOpen && (name === listensOn.toLowerCase() || isAddress(name)));
}

/**
 * Creates the check whether a browser may end up at this server by a link that somebody wrote. Wider than the names it answers to: no link of a
 * member needs an address in numbers, a name without a dot or one that means this machine.
 */
export function createOwnLinks(listensOn: string, publicUrl: string | null): (url: string) => boolean {
  const isOwnName = createOwnNames(listensOn, publicUrl);
  return (url) => {
    if (!URL.canParse(url)) return true;
    const name = new URL(url).hostname.toLowerCase().replace(/\.+$/, '');
    return isOwnName(name) || isAddress(name) || !name.includes('.') || name.endsWith('.localhost');
  };
}

function isAddress(name: string): boolean {
  return isIP(name.replace(/^\[|\]$/g, '')) !== 0;
}
