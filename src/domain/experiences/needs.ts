import type { ExperienceDetails } from './details.ts';

/** What others need most to try it too, the most needed first. */
const needed = [
  'results',
  'tips',
  'difficulties',
  'personsReached',
  'costEuro',
  'partners',
  'status',
  'evaluation',
] as const satisfies readonly (keyof ExperienceDetails)[];

export type NeededField = (typeof needed)[number];

const askedAtOnce = 2;

/** Lists the fields that others miss most, at most two; none where all are filled in. */
export function listMissing(details: ExperienceDetails): NeededField[] {
  return needed.filter((name) => details[name] === undefined).slice(0, askedAtOnce);
}
