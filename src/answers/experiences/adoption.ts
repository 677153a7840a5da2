import type { AppContext } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import type { Adoption, Tried } from '#src/store/experiences/adoption.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

const mostNamed = 10;
const mostButtons = 3;

/** Said on a card: what it was tried after, and by whom it was tried too. */
export function adoptionFacts(context: AppContext, { first, adopters }: Adoption, asker: Person) {
  const { labels, more } = textsFor(asker.language).adoption;
  const rest = adopters.length - mostNamed;
  const named = [
    ...adopters.slice(0, mostNamed).map((each) => nameTried(context, each, asker)),
    ...(rest > 0 ? [more(rest)] : []),
  ];
  return [
    ...(first ? [{ label: labels.after, value: nameTried(context, first, asker) }] : []),
    ...(named.length > 0 ? [{ label: labels.by, value: named.join(', ') }] : []),
  ];
}

/** Those that a card has buttons for, each with what stands on it. */
export function listTried(context: AppContext, { first, adopters }: Adoption, asker: Person) {
  return [...(first ? [first] : []), ...adopters.slice(0, mostButtons)].map((each) => ({
    number: each.number,
    label: shorten(nameTried(context, each, asker), 60),
  }));
}

function nameTried(context: AppContext, { number, region }: Tried, asker: Person): string {
  return textsFor(asker.language).adoption.one(number, nameRegion(context, region, asker));
}
