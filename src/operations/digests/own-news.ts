import type { AppContext } from '#src/context.ts';
import { tellsOwn } from '#src/domain/digests/subscription.ts';
import { listSubscriptions } from '#src/store/digests/subscription.ts';

/** Returns whether a digest tells this person what others did with their experiences and questions. */
export async function receivesOwnNews({ sql }: Pick<AppContext, 'sql'>, person: number | null): Promise<boolean> {
  return person !== null && (await listSubscriptions(sql, person)).some(tellsOwn);
}
