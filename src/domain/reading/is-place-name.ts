import { areForCountry, isPeople } from './is-people.ts';
import { readLanguages } from './language.ts';
import { hasSlot, type Part, type Words } from './part.ts';
import type { PlaceFound } from './places.ts';
import type { Token } from './tokens.ts';

type Context = { tokens: readonly Token[]; parts: readonly Part[]; language: string; shouted: boolean; words: Words };

/**
 * Returns whether a name is meant as a place. "Marche", "este", "island", "IT" are ordinary words too: such a word is a place only with a capital
 * inside a sentence and behind a word that places follow, beside another place, or when nothing else is said.
 */
export function isPlaceName(found: PlaceFound, isLonger: boolean, context: Context): boolean {
  const { start, end, place } = found;
  const { tokens, language, shouted, words } = context;
  const isCode = /\d/.test(place.folded);
  if (isCode) return true;
  if (isPeople(found, tokens, words)) return areForCountry(found, context);
  const isAlone = start === 0 && end === tokens.length;
  if (isAlone) return place.folded.length > 2 || tokens[0]?.text === tokens[0]?.text.toUpperCase();
  const first = tokens[start] as Token;
  const isUpper = !shouted && tokens.slice(start, end).every(({ text }) => text === text.toUpperCase());
  const isShort = end === start + 1 && place.folded.length <= 3;
  if (isShort && place.folded.length <= 2)
    return (
      isUpper &&
      !isSpoken(place.folded, context) &&
      (followsPreposition(start, context) || isBesidePlace(start, end, context))
    );
  const isSingle = end === start + 1;
  if (isCommonNoun(found, context)) return false;
  const isWord =
    (isSingle && !isLonger && words.lexicon.has(first.folded, language)) ||
    words.places.isOrdinary(place.folded, language);
  if (isShort && !isUpper) return !isWord && !isSpoken(place.folded, context) && followsPreposition(start, context);
  if (!isWord) return true;
  if (first.isCapital && regionNoun.test(tokens[start - 1]?.folded ?? '')) return true;
  if (shouted || first.isFirst || !first.isCapital)
    return place.kind === 'region' && isBesidePlace(start, end, context) && first.isCapital;
  if (language === 'de') return isBareGerman(start, context);
  return isUpper || followsPreposition(start, context) || isBesidePlace(start, end, context);
}

/** The countries whose towns and provinces a language calls by an article of its own. */
const homes: Record<string, string> = {
  en: 'UK IE',
  es: 'ES',
  it: 'IT',
  fr: 'FR BE',
  de: 'DE AT',
  sv: 'SE FI',
  ca: 'ES',
  pt: 'PT',
  pl: 'PL',
  eu: 'ES FR',
};

/** "Au stade pilote": a town, or a province of another country, has no article, and a small letter is of a noun. */
function isCommonNoun({ start, end, place }: PlaceFound, { tokens, parts, language, shouted }: Context): boolean {
  const first = tokens[start];
  const before = parts.at(-1);
  const isBehindArticle = before !== undefined && before.end === start && hasSlot(before, 'article');
  if (!first || first.isCapital || shouted || end !== start + 1 || !isBehindArticle) return false;
  const isHome = place.regions.some((code) => homes[language]?.includes(code.slice(0, 2)));
  return place.kind === 'city' || (place.kind === 'province' && !isHome);
}

/** "Regione Marche": the noun says what the name is. */
const regionNoun = /^(?:regione|region|regio|regiao|comunidad|comunitat|provincia|provincie|bundesland|kanton)$/;

/** "IT courses", "training in IT": what is taught, not where. */
function isSpoken(folded: string, { tokens, words }: Context): boolean {
  if (folded === 'it' || folded === 'is' || folded === 'no' || folded === 'us')
    return !tokens.some((token, index) => {
      const found = words.lexicon.findAt(tokens as Token[], index, readLanguages);
      return token.folded !== folded && found?.meanings.some(({ slot }) => slot === 'family');
    });
  return false;
}

/** The part before, articles aside, is one that places follow. */
export function followsPreposition(start: number, { parts }: { parts: readonly Part[] }): boolean {
  for (let index = parts.length - 1; index >= 0; index -= 1) {
    const part = parts[index];
    if (!part || part.end > start) continue;
    if (hasSlot(part, 'place') || hasSlot(part, 'negator')) return true;
    if (hasSlot(part, 'article')) continue;
    return false;
  }
  return false;
}

function isBesidePlace(start: number, end: number, { parts, tokens, language, words }: Context): boolean {
  const before = parts.at(-1);
  const beyond = hasSlot(before, 'and') ? parts.at(-2) : before;
  const gap = tokens[start]?.gap ?? '';
  if (beyond?.place && (hasSlot(before, 'and') || /[,/–-]/.test(gap))) return true;
  const next = tokens[end];
  if (!next) return false;
  const isJoined =
    /[,/]/.test(next.gap) ||
    words.lexicon.findWord(next.folded, [language])?.meanings.some(({ slot }) => slot === 'and');
  const after = /[,/]/.test(next.gap) ? end : end + 1;
  return Boolean(isJoined && words.places.findAt(tokens as Token[], after, language));
}

/** In German every noun has a capital: "in Namen" is the city, "im Namen" and "den Marken" are not places. */
function isBareGerman(start: number, { parts, tokens }: Context): boolean {
  const before = parts.at(-1);
  const isBare =
    before !== undefined && before.end === start && /^(in|aus|von|nach|fur)$/.test(tokens[start - 1]?.folded ?? '');
  const next = tokens[start + 1]?.folded;
  return isBare && next !== 'der' && next !== 'des' && next !== 'von';
}
