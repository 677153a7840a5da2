import { foldText } from '#src/core/text.ts';
import type { TermKind, Vocabulary } from '#src/core/vocabulary.ts';
import { type Spot, splitSentence, spotNames } from './spot.ts';
import * as says from './understand-words.ts';

/** Longer than this is a text, not a request. */
const longestRequest = 400;
/** As long as the words of a command may be. */
const longestQuestion = 1_000;

type Asker = { region: string | null };

/** A sentence taken apart: its words, and the known names in it. */
type Sentence = { words: string[]; folded: string; spots: Spot[] };

/**
 * The command line that plain words mean; null if none. "compare Skåne with Catalonia on housing" → "/compare SE224 ES51 area=housing".
 * The same words always mean the same.
 */
export function understand(text: string, { region: own }: Asker, vocabulary: Vocabulary): string | null {
  if (text.trim().startsWith('/')) return null;
  const asked = says.askingNetwork.exec(text.slice(0, longestQuestion))?.[1];
  if (asked !== undefined) return join('/question ask', quote(asked.replace(/\s+/g, ' ').trim()));
  const words = splitSentence(text.slice(0, longestRequest));
  const folded = foldText(words.join(' '));
  if (folded === '' || says.greeting.test(folded)) return '/help';
  if (/^help /.test(folded)) return `/help ${folded.slice('help '.length)}`;
  if (says.whoAmI.test(folded)) return '/me';
  if (says.myQuestions.test(folded)) return '/question mine';
  if (says.mine.test(folded)) return '/experience mine';
  if (says.logging.test(folded)) return '/experience log';
  const sentence: Sentence = { words, folded, spots: spotNames(words, ['region', 'indicator', 'area'], vocabulary) };
  const [region] = valuesOf(sentence, 'region');
  if (says.openQuestions.test(folded)) return lineForQuestions(sentence);
  if (says.news.test(folded)) return join('/digest preview', region);
  if (says.better.test(folded) && !says.comparing.test(folded)) return lineForPeers(sentence);
  if (says.comparing.test(folded) && !says.experience.test(folded)) return lineForComparison(sentence, own);
  if (says.alike.test(folded)) return lineForPeers(sentence);
  if (says.experience.test(folded)) return lineForExperiences(sentence);
  return lineForNames(sentence, own, vocabulary);
}

function lineForComparison(sentence: Sentence, own: string | null): string | null {
  const regions = valuesOf(sentence, 'region');
  const unknown = listUnknown(sentence);
  if (regions.length + unknown.length === 0) return null;
  const needsOwn =
    regions.length + (unknown.length > 0 ? 1 : 0) < 2 || (says.we.test(sentence.folded) && regions.length < 2);
  const compared = [...(needsOwn && own !== null ? [own] : []), ...regions, ...(regions.length < 2 ? unknown : [])];
  return join('/compare', ...new Set(compared), ...aboutWhat(sentence));
}

function lineForPeers(sentence: Sentence): string {
  const regions = valuesOf(sentence, 'region');
  const isBetter = says.better.test(sentence.folded);
  const [indicator] = valuesOf(sentence, 'indicator');
  const areaSpot = sentence.spots.find(({ kind }) => kind === 'area');
  // An area is no figure, but its name may be like one: the bot asks which is meant.
  const betterAt = indicator ?? (areaSpot ? textOf(sentence, areaSpot) : undefined);
  const unknown = regions.length === 0 && !says.we.test(sentence.folded) ? listUnknown(sentence) : [];
  return join(
    '/peers',
    ...(regions.length > 0 ? regions.slice(0, 1) : isBetter ? [] : unknown),
    isBetter && betterAt !== undefined && `better-at=${quote(betterAt)}`,
    says.abroad.test(sentence.folded) && 'abroad',
    says.members.test(sentence.folded) && 'members',
  );
}

function lineForExperiences(sentence: Sentence): string {
  const regions = sentence.spots.filter(({ kind }) => kind === 'region');
  const isInRegion = (index: number) => regions.some(({ start, end }) => index >= start && index < end);
  const topic = sentence.words.filter((word, index) => !isInRegion(index) && !says.fillers.has(foldText(word)));
  const region = regions[0] && `region=${regions[0].value}`;
  if (topic.length === 0) return join('/experience list', region);
  return join('/experience search', quote(topic.join(' ')), region);
}

function lineForQuestions(sentence: Sentence): string {
  const [area] = valuesOf(sentence, 'area');
  const [region] = valuesOf(sentence, 'region');
  return join('/question list', area && `area=${area}`, region && `region=${region}`);
}

/** No verb that is known: the names alone say what is wanted. */
function lineForNames(sentence: Sentence, own: string | null, vocabulary: Vocabulary): string | null {
  const regions = valuesOf(sentence, 'region');
  const [indicator] = valuesOf(sentence, 'indicator');
  const [area] = valuesOf(sentence, 'area');
  const isAboutUs = says.we.test(sentence.folded);
  if (regions.length > 1) return lineForComparison(sentence, own);
  const [region] = regions;
  if (indicator !== undefined) {
    const country = region === undefined ? undefined : vocabulary.find('country', region)[0]?.value;
    if (says.ranking.test(sentence.folded) && (region === undefined || country !== undefined) && !isAboutUs)
      return join(
        '/indicator rank',
        indicator,
        country && `country=${country}`,
        says.members.test(sentence.folded) && 'members',
      );
    return join('/indicator show', indicator, region && `region=${region}`);
  }
  if (region !== undefined) return area === undefined ? join('/region show', region) : lineForExperiences(sentence);
  if (area !== undefined) return isAboutUs ? join('/indicator list', area) : lineForExperiences(sentence);
  return null;
}

function aboutWhat(sentence: Sentence): string[] {
  const indicators = valuesOf(sentence, 'indicator');
  const [area] = valuesOf(sentence, 'area');
  if (indicators.length > 0) return [`indicators=${indicators.join(',')}`];
  return area === undefined ? [] : [`area=${area}`];
}

function valuesOf({ spots }: Sentence, wanted: TermKind): string[] {
  return [...new Set(spots.filter(({ kind }) => kind === wanted).map(({ value }) => value))];
}

function textOf({ words }: Sentence, { start, end }: Spot): string {
  return words.slice(start, end).join(' ');
}

/** Words that are neither a known name nor part of the asking: perhaps a misspelt name, which the bot then asks about. */
function listUnknown({ words, spots }: Sentence): string[] {
  const isKnown = (index: number) => spots.some(({ start, end }) => index >= start && index < end);
  return words.filter(
    (word, index) => !isKnown(index) && !says.fillers.has(foldText(word)) && foldText(word).length > 2,
  );
}

function join(...parts: (string | false | undefined)[]): string {
  return parts.filter((part): part is string => Boolean(part)).join(' ');
}

function quote(text: string): string {
  return /\s/.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
