import { foldText } from '#src/core/text.ts';
import { hasSlot, isFrame, type Part } from './part.ts';
import type { Phrases } from './phrases.ts';
import type { Token } from './tokens.ts';

/** Who is left where a group is left out. */
const complements: Record<string, string> = {
  'eu-born': 'non-eu-born',
  'foreign-born': 'native-born',
  'foreign-citizens': 'nationals',
  'native-born': 'foreign-born',
  nationals: 'foreign-citizens',
};
/** Small words between a "not" and the group: "sin contar a los de la UE". */
const mostBetween = 5;
const fromUnion = new Set(['foreign-born', 'foreign-citizens']);

/**
 * "Without EU citizens", "ohne EU-Bürger", "esclusi gli italiani": who is left out of a group of people says which group is left. Their country's own people
 * leave the foreigners.
 */
export function takeComplement(parts: Part[], tokens: readonly Token[], { isListed }: Phrases) {
  const isGroups = parts.filter((part) => hasSlot(part, 'group')).length > 1;
  const isMeasured = isGroups || parts.some((part) => hasSlot(part, 'family') || hasSlot(part, 'share'));
  if (!isMeasured || parts.some((part) => hasSlot(part, 'intent', 'peers'))) return;
  if (parts.some((part) => groupOf(part) === 'non-eu-born' && /\s/.test(part.said)))
    for (const part of parts)
      if (groupOf(part) === 'foreign-citizens') part.meanings = [{ slot: 'filler', value: 'w' }];
  parts.forEach((part, index) => {
    if (!hasSlot(part, 'negator') || part.meanings.some(({ slot }) => slot === 'group' || slot === 'intent')) return;
    const next = parts.slice(index + 1, index + 2 + mostBetween).find((each) => !isFrame(each) || each.place !== null);
    if (!next || parts.slice(index + 1, parts.indexOf(next)).some((each) => isBreak(each, tokens))) return;
    // "Of the foreign-born, not the total".
    if (hasSlot(next, 'group', 'everyone') && isGroups) {
      for (const each of [part, next]) each.meanings = [{ slot: 'filler', value: 'w' }];
      return;
    }
    const passport = parts.slice(index + 1, index + 3 + mostBetween).find((each) => isPassport(each, isListed));
    // "Pasaporte español": the country stands on either side.
    const behind = passport && parts[parts.indexOf(passport) + 1];
    const ofCountry = [next, ...(passport === next && behind ? [behind] : [])].find((each) =>
      isCountryOfPlace(parts, each),
    );
    const isOfTheirs = passport !== undefined && ofCountry !== undefined;
    const left = isOfTheirs ? 'foreign-citizens' : leftOf(parts, index, next);
    if (left === null) return;
    if (isOfTheirs)
      for (const each of [passport, ofCountry]) if (each !== next) each.meanings = [{ slot: 'filler', value: 'w' }];
    next.meanings = [{ slot: 'group', value: left }];
    next.place = null;
    next.said = parts
      .slice(index, parts.indexOf(next) + 1)
      .map(({ said }) => said)
      .join(' ');
    part.meanings = [{ slot: 'filler', value: 'w' }];
    const wider = parts.slice(0, index).find((each) => fromUnion.has(groupOf(each) ?? ''));
    if (wider && left === 'non-eu-born') {
      // Foreigners are so by citizenship, and those born outside the EU are other people.
      const isCitizens = groupOf(wider) === 'foreign-citizens';
      wider.meanings = [
        { slot: 'group', value: left },
        ...(isCitizens ? [{ slot: 'citizens', value: 'foreign' }] : []),
      ];
      next.meanings = [{ slot: 'filler', value: 'w' }];
    }
  });
}

function isBreak(part: Part, tokens: readonly Token[]): boolean {
  return /[.?!;:,\n–]/u.test(tokens[part.start]?.gap ?? '');
}

function isPassport({ said, place }: Part, isListed: Phrases['isListed']): boolean {
  return place === null && isListed('passport-noun', foldText(said));
}

/** "People in Berlin without a German passport": of the country of the place, and of no other. */
function isCountryOfPlace(parts: readonly Part[], part: Part): boolean {
  const country = part.meanings.find(({ slot }) => slot === 'country')?.value;
  return country !== undefined && parts.some(({ place }) => place?.regions.some((code) => code.startsWith(country)));
}

function groupOf(part: Part): string | null {
  return part.meanings.find(({ slot }) => slot === 'group')?.value ?? null;
}

/** The group that is left; null where what follows is no group, or another that was named is meant besides. */
function leftOf(parts: readonly Part[], index: number, next: Part): string | null {
  const before = parts.slice(0, index).flatMap((part) => groupOf(part) ?? []);
  const others = parts.filter((part) => part !== next && !fromUnion.has(groupOf(part) ?? 'foreign-born'));
  const group = groupOf(next);
  const isOfForeign = before.length > 0 && before.every((value) => fromUnion.has(value));
  if (hasSlot(next, 'union') || group === 'eu-born') return isOfForeign ? 'non-eu-born' : null;
  if (group !== null) return before.length === 0 && others.length === 0 ? (complements[group] ?? null) : null;
  const named = next.place?.regions.length === 1 ? next.place.regions[0] : undefined;
  const country =
    next.meanings.find(({ slot }) => slot === 'country')?.value ?? (named?.length === 2 ? named : undefined);
  const isOfPlace = parts.some(
    (part) => part !== next && part.place?.regions.some((code) => code.startsWith(country ?? '–')) === true,
  );
  // "Hors France" leaves out the country.
  const isPeople = !/^\p{Lu}/u.test(next.said.split(' ').at(-1) ?? '');
  const isOfPeople = isPeople && isOfPlace && !ofRegions.test(foldText(next.said));
  return isOfPeople && before.length === 0 && hasSlot(parts[index], 'negator', 'except') ? 'foreign-citizens' : null;
}

/** Endings of adjectives that are of regions, which are feminine there, and no people: "italiane", "españolas". */
const ofRegions = /(?:anas|olas|esas|iane|esi regioni)$/;
