import { type Catalogue, regionName } from '../regions/catalogue.ts';
import { createCaseEndings } from './case-endings.ts';
import { distance } from './distance.ts';
import type { EndingRow, OrdinaryRow, PlaceKind, PlaceRow } from './tables.ts';
import { foldWords, listTokens, type Token } from './tokens.ts';

/** The place that a name stands for. Of several regions one has to be chosen; a country of the world has none. */
export type Place = { name: string; kind: 'region' | PlaceKind; regions: string[]; folded: string };

/** A name of a place in a text: words `start` to before `end`. */
export type PlaceFound = { start: number; end: number; place: Place };

export type Places = {
  /** The longest name that begins at a word; with the genitive's s off where the text's language has one. */
  findAt(tokens: readonly Token[], start: number, language: string): PlaceFound | null;
  /** Names like these words, best first; those of one region count once. */
  nearest(folded: string): { place: Place; edits: number }[];
  /** Whether the name is an ordinary word of that language too. */
  isOrdinary(folded: string, language: string): boolean;
  nameOf(code: string): string;
};

/** `commas` are the words that a comma stands before in one of the name's spellings: "Leicestershire, Rutland and Northamptonshire". */
type Entry = { words: string[]; place: Place; commas?: ReadonlySet<number>; isCodeApart?: true };

const genitive = new Set(['sv', 'de', 'en']);
/** The kinds of places by priority: the first of them wins if several places share a name. */
const kinds = ['name', 'region', 'city', 'island', 'province', 'former', 'world'];
const shortestMisspelt = 4;
/** Shorter words are no case of a name, and shorter names none without a capital. */
const shortestDeclined = 5;
const shortestSmall = 5;

export function createPlaces(
  catalogue: Catalogue,
  rows: readonly PlaceRow[],
  ordinary: readonly OrdinaryRow[],
  endings: readonly EndingRow[],
): Places {
  const cases = createCaseEndings(endings);
  const byName = new Map<string, Place>();
  const commas = new Map<string, Set<number>>();
  const add = (name: string, kind: Place['kind'], regions: string[], rank: number) => {
    const folded = foldWords(name).join(' ');
    const known = regions.filter((code) => catalogue.regions.has(code));
    if (folded === '' || (known.length === 0 && kind !== 'world')) return;
    if (name.includes(',')) commas.set(folded, new Set([...(commas.get(folded) ?? []), ...listCommas(name)]));
    const held = byName.get(folded) as (Place & { rank?: number }) | undefined;
    const place: Place & { rank: number } = { name, kind, regions: known, folded, rank };
    if (!held) byName.set(folded, place);
    else if (rank > (held.rank ?? 0)) byName.set(folded, place);
    else if (rank === held.rank) held.regions = [...new Set([...held.regions, ...known])];
  };
  for (const region of catalogue.regions.values()) {
    const rank = 100 + rankOf(catalogue, region.code);
    for (const { name } of region.names) add(name, 'region', [region.code], rank);
    add(region.code, 'region', [region.code], rank);
    add(region.territory, 'region', [region.code], rank);
  }
  for (const { kind, name, regions } of rows)
    add(name, kind, regions, kind === 'name' ? 100 : 50 - kinds.indexOf(kind));
  const byFirst = new Map<string, Entry[]>();
  const byInitial = new Map<string, Entry[]>();
  for (const [folded, place] of byName) {
    const words = folded.split(' ');
    push(byFirst, words[0] ?? '', { words, place, commas: commas.get(folded) });
    if (place.kind !== 'former' && !/\d/.test(folded)) push(byInitial, folded.slice(0, 1), { words, place });
  }
  for (const { code, territory } of catalogue.regions.values())
    for (const whole of new Set([code, territory].filter((each) => /^[A-Z]{2}\w{1,3}$/.test(each)))) {
      const place = byName.get(whole.toLowerCase());
      const words = foldWords(`${whole.slice(0, 2)} ${whole.slice(2)}`);
      if (place) push(byFirst, words[0] ?? '', { words, place, isCodeApart: true });
    }
  for (const list of byFirst.values()) list.sort((left, right) => right.words.length - left.words.length);
  const ordinaryNames = new Set(ordinary.map(({ language, name }) => `${language} ${foldWords(name).join(' ')}`));

  function findAt(tokens: readonly Token[], start: number, language: string): PlaceFound | null {
    const first = tokens[start];
    if (!first) return null;
    const plain = longest(byFirst.get(first.folded), tokens, start, (word, said) => word === said);
    const declined = longestDeclined(tokens, start, language);
    if (declined && declined.end > (plain?.end ?? 0)) return withEnding(declined, tokens, language);
    if (plain || !genitive.has(language)) return plain && withEnding(plain, tokens, language);
    const isGenitive = (word: string, said: string, isLast: boolean) =>
      said === word || (isLast && withoutS(said) === word);
    return longest(byFirst.get(withoutS(first.folded) ?? ''), tokens, start, isGenitive);
  }

  /** "Dolnym Śląsku", "Katalunian": the longest name of which these words are a case. */
  function longestDeclined(tokens: readonly Token[], start: number, language: string): PlaceFound | null {
    const first = tokens[start];
    if (!first || first.folded.length < shortestDeclined) return null;
    const firsts = cases.nominatives(first.folded, language);
    if (firsts.length === 0) return null;
    const isCase = (word: string, said: string) =>
      said === word || (word.length >= shortestMisspelt && cases.nominatives(said, language).includes(word));
    let best: PlaceFound | null = null;
    for (const word of [first.folded, ...firsts]) {
      const found = longest(byFirst.get(word), tokens, start, isCase);
      const isLonger = found !== null && found.end > (best?.end ?? start);
      if (isLonger && (first.isCapital || found.place.folded.length >= shortestSmall)) best = found;
    }
    return best;
  }

  /** "Malmö-n": the ending behind a hyphen belongs to the name. */
  function withEnding(found: PlaceFound, tokens: readonly Token[], language: string): PlaceFound {
    const next = tokens[found.end];
    return next?.gap === '-' && cases.isEnding(next.folded, language) ? { ...found, end: found.end + 1 } : found;
  }

  function longest(
    entries: Entry[] | undefined,
    tokens: readonly Token[],
    start: number,
    fits: (word: string, said: string, isLast: boolean) => boolean,
  ): PlaceFound | null {
    for (const { words, place, commas: within, isCodeApart } of entries ?? []) {
      if (isCodeApart && !isWrittenAsCode(tokens, start)) continue;
      const matches = words.every((word, index) => {
        const token = tokens[start + index];
        if (!token || (index > 0 && (within?.has(index) ? /[.?!;\n]/ : /[.?!;,\n]/).test(token.gap))) return false;
        return fits(word, token.folded, index === words.length - 1);
      });
      if (matches) return { start, end: start + words.length, place };
    }
    return null;
  }

  function nearest(folded: string): { place: Place; edits: number }[] {
    if (folded.length < shortestMisspelt) return [];
    const allowed = folded.length < 6 ? 1 : folded.length < 9 ? 2 : 3;
    const found: { place: Place; edits: number }[] = [];
    for (const { place } of byInitial.get(folded.slice(0, 1)) ?? []) {
      if (Math.abs(place.folded.length - folded.length) > allowed || place.folded.length < shortestMisspelt) continue;
      const edits = distance(folded, place.folded, allowed);
      if (edits > 0 && edits <= allowed) found.push({ place, edits });
    }
    const fewest = Math.min(...found.map(({ edits }) => edits));
    const best = found.filter(({ edits }) => edits === fewest);
    best.sort((left, right) => kinds.indexOf(left.place.kind) - kinds.indexOf(right.place.kind));
    const byRegion = new Map<string, { place: Place; edits: number }>();
    for (const each of best) {
      const key = each.place.regions.join() || each.place.folded;
      if (!byRegion.has(key)) byRegion.set(key, each);
    }
    return [...byRegion.values()];
  }

  return {
    findAt,
    nearest,
    isOrdinary: (folded, language) => ordinaryNames.has(`${language} ${folded}`),
    nameOf: (code) => {
      const region = catalogue.regions.get(code);
      return region ? regionName(region, 'en') : code;
    },
  };
}

/** “ES 51”, and not “de 21 a 64 años”: in capitals, where the others are not all in capitals too, and with a blank between. */
function isWrittenAsCode(tokens: readonly Token[], start: number): boolean {
  const [country, rest] = [tokens[start], tokens[start + 1]];
  if (!country || !rest || !/^[A-Z]{2}$/.test(country.text) || !/^[A-Z0-9]{1,3}$/.test(rest.text)) return false;
  const others = tokens.filter(({ text }) => /\p{L}{3}/u.test(text));
  return rest.gap === ' ' && (others.length === 0 || others.some(({ text }) => /\p{Ll}/u.test(text)));
}

/** The words of a name that a comma stands before, by their position. */
function listCommas(name: string): number[] {
  return listTokens(name).flatMap(({ gap }, index) => (index > 0 && gap.includes(',') ? [index] : []));
}

/** A shared name means a member first, then NUTS 2, then countries, then NUTS 1. */
function rankOf(catalogue: Catalogue, code: string): number {
  const region = catalogue.regions.get(code);
  const level = catalogue.territories.get(region?.territory ?? '')?.level ?? 2;
  return region?.isMember ? 5 : level === 2 ? (code.length === 2 ? 4 : 3) : level === 0 ? 2 : 1;
}

function withoutS(folded: string): string | null {
  return folded.length > 4 && folded.endsWith('s') ? folded.slice(0, -1) : null;
}

function push(map: Map<string, Entry[]>, key: string, entry: Entry) {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}
