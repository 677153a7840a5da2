import { z } from '@hono/zod-openapi';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';

/** The largest number of a record, below which the database counts. */
const largestNumber = 2_147_483_647;

export const number = z.int().openapi({ example: 12 });
export const instant = z.iso.datetime().openapi({ description: 'An instant in UTC.' });
export const areas = z.array(z.enum(policyAreas)).openapi({ description: 'Policy areas.' });
export const groups = z.array(z.enum(targetGroups)).openapi({ description: 'Target groups.' });

export const numberPath = z.object({
  number: z.coerce.number().int().min(1).max(largestNumber).openapi({ description: 'Its number.', example: 1 }),
});
export const areaQuery = z
  .enum(policyAreas)
  .optional()
  .openapi({ description: 'Only of this policy area.', example: 'housing' });
export const yesOrNo = (description: string) =>
  z
    .enum(['true', 'false'])
    .optional()
    .transform((said) => (said === undefined ? undefined : said === 'true'))
    .openapi({ type: 'string', enum: ['true', 'false'], description });
export const regionQuery = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .optional()
  .openapi({ description: 'Only of this region, by its code.', example: 'SE224' });
export const languageQuery = z
  .string()
  .regex(/^[a-z]{2,3}$/)
  .optional()
  .openapi({ description: 'Only in this language, by its code of ISO 639-1.', example: 'en' });

/** Several codes, with commas between them. */
export const codes = (most: number, description: string, example: string) =>
  z
    .string()
    .max(most * 60)
    .transform((said) => [...new Set(said.split(',').flatMap((each) => each.trim() || []))])
    .pipe(z.array(z.string()).min(1).max(most))
    .openapi({ type: 'string', description: `${description} At most ${most}, with commas between them.`, example });
export const year = (description: string) =>
  z.coerce.number().int().min(1900).max(2100).optional().openapi({ description, example: 2023 });
