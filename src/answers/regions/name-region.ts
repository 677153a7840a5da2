import type { AppContext } from '#src/context.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';

/** A region in the reader's language; its code where it is unknown. */
export function nameRegion(
  { catalogue }: Pick<AppContext, 'catalogue'>,
  code: string,
  { language }: { language: string },
): string {
  const region = catalogue.regions.get(code);
  return region ? regionName(region, language) : code;
}
