import type { Place } from '#src/core/place.ts';
import { type Account, directPlace } from './account.ts';

/** Chooses where somebody hears of new words soonest: the first account that is written to, else the first that they look into. Null where they have none. */
export function speakingPlace(accounts: readonly Account[], isPulled: (place: Place) => boolean): Place | null {
  const places = accounts.map(directPlace);
  return places.find((place) => !isPulled(place)) ?? places[0] ?? null;
}
