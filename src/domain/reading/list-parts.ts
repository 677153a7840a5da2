import { isOtherCompound, splitCompound } from './compound.ts';
import { isPlaceName } from './is-place-name.ts';
import type { Ranked } from './language.ts';
import type { Found, Lexicon, Meaning } from './lexicon.ts';
import { frameSlots, hasSlot, type Part, type Words } from './part.ts';
import { isShouted, type Token } from './tokens.ts';
import { readWrittenNumber } from './written-number.ts';

/** Takes a text apart from left to right: at each word the longest form or name, then numbers, then compounds. */
export function listParts(text: string, tokens: Token[], { languages, likely }: Ranked, words: Words): Part[] {
  const { lexicon, places } = words;
  const language = languages[0] ?? 'en';
  const shouted = isShouted(text);
  const parts: Part[] = [];
  const saidOf = (start: number, end: number) => {
    const last = tokens[end - 1];
    return last ? text.slice(tokens[start]?.at ?? 0, last.at + last.text.length) : '';
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (!token) break;
    let longest = lexicon.findAt(tokens, at, languages, likely);
    // "Du Nord-Pas-de-Calais": a name that begins within a form and goes on behind it is said whole.
    const isCompass = longest?.meanings.some(({ slot, value }) => slot === 'scope' && value === 'compass') ?? false;
    if (longest && isCompass && longest.end > at + 1) {
      const name = places.findAt(tokens, longest.end - 1, language);
      if (name && name.end > longest.end && name.place.regions.length > 0)
        longest = lexicon.findAt(tokens.slice(0, longest.end - 1), at, languages, likely);
    }
    // "Où moins de jeunes": the "ou moins" of a limit has no accent.
    if (/^où$/iu.test(token.text) && hasSlotOf(longest, 'bound-behind'))
      longest = lexicon.findAt(tokens.slice(0, at + 1), at, languages, likely);
    const isNoun = longest?.meanings.some(({ slot }) => slot === 'aside') && isBehindSmall(parts);
    const found = isNoun ? lexicon.findAt(tokens.slice(0, at + 1), at, languages, likely) : longest;
    const place = places.findAt(tokens, at, language);
    const formLength = found ? found.end - at : 0;
    const isLonger = place !== null && place.end - at > formLength;
    const named = words.names.findAt(tokens, at);
    if (named && named.end - at > formLength) {
      const areas = areasOf(tokens.slice(at, named.end), languages, lexicon);
      const said = saidOf(at, named.end);
      parts.push({
        start: at,
        end: named.end,
        meanings: [...named.meanings, ...areas],
        place: null,
        maybe: null,
        number: null,
        said,
      });
      at = named.end;
      continue;
    }
    const context = { tokens, parts, language, shouted, words };
    // "Outside Scandinavia": its countries are left out.
    const isLeftOut = hasSlotOf(found, 'bloc') && parts.slice(-mostToBloc).some((part) => hasSlot(part, 'negator'));
    if (place && !isLeftOut && (place.end - at >= formLength || !found) && isPlaceName(place, isLonger, context)) {
      parts.push({
        start: at,
        end: place.end,
        meanings: [],
        place: place.place,
        maybe: null,
        number: null,
        said: saidOf(at, place.end),
      });
      at = place.end;
      continue;
    }
    if (/^\d+$/.test(token.folded) && formLength <= 1) {
      const written = readWrittenNumber(text, tokens, at, language);
      const end = written?.end ?? at + 1;
      parts.push({
        start: at,
        end,
        meanings: written ? [] : (found?.meanings ?? []),
        place: null,
        maybe: written ? null : (place?.place ?? null),
        number: written ? written.value : Number(token.folded),
        said: saidOf(at, end),
      });
      at = end;
      continue;
    }
    const compound =
      found === null || (!found.isExact && formLength === 1) ? splitCompound(token.folded, languages, lexicon) : null;
    const stem = compound === null && found && formLength === 1 ? withCompound(found, language) : found?.meanings;
    const known = compound ?? stem ?? frameOfOthers(token, languages, lexicon, shouted);
    const meanings =
      formLength <= 1 ? (accentedMeanings(tokens, at, language) ?? withoutFrame(known)) : withoutFrame(known);
    const end = compound ? at + 1 : (found?.end ?? at + 1);
    const number = meanings.find(({ slot }) => slot === 'number');
    parts.push({
      start: at,
      end,
      meanings,
      place: null,
      maybe: place?.place ?? null,
      number: number ? Number(number.value) : null,
      said: saidOf(at, end),
    });
    at = end;
  }
  return parts;
}

const mostToBloc = 4;

function hasSlotOf(found: Found | null, slot: string): boolean {
  return found?.meanings.some((each) => each.slot === slot) ?? false;
}

/** The policy areas that words of a name stand for: experiences are sought by them. */
function areasOf(tokens: readonly Token[], languages: readonly string[], lexicon: Lexicon): Meaning[] {
  const meanings = tokens.flatMap((_, at) => lexicon.findAt(tokens, at, languages)?.meanings ?? []);
  return meanings.filter(({ slot }) => slot === 'area');
}

const measured = new Set(['family', 'group']);

/** A measure or a group at the head of another word makes another figure of it. */
function withCompound({ meanings, ending }: Found, language: string): Meaning[] {
  const isOther = meanings.some(({ slot }) => measured.has(slot)) && isOtherCompound(ending, language);
  return isOther ? [...meanings, { slot: 'turn', value: 'compound' }] : meanings;
}

/** "L'orientamento al lavoro per rifugiati", "come lavoro per gli immigrati": behind a small word it is a noun, and tells nothing of who asks. */
function isBehindSmall(parts: readonly Part[]): boolean {
  return ['article', 'place', 'as'].some((slot) => hasSlot(parts.at(-1), slot));
}

/** Words that only their accent tells from others: the Swedish "is" and a year, "and" in chat and an island, the Italian "nor" and a pronoun, the Portuguese "we" and an article. */
const accented: readonly { said: string; language: string | null; meanings: Meaning[] }[] = [
  { said: 'diplômés', language: 'fr', meanings: [{ slot: 'family', value: 'tertiary' }] },
  { said: 'diplômées', language: 'fr', meanings: [{ slot: 'family', value: 'tertiary' }] },
  { said: 'o', language: 'sv', meanings: [{ slot: 'and', value: 'and' }] },
  { said: 'å', language: 'sv', meanings: [{ slot: 'and', value: 'and' }] },
  { said: 'u', language: 'de', meanings: [{ slot: 'and', value: 'and' }] },
  { said: 'n', language: 'en', meanings: [{ slot: 'and', value: 'and' }] },
  { said: 'är', language: null, meanings: [{ slot: 'filler', value: 'w' }] },
  {
    said: 'nè',
    language: 'it',
    meanings: [
      { slot: 'negator', value: 'not' },
      { slot: 'and', value: 'and' },
    ],
  },
  {
    said: 'né',
    language: 'it',
    meanings: [
      { slot: 'negator', value: 'not' },
      { slot: 'and', value: 'and' },
    ],
  },
  { said: 'o', language: 'sv', meanings: [{ slot: 'and', value: 'and' }] },
  { said: 'å', language: 'sv', meanings: [{ slot: 'and', value: 'and' }] },
  { said: 'vården', language: 'sv', meanings: [{ slot: 'area', value: 'health' }] },
  { said: 'vård', language: 'sv', meanings: [{ slot: 'area', value: 'health' }] },
  { said: 'män', language: 'sv', meanings: [{ slot: 'sex', value: 'men' }] },
  { said: 'vår', language: 'sv', meanings: [{ slot: 'we', value: 'possessive' }] },
  // "Var ligger Stockholm": where, and no "our" without its ring.
  { said: 'var', language: 'sv', meanings: [{ slot: 'filler', value: 'w' }] },
  { said: 'nós', language: 'pt', meanings: [{ slot: 'we', value: 'subject' }] },
];

/** "Nos e a Madeira", "Madeira, Algarve e nos": the Portuguese "we" without its accent, where no noun can follow an article. */
const joins = new Set(['e', 'ou', 'x', 'vs', 'contra', 'versus']);

function isBareNos(tokens: readonly Token[], at: number, language: string): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token?.folded !== 'nos' || language !== 'pt' || /-$/.test(token.gap)) return false;
  return next === undefined || /[,:;.?!–]/u.test(next.gap) || joins.has(next.folded);
}

function accentedMeanings(tokens: readonly Token[], at: number, language: string): Meaning[] | null {
  const said = isBareNos(tokens, at, language) ? 'nós' : (tokens[at]?.text ?? '').toLowerCase();
  const found = accented.find((each) => each.said === said && (each.language ?? language) === language);
  return found?.meanings ?? null;
}

/** The languages behind the first whose small words are known too: a short text may be taken for its neighbour's language. */
const mostNeighbours = 3;

/** A word that only holds sentences together in a language close to the text's. */
function frameOfOthers(
  { text, folded }: Token,
  languages: readonly string[],
  lexicon: Lexicon,
  shouted: boolean,
): Meaning[] {
  // "Les DOM": capitals are a name.
  if (!shouted && /^\p{Lu}{2,}$/u.test(text)) return [];
  for (const language of languages.slice(1, mostNeighbours)) {
    const found = lexicon.findWord(folded, [language]);
    if (found?.isExact && found.meanings.every(({ slot }) => frameSlots.has(slot)))
      return [{ slot: 'filler', value: 'w' }];
  }
  return [];
}

/** Slots that say something only beside others, and are kept with whatever else a form means. */
const besideOthers = new Set(['as', 'asking', 'addressee']);

/** A form that means something is no mere filler. */
function withoutFrame(meanings: Meaning[]): Meaning[] {
  const telling = meanings.filter(({ slot }) => slot !== 'filler' && !besideOthers.has(slot));
  return telling.length > 0 ? [...telling, ...meanings.filter(({ slot }) => besideOthers.has(slot))] : meanings;
}
