import type { AppContext } from '#src/context.ts';
import type { Field, FormValues, Problems } from '#src/core/form.ts';
import type { Person } from '#src/core/person.ts';
import { cleanText, joinLines, shorten } from '#src/core/text.ts';
import {
  needsRegion,
  type Organisation,
  type OrganisationFields,
  type OrganisationKind,
  organisationKinds,
  organisationLimits,
  readDomains,
} from '#src/domain/organisations/organisation.ts';
import { isWebLink } from '#src/domain/tools/web-reader.ts';
import { mayManageOrganisations } from '#src/operations/organisations/access.ts';
import { findOrganisation, suggestOrganisations } from '#src/store/organisations/organisation.ts';
import { textsFor } from '#src/texts/index.ts';

const likelyShown = 12;

export async function organisationFields(context: AppContext, person: Person): Promise<Field[]> {
  const { labels, kinds, form } = textsFor(person.language).organisation;
  const [required, optional] = [{ required: true }, { required: false }];
  const words = context.vocabulary.in(person.language);
  return [
    { name: 'name', type: 'text', label: labels.name, ...required, maxLength: organisationLimits.name },
    {
      ...{ name: 'kind', type: 'select', label: labels.kind, ...required },
      options: organisationKinds.map((value) => ({ value, label: kinds[value] })),
    },
    {
      ...{ name: 'region', type: 'lookup', kind: 'region', label: labels.region, ...optional },
      likely: await words.suggest('region', '', likelyShown),
    },
    {
      ...{ name: 'place', type: 'text', label: labels.place, hint: form.hints.place, ...optional },
      maxLength: organisationLimits.place,
    },
    {
      ...{ name: 'shortName', type: 'text', label: labels.shortName, hint: form.hints.shortName, ...optional },
      maxLength: organisationLimits.shortName,
    },
    {
      ...{ name: 'inside', type: 'lookup', kind: 'organisation', label: labels.inside, hint: form.hints.inside },
      ...optional,
      likely: await suggestOrganisations(context.sql, '', likelyShown),
    },
    { name: 'web', type: 'text', label: labels.web, ...optional, maxLength: organisationLimits.web },
    ...(mayManageOrganisations(person)
      ? ([
          {
            ...{ name: 'domains', type: 'long-text', label: labels.domains, hint: form.hints.domains, ...optional },
            maxLength: organisationLimits.domains * (organisationLimits.domain + 2),
          },
        ] satisfies Field[])
      : []),
  ];
}

/** Returns what the form of an organisation that is there holds. */
export function valuesOfOrganisation(organisation: Organisation): FormValues {
  const { name, kind, region, place, shortName, inside, web, domains } = organisation;
  return {
    ...{ name, kind, region, place, shortName, web, domains: domains.join('\n') },
    inside: inside === null ? null : String(inside),
  };
}

/** The organisation that a form says, or what is wrong with it. */
export async function readOrganisationForm(
  { sql, isOwnLink }: Pick<AppContext, 'sql' | 'isOwnLink'>,
  values: FormValues,
  { language }: Person,
): Promise<OrganisationFields | { problems: Problems }> {
  const texts = textsFor(language);
  const { problems: say } = texts.organisation.form;
  const line = (name: string) => joinLines(cleanText(String(values[name] ?? ''))).trim();
  const problems: Problems = {};
  const kind = line('kind') as OrganisationKind;
  const region = line('region') || null;
  if (region === null && needsRegion(kind)) problems.region = say.region;
  const inside = line('inside') === '' ? null : Number(line('inside'));
  if (inside !== null && !(await findOrganisation(sql, inside))) problems.inside = say.inside({ number: inside });
  const web = line('web');
  const { link, ownLink } = texts.call.form.problems;
  if (web !== '' && !isWebLink(web)) problems.web = link({ text: shorten(web, 60) });
  else if (web !== '' && isOwnLink(web)) problems.web = ownLink({ text: shorten(web, 60) });
  const read = readDomains(cleanText(String(values.domains ?? '')));
  if ('wrong' in read) problems.domains = say.domain({ text: shorten(read.wrong, 60) });
  else if ('open' in read) problems.domains = say.openDomain({ domain: read.open });
  else if (read.domains.length > organisationLimits.domains)
    problems.domains = say.manyDomains({ most: organisationLimits.domains });
  if (Object.keys(problems).length > 0 || !('domains' in read)) return { problems };
  const { domains } = read;
  return { kind, region, inside, web, domains, name: line('name'), shortName: line('shortName'), place: line('place') };
}
