import type { AppContext } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import { mostUnverified, type Organisation, type OrganisationFields } from '#src/domain/organisations/organisation.ts';
import { listActing, mergeMembers, saveActing } from '#src/store/organisations/member.ts';
import {
  countUnverifiedOf,
  deleteOrganisation,
  findSameOrganisation,
  insertOrganisation,
  isInside,
  moveParts,
  saveOrganisationVerified,
  updateOrganisation,
} from '#src/store/organisations/organisation.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { textsFor } from '#src/texts/index.ts';
import { record } from '../activity/record.ts';
import { inTransaction } from '../transaction.ts';
import { changeableOrganisation, mayManageOrganisations, organisationRight, readOrganisation } from './access.ts';

type By = Pick<Call, 'person' | 'now'>;
type Store = Pick<AppContext, 'sql' | 'withTransaction'>;
/** What cannot be kept as it was said: another has that name, or it would be a part of itself. */
export type Refused = { same: { number: number; name: string } } | { isCircle: true };

/**
 * Adds an organisation; one that staff add is verified.
 * @throws UserError where this person added as many as may wait for staff.
 */
export function addOrganisation(
  context: Store,
  fields: OrganisationFields,
  { person, now }: By,
): Promise<{ number: number } | Refused> {
  return inTransaction(context, async ({ sql }) => {
    const isVerified = mayManageOrganisations(person);
    if (!isVerified && (await countUnverifiedOf(sql, person.id)) >= mostUnverified)
      throw new UserError(textsFor(person.language).organisation.tooMany({ most: mostUnverified }));
    const same = await findSameOrganisation(sql, fields, null);
    if (same) return { same };
    const domains = isVerified ? fields.domains : [];
    const number = await insertOrganisation(sql, { ...fields, domains }, { by: person.id, now, isVerified });
    await record(sql, {
      ...{ type: 'organisation.added', subject: `organisation:${number}`, actor: person.id, at: now },
      ...{ region: fields.region, data: { kind: fields.kind, isVerified } },
    });
    return { number };
  });
}

/**
 * Changes what an organisation says. Its domains are changed by staff alone, since they let people in.
 * @throws UserError where this person may not.
 */
export function editOrganisation(
  context: Store,
  number: number,
  fields: OrganisationFields,
  { person }: By,
): Promise<{ number: number } | Refused> {
  return inTransaction(context, async ({ sql }) => {
    const before = await changeableOrganisation({ sql }, number, person);
    const same = await findSameOrganisation(sql, fields, number);
    if (same) return { same };
    const { inside } = fields;
    if (inside !== null && (inside === number || (await isInside(sql, inside, number)))) return { isCircle: true };
    const domains = mayManageOrganisations(person) ? fields.domains : before.domains;
    await updateOrganisation(sql, number, { ...fields, domains });
    return { number };
  });
}

/** Has staff vouch for an organisation. Returns whether nobody had before. @throws UserError where this person may not */
export function verifyOrganisation(context: Store, number: number, { person, now }: By): Promise<boolean> {
  return inTransaction(context, async ({ sql }) => {
    const { verifiedAt, region } = await manageable({ sql }, number, person);
    if (verifiedAt !== null) return false;
    await saveOrganisationVerified(sql, number, now);
    await record(sql, {
      ...{ type: 'organisation.verified', subject: `organisation:${number}`, actor: person.id, region, at: now },
    });
    return true;
  });
}

/** The two organisations that staff make one. @throws UserError where one is unknown, both are the same, or this person may not */
export async function readMerging(
  context: Pick<AppContext, 'sql'>,
  { number, into }: { number: number; into: number },
  person: Call['person'],
): Promise<{ from: Organisation; to: Organisation }> {
  const { merge } = textsFor(person.language).organisation;
  if (number === into) throw new UserError(merge.same);
  const from = await manageable(context, number, person);
  return { from, to: await manageable(context, into, person) };
}

/** Makes two organisations one: people, parts and mail domains of the first become the second's. @throws UserError as `readMerging` */
export function mergeOrganisations(
  context: Store,
  ends: { number: number; into: number },
  { person, now }: By,
): Promise<Organisation> {
  return inTransaction(context, async ({ sql }) => {
    const { from, to } = await readMerging({ sql }, ends, person);
    const acting = await listActing(sql, from.number);
    await mergeMembers(sql, from.number, to.number);
    for (const each of acting) await saveActing(sql, each, to.number);
    await moveParts(sql, from.number, to.number);
    // A domain that nobody vouched for lets nobody into what is verified.
    const domains = from.verifiedAt === null ? to.domains : [...new Set([...to.domains, ...from.domains])];
    const { number, insideName: _, verifiedAt: __, createdBy: ___, members: ____, ...fields } = to;
    await updateOrganisation(sql, number, {
      ...fields,
      domains,
      inside: fields.inside === from.number ? null : fields.inside,
    });
    await deleteOrganisation(sql, from.number);
    await record(sql, {
      ...{
        type: 'organisation.merged',
        subject: `organisation:${number}`,
        actor: person.id,
        region: to.region,
        at: now,
      },
      data: { from: from.number },
    });
    return to;
  });
}

async function manageable(context: Pick<AppContext, 'sql'>, number: number, person: Call['person']) {
  if (!mayManageOrganisations(person)) throw new UserError(botTextsFor(person.language).notAllowed(organisationRight));
  return readOrganisation(context, number, person);
}
