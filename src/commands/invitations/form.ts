import type { AppContext } from '#src/context.ts';
import type { FormReply } from '#src/core/command.ts';
import type { FormValues, Problems } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { isAllowed, type Role, roles } from '#src/core/role.ts';
import { shorten } from '#src/core/text.ts';
import { parseMailAddress } from '#src/domain/digests/subscription.ts';
import { type InvitationFields, invitationDays } from '#src/domain/invitations/invitation.ts';
import { suggestOrganisations } from '#src/store/organisations/organisation.ts';
import { textsFor } from '#src/texts/index.ts';

const likelyShown = 12;
const longestAddress = 254;

/** The form of an invitation: staff say what it gives, others invite into an organisation alone. */
export async function invitationFields(
  context: AppContext,
  person: Person,
  { isForStaff }: { isForStaff: boolean },
): Promise<FormReply> {
  const { invitation: texts, me } = textsFor(person.language);
  const { labels, form } = texts;
  const offered = isAllowed(person.role, 'administer') ? roles : (['member'] as const);
  const optional = { required: false } as const;
  return {
    title: form.title,
    submit: form.submit,
    intro: form.intro({ days: invitationDays }),
    fields: [
      {
        name: 'address',
        type: 'text',
        label: labels.mail,
        hint: form.mailHint,
        ...optional,
        maxLength: longestAddress,
      },
      ...(isForStaff
        ? ([
            {
              ...{ name: 'role', type: 'select', label: labels.role, required: true },
              options: offered.map((value) => ({ value, label: me.roles[value] })),
            },
            {
              ...{ name: 'region', type: 'lookup', kind: 'region', label: labels.region, ...optional },
              likely: await context.vocabulary.in(person.language).suggest('region', '', likelyShown),
            },
            {
              ...{
                name: 'organisation',
                type: 'lookup',
                kind: 'organisation',
                label: labels.organisation,
                ...optional,
              },
              likely: await suggestOrganisations(context.sql, '', likelyShown),
            },
          ] satisfies FormReply['fields'])
        : []),
    ],
    values: isForStaff ? { role: 'member' } : {},
  };
}

/** Reads what a form of an invitation says; into `organisation` alone where one is given. */
export function readInvitationForm(
  values: FormValues,
  { language }: Person,
  organisation: number | null,
): InvitationFields | { problems: Problems } {
  const said = String(values.address ?? '').trim();
  const address = said === '' ? null : parseMailAddress(said);
  if (said !== '' && address === null)
    return { problems: { address: textsFor(language).invitation.form.mailProblem({ text: shorten(said, 60) }) } };
  if (organisation !== null) return { role: 'member', region: null, organisation, address };
  const number = values.organisation ? Number(values.organisation) : null;
  return { role: values.role as Role, region: (values.region as string | null) || null, organisation: number, address };
}
