import type { AppContext } from '#src/context.ts';
import type { Adopter } from '#src/domain/experiences/adoption.ts';
import { listPublicAdopters } from '#src/store/experiences/adoption.ts';

/** The most adopters that a page tells of. */
const mostAdopters = 20;

/** Loads who tried an experience too and what came of it, as far as anybody may read it. */
export function loadPublicAdopters({ sql }: Pick<AppContext, 'sql'>, number: number): Promise<Adopter[]> {
  return listPublicAdopters(sql, number, mostAdopters);
}
