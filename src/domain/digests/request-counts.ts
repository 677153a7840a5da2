import { mailboxOf } from './mailbox.ts';

/** How many addresses were asked within a day: from an origin, from its network, at a mail domain, and from anywhere without accounts. */
export type OriginCounts = { ofOrigin: number; ofNetwork: number; ofDomain: number; ofAnyOrigin: number };

/** Without accounts anybody can be many people, so requests count by where they come from, and by whom they are to reach. */
const mostOfOrigin = 10;
const mostOfNetwork = 30;
const mostOfDomain = 30;
/** Providers of mail for everybody: no one of their readers is written to more because others are. */
const mostOfProvider = 300;
/** So high that only a flood from many networks, to many domains, reaches it. */
const mostOfAnyOrigin = 1_000;

const provider =
  /^(?:g(?:oogle)?mail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx|web|t-online|freenet|proton|protonmail|pm|tuta|tutanota|zoho|yandex|mail|laposte|orange|wanadoo|free|sfr|libero|virgilio|tiscali|telia|seznam|wp|onet|interia|o2|centrum|post|abv|sapo|telenet|skynet|ziggo|kpnmail|upcmail|bluewin)\.(?:[a-z]{2,3}|co\.uk|com\.[a-z]{2})$/;

/** The domain of a mail address, as the net knows it. */
export const domainOf = (address: string): string => mailboxOf(address).split('@').at(-1) ?? '';

/**
 * Returns why an address is not asked now: too many were asked from where the request comes from ('crowded'), or at its domain or altogether
 * ('full'). The answer is the same for every address of a domain, so that it says of none whether it has a digest.
 */
export function crowdOf(
  { ofOrigin, ofNetwork, ofDomain, ofAnyOrigin }: OriginCounts,
  address: string,
): 'crowded' | 'full' | null {
  if (ofOrigin >= mostOfOrigin || ofNetwork >= mostOfNetwork) return 'crowded';
  const most = provider.test(domainOf(address)) ? mostOfProvider : mostOfDomain;
  return ofDomain >= most || ofAnyOrigin >= mostOfAnyOrigin ? 'full' : null;
}
