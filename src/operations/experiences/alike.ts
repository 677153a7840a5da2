import type { AppContext } from '#src/context.ts';
import { limitStatements } from '#src/store/database/statement-timeout.ts';
import { type Alike, listAlike } from '#src/store/experiences/alike.ts';
import { mostMs } from './browse.ts';

/** Loads experiences like one, most alike first: of what members may read, or of what anybody may. */
export async function loadAlike(
  { withTransaction }: Pick<AppContext, 'withTransaction'>,
  number: number,
  options: { isPublic: boolean; limit: number; offset?: number },
): Promise<Alike[]> {
  return withTransaction(async (sql) => {
    await limitStatements(sql, mostMs);
    return listAlike(sql, number, options);
  });
}
