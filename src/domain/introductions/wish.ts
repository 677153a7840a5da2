import { z } from 'zod';
import { quote } from '#src/core/command-line.ts';
import { policyAreas } from '../topics/indicator.ts';
import { targetGroups } from '../topics/target-group.ts';

/** Whom somebody looks for: a person, whoever wrote an experience or an answer, people of regions, or anybody who knows about something. */
const wishShape = z.object({
  person: z.number().optional(),
  experience: z.number().optional(),
  question: z.number().optional(),
  /** A call for proposals that both look for partners for. */
  call: z.number().optional(),
  regions: z.array(z.string()).default([]),
  area: z.enum(policyAreas).optional(),
  group: z.enum(targetGroups).optional(),
  words: z.string().default(''),
});

export type Wish = z.output<typeof wishShape>;

/** A wish from what a line or a row holds; nothing stands for no regions and no words. */
export const readWish = (said: unknown): Wish => wishShape.parse(said);

/** The words behind a command that say a wish. */
export function wishWords({ regions, words, ...rest }: Wish): string {
  return [
    ...Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
    ...regions.map((region) => `regions=${region}`),
    ...(words === '' ? [] : [`words=${quote(words)}`]),
  ].join(' ');
}

/** Returns whether a wish does not say at all who is looked for. */
export function isVoid(wish: Wish): boolean {
  return wishWords(wish) === '';
}
