/** What an organisation can be, the largest level first. */
export const organisationKinds = [
  'region',
  'province',
  'city',
  'rural-association',
  'civil-society',
  'university',
  'eu-body',
  'technical-partner',
] as const;

export type OrganisationKind = (typeof organisationKinds)[number];

/** The kinds that lie in no region of their own. */
const placeless: readonly OrganisationKind[] = ['eu-body', 'technical-partner'];

/** Returns whether an organisation of a kind has to name the region it is in. */
export const needsRegion = (kind: OrganisationKind): boolean => !placeless.includes(kind);

/** What shows that somebody belongs to an organisation: staff said so, their mail address, or an invitation they took. */
export type Proof = 'staff' | 'domain' | 'invitation';

/** What an organisation says. `region` is a region code; `inside` the number of the organisation it is a part of; `place` a city or area inside the region; '' where unknown. */
export type OrganisationFields = {
  kind: OrganisationKind;
  name: string;
  shortName: string;
  region: string | null;
  inside: number | null;
  place: string;
  domains: string[];
  web: string;
};

/** An organisation. `members` counts the people who are proved to belong to it; `insideName` names the one it is a part of. */
export type Organisation = OrganisationFields & {
  number: number;
  insideName: string | null;
  verifiedAt: Date | null;
  createdBy: number | null;
  members: number;
};

/** Somebody who belongs to an organisation, or says so: `proof` is null while nothing shows it. */
export type OrganisationMember = {
  person: number;
  displayName: string | null;
  region: string | null;
  proof: Proof | null;
  isActing: boolean;
};

/** An organisation that somebody belongs to, as they see it. */
export type Belonging = { organisation: Organisation; proof: Proof | null; isActing: boolean };

/** How long each part of an organisation may be, and how many domains it has. */
export const organisationLimits = { name: 120, shortName: 40, place: 80, web: 500, domains: 10, domain: 253 };

/** How many organisations somebody may add that staff have not verified. */
export const mostUnverified = 5;

/** Where anybody gets a mail address: such a domain shows of nobody where they work. */
const openDomains = new Set(
  `gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.es yahoo.fr yahoo.it yahoo.de icloud.com me.com gmx.de gmx.net gmx.com
  web.de t-online.de proton.me protonmail.com orange.fr free.fr laposte.net wanadoo.fr libero.it virgilio.it wp.pl onet.pl o2.pl interia.pl telia.com
  sapo.pt mail.com aol.com zoho.com yandex.com mail.ru`.split(/\s+/),
);

/** Reads domains of mail addresses, apart by spaces, commas or lines; `wrong` is the first that is none, `open` one where anybody gets an address. */
export function readDomains(text: string): { domains: string[] } | { wrong: string } | { open: string } {
  const domains = new Set<string>();
  for (const said of text.split(/[\s,;]+/).filter(Boolean)) {
    const domain = said.replace(/^.*@/, '').toLowerCase();
    if (domain.length > organisationLimits.domain || !isDomain(domain)) return { wrong: said };
    if (openDomains.has(domain)) return { open: domain };
    domains.add(domain);
  }
  return { domains: [...domains] };
}

const isDomain = (text: string) =>
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*$/u.test(text);

/** Returns whether a mail address has one of these domains, or one below it. */
export function hasDomain(address: string, domains: readonly string[]): boolean {
  const at = address.lastIndexOf('@');
  const own = address.slice(at + 1).toLowerCase();
  return at > 0 && domains.some((domain) => own === domain || own.endsWith(`.${domain}`));
}
