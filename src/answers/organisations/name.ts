import type { AppContext } from '#src/context.ts';
import type { ActsFor } from '#src/core/person.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

type Reader = { language: string };

/** Returns a name with the organisation that its person acts for, "Maria, City of Malmö", plain text. */
export function withOrganisation(name: string, organisation: ActsFor | null | undefined, { language }: Reader): string {
  return organisation ? textsFor(language).organisation.beside({ name, organisation: organisation.name }) : name;
}

/** Returns a name with organisation and region, "Maria, City of Malmö (Skåne)", plain text; `region` is theirs where the organisation has none. */
export function withOrganisationAndRegion(
  context: Pick<AppContext, 'catalogue'>,
  { name, organisation, region }: { name: string; organisation?: ActsFor | null | undefined; region: string | null },
  reader: Reader,
): string {
  const said = withOrganisation(name, organisation, reader);
  const code = organisation?.region ?? region;
  const place = code === null ? '' : nameRegion(context, code, reader);
  // “Region Skåne (Skåne)” says nothing twice.
  return place === '' || organisation?.name.includes(place)
    ? said
    : textsFor(reader.language).introduction.personFrom({ name: said, region: place });
}
