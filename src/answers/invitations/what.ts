import type { AppContext } from '#src/context.ts';
import type { Invitation } from '#src/domain/invitations/invitation.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

/** Returns what an invitation gives: "reviewer in Skåne, City of Malmö", plain text. */
export function describeInvitation(
  context: Pick<AppContext, 'catalogue'>,
  { role, region, organisationName }: Pick<Invitation, 'role' | 'region' | 'organisationName'>,
  reader: { language: string },
): string {
  const { invitation, me } = textsFor(reader.language);
  const named = me.rolesInSentence[role];
  const said = region === null ? named : invitation.what({ role: named, region: nameRegion(context, region, reader) });
  return organisationName === null ? said : `${said}, ${organisationName}`;
}
