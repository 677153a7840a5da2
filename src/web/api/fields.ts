import { z } from '@hono/zod-openapi';
import { cleanText, joinLines } from '#src/core/text.ts';
import { languages } from '#src/domain/language.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { apiTexts, badRequest } from './problem.ts';

const { problems: texts } = apiTexts;

/** Words as chat keeps them: without signs that show nothing or turn the text around them. */
const cleaned = (clean: (text: string) => string) =>
  z
    .string()
    .regex(/^[^\0]*$/)
    .overwrite(clean)
    .trim();
/** Returns a list with each of its values once. */
export const withoutDoubles = <Value>(list: Value[]): Value[] => [...new Set(list)];

/** Words of which there have to be some. */
export const line = (most: number) => cleaned(cleanText).min(1).max(most);
const cleanLine = (text: string) => joinLines(cleanText(text));
/** A title, on one line. */
export const title = (most: number) => cleaned(cleanLine).min(1).max(most);
/** A name on one line, which may be left out. */
export const name = (most: number) => cleaned(cleanLine).max(most);
/** Words that may be left out. */
export const words = (most: number) => cleaned(cleanText).max(most);
export const someAreas = z.array(z.enum(policyAreas)).min(1).max(policyAreas.length).overwrite(withoutDoubles);
export const someGroups = z.array(z.enum(targetGroups)).max(targetGroups.length).overwrite(withoutDoubles);
export const code = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .openapi({ description: 'The code of a region.', example: 'SE224' });
export const languageCode = z
  .string()
  .regex(/^[a-z]{2}$/)
  .refine(
    (said) => Object.hasOwn(languages, said),
    texts.unknownLanguage({ languages: Object.keys(languages).join(', ') }),
  )
  .openapi({ description: 'ISO 639-1, of a language that is written here.', example: 'en' });
/** What is done to something whose address says all: nothing is to be said of it. */
export const nothing = z.strictObject({}).openapi('Nothing');

/** Returns a region's code as the catalogue writes it. @throws ApiProblem where there is no such region */
export function knownRegion({ regions }: Catalogue, said: string, parameter = 'region'): string {
  const region = regions.get(said.toUpperCase());
  if (!region) throw badRequest({ parameter, detail: texts.unknownRegion({ value: said }) });
  return region.code;
}
