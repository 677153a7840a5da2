import { z } from '@hono/zod-openapi';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';
import { apiTexts, badRequest } from './problem.ts';

const { problems: texts } = apiTexts;

/** Words of which there have to be some. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/);
/** Words that may be left out. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\0]*$/);
export const someAreas = z.array(z.enum(policyAreas)).min(1).max(policyAreas.length);
export const someGroups = z.array(z.enum(targetGroups)).max(targetGroups.length);
export const code = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .openapi({ description: 'The code of a region.', example: 'SE224' });
export const languageCode = z
  .string()
  .regex(/^[a-z]{2}$/)
  .openapi({ description: 'ISO 639-1.', example: 'en' });
/** What is done to something whose address says all: nothing is to be said of it. */
export const nothing = z.strictObject({}).openapi('Nothing');

/** Returns a region's code as the catalogue writes it. @throws ApiProblem where there is no such region */
export function knownRegion({ regions }: Catalogue, said: string, parameter = 'region'): string {
  const region = regions.get(said.toUpperCase());
  if (!region) throw badRequest({ parameter, detail: texts.unknownRegion({ value: said }) });
  return region.code;
}
