import type { AppContext } from '#src/context.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import type { Adoption, Tried } from '#src/domain/experiences/adoption.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';

type AdapterContext = Pick<AppContext, 'catalogue'>;

const mostNamed = 10;

/** Said on a card: what it was tried after, and by whom it was tried too. */
export function adoptionFacts(context: AdapterContext, { first, adopters }: Adoption, reader: Reader) {
  const { labels, more } = textsFor(reader.language).adoption;
  const count = adopters.length - mostNamed;
  const named = [
    ...adopters.slice(0, mostNamed).map((each) => nameTried(context, each, reader)),
    ...(count > 0 ? [more({ count })] : []),
  ];
  return [
    ...(first ? [{ label: labels.after, value: nameTried(context, first, reader) }] : []),
    ...(named.length > 0 ? [{ label: labels.by, value: named.join(', ') }] : []),
  ];
}

/** Lists the experiences that a card links to, at most `most` of the adopters that it names, each with its button's label. */
export function listTried(context: AdapterContext, { first, adopters }: Adoption, reader: Reader, most = mostNamed) {
  return [...(first ? [first] : []), ...adopters.slice(0, Math.min(most, mostNamed))].map((each) => ({
    number: each.number,
    label: shorten(nameTried(context, each, reader), 60),
  }));
}

function nameTried(context: AdapterContext, { number, region }: Tried, reader: Reader): string {
  return textsFor(reader.language).adoption.one({ number, region: nameRegion(context, region, reader) });
}
