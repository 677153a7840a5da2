import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';

/** A region in the person's language; its code where it is unknown. */
export function nameRegion(
  { catalogue }: Pick<AppContext, 'catalogue'>,
  code: string,
  { language }: Pick<Person, 'language'>,
): string {
  const region = catalogue.regions.get(code);
  return region ? regionName(region, language) : code;
}
