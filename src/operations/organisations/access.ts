import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed } from '#src/core/role.ts';
import type { Belonging, Organisation, OrganisationMember } from '#src/domain/organisations/organisation.ts';
import { findMember, listBelongings, listMembers, listWaitingMembers } from '#src/store/organisations/member.ts';
import { findOrganisation, listOrganisations } from '#src/store/organisations/organisation.ts';
import { textsFor } from '#src/texts/index.ts';

type Store = Pick<AppContext, 'sql'>;

/** The right by which staff look after organisations. */
export const organisationRight = 'run-digests';

/** Returns whether somebody may verify organisations and let people into them. */
export const mayManageOrganisations = ({ role }: Pick<Person, 'role'>) => isAllowed(role, organisationRight);

/** Returns whether somebody may change what an organisation says: staff, and who added it until staff verified it. */
export const mayChangeOrganisation = (person: Person, { createdBy, verifiedAt }: Organisation) =>
  mayManageOrganisations(person) || (verifiedAt === null && createdBy === person.id);

/**
 * The organisation of that number.
 * @throws UserError where there is none.
 */
export async function readOrganisation({ sql }: Store, number: number, person: Person): Promise<Organisation> {
  const found = await findOrganisation(sql, number);
  if (!found) throw new UserError(textsFor(person.language).organisation.unknown({ number }));
  return found;
}

/**
 * The organisation of that number, for who may change it.
 * @throws UserError where there is none, or this person may not.
 */
export async function changeableOrganisation(context: Store, number: number, person: Person): Promise<Organisation> {
  const found = await readOrganisation(context, number, person);
  if (!mayChangeOrganisation(person, found)) throw new UserError(textsFor(person.language).organisation.onlyStaff);
  return found;
}

/** An organisation with what it is to its reader, and its parts. */
export type OrganisationView = {
  organisation: Organisation;
  parts: Organisation[];
  own: { proof: OrganisationMember['proof']; isActing: boolean } | null;
  isManager: boolean;
  mayChange: boolean;
};

const mostParts = 20;

/** Loads an organisation as somebody sees it. @throws UserError where there is none */
export async function loadOrganisation(context: Store, number: number, person: Person): Promise<OrganisationView> {
  const organisation = await readOrganisation(context, number, person);
  const [{ organisations: parts }, own] = await Promise.all([
    listOrganisations(context.sql, { inside: number }, { limit: mostParts }),
    findMember(context.sql, number, person.id),
  ]);
  const isManager = mayManageOrganisations(person);
  return { organisation, parts, own, isManager, mayChange: mayChangeOrganisation(person, organisation) };
}

/** Lists who belongs to an organisation; of whom nothing shows it, staff and themselves alone are told. @throws UserError where there is none */
export async function loadMembers(context: Store, number: number, person: Person) {
  const organisation = await readOrganisation(context, number, person);
  const isManager = mayManageOrganisations(person);
  const members = (await listMembers(context.sql, number)).filter(
    ({ proof, person: id }) => proof !== null || isManager || id === person.id,
  );
  return { organisation, members, isManager };
}

/** Loads the organisations that somebody belongs to, the one they act for first. */
export async function loadBelongings({ sql }: Store, person: number): Promise<Belonging[]> {
  const found: Belonging[] = [];
  for (const { organisation: number, ...rest } of await listBelongings(sql, person)) {
    const organisation = await findOrganisation(sql, number);
    if (organisation) found.push({ organisation, ...rest });
  }
  return found;
}

const mostWaiting = 6;

/** Loads what waits for staff: the first organisations to verify, and of people who say to belong to one, with how many there are. */
export async function loadWaiting({ sql }: Store) {
  const [organisations, people] = await Promise.all([
    listOrganisations(sql, { isVerified: false }, { limit: mostWaiting }),
    listWaitingMembers(sql, mostWaiting),
  ]);
  return { organisations, people };
}
