import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { limitStatements } from '#src/store/database/statement-timeout.ts';
import { type Alike, listAlike } from '#src/store/experiences/alike.ts';
import { mostMs, passFor, passPublic } from './browse.ts';
import type { NotSearched } from './search.ts';

type Store = Pick<AppContext, 'withTransaction'>;

/** Loads what members may read and what is like one experience, most alike first. */
export function loadAlikeFor(
  context: Store,
  { id }: Pick<Person, 'id'>,
  number: number,
  page: { limit: number; offset: number },
): Promise<Alike[] | NotSearched> {
  return passFor(id, () => load(context, number, { ...page, isPublic: false }));
}

/** Loads what anybody may read and what is like one experience; nothing where there is no room or time for it now. */
export async function loadPublicAlike(context: Store, number: number, limit: number): Promise<Alike[]> {
  const found = await passPublic(() => load(context, number, { limit, isPublic: true }));
  return typeof found === 'string' ? [] : found;
}

function load({ withTransaction }: Store, number: number, options: Parameters<typeof listAlike>[2]): Promise<Alike[]> {
  return withTransaction(async (sql) => {
    await limitStatements(sql, mostMs);
    return listAlike(sql, number, options);
  });
}
