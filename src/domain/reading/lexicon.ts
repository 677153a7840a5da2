import type { LexiconRow } from './tables.ts';
import { foldWord, type Token } from './tokens.ts';

/** One meaning of a form. */
export type Meaning = {
  slot: string;
  value: string;
  /** Of a side: the limit beside it is within. */
  isBound?: true;
};

/** A form found in a text: words `start` to before `end`, and all it means in the language that fits best. */
export type Found = {
  start: number;
  end: number;
  meanings: Meaning[];
  language: string;
  isExact: boolean;
  /** What stands behind the stem in the last word. */
  ending: string;
};

type FormWord = { text: string; isStem: boolean };
type Form = { words: FormWord[]; meanings: Map<string, Meaning[]>; key: string };

/** The lexicon, ready to be looked up at every word of a text. */
export type Lexicon = {
  /** The longest form that begins at a word, in the language that ranks first; only matters, no requests, in those behind the `likely` first. */
  findAt(tokens: readonly Token[], start: number, languages: readonly string[], likely?: number): Found | null;
  /** A word on its own, for parts of compounds and for misspelt words. */
  findWord(folded: string, languages: readonly string[]): Found | null;
  /** The languages that have this very word, with or without others around it. */
  languagesOf(folded: string): readonly string[];
  /** Whether the word is in the lexicon of that language. */
  has(folded: string, language: string): boolean;
  /** Whole words of the slots that figures are asked for with: what a misspelt word may be. */
  measureWords: readonly string[];
  /** Whole words that leave out what follows, in all languages. */
  exceptWords: readonly string[];
};

/**
 * Languages whose words look like those of the others by chance: they tell the language of a text only where no other has them, and mean something in texts
 * alone that may be theirs.
 */
export const apartLanguages: ReadonlySet<string> = new Set(['pl', 'eu']);

const stemKey = 3;
const mostRemembered = 20_000;
/** Shorter forms mean something in their own language only. */
const shortestForeign = 5;
/** The slots that people also name in another language than they write: figures, groups, matters. */
const matterSlots = new Set(['family', 'group', 'area', 'topic', 'talk', 'arrival', 'never']);
const measureSlots = new Set(['family', 'group']);

/** Slots and intents that only say something beside others: a stem that fits the same word keeps its meaning. */
const softSlots = new Set([
  'filler',
  'aside',
  'open',
  'weekday',
  'prefer',
  'tongue',
  'speak',
  'fetch',
  'question-noun',
  'qualifier',
  'skip',
  'we',
  'addressee',
]);
const softIntents = new Set([
  'anybody',
  'ours',
  'did',
  'answer',
  'close',
  'complete',
  'restore',
  'withdraw',
  'adopt',
  'show-one',
  'stand',
]);

function isSoft({ slot, value }: Meaning): boolean {
  return softSlots.has(slot) || (slot === 'intent' && softIntents.has(value));
}

export function createLexicon(rows: readonly LexiconRow[]): Lexicon {
  const forms = new Map<string, Form>();
  for (const { slot, value, language, form: text } of rows) {
    const words = text
      .replace(/(?<=l)·(?=l)/giu, '')
      .split(/[^\p{L}\p{N}\p{M}*]+/u)
      .filter(Boolean)
      // "Don't" is read as "don not", in a form as in a text.
      .map((each, at, all) => (each === 't' && all[at - 1]?.endsWith('n') ? 'not' : each))
      .map((each) => ({ text: foldWord(each.replace(/\*/g, '')), isStem: each.endsWith('*') }));
    if (words.length === 0) continue;
    const key = words.map((each) => each.text + (each.isStem ? '*' : '')).join(' ');
    const form = forms.get(key) ?? { words, meanings: new Map<string, Meaning[]>(), key };
    const meanings = form.meanings.get(language) ?? [];
    if (!meanings.some((each) => each.slot === slot && each.value === value)) meanings.push({ slot, value });
    form.meanings.set(language, meanings);
    forms.set(key, form);
  }
  const byWord = new Map<string, Form[]>();
  const byStem = new Map<string, Form[]>();
  const languagesByWord = new Map<string, Set<string>>();
  const articles = new Set<string>();
  const measures = new Set<string>();
  const excepts = new Set<string>();
  for (const form of forms.values()) {
    const [first] = form.words;
    if (!first) continue;
    const map = first.isStem ? byStem : byWord;
    const key = first.isStem ? first.text.slice(0, stemKey) : first.text;
    const list = map.get(key);
    if (list) list.push(form);
    else map.set(key, [form]);
    for (const [language, meanings] of form.meanings)
      for (const meaning of meanings) {
        if (form.words.length === 1 && !first.isStem) addTo(languagesByWord, first.text, language);
        if (meaning.slot === 'article') articles.add(`${language} ${first.text}`);
        const isExcept = meaning.slot === 'negator' && meaning.value === 'except' && form.words.length === 1;
        if (isExcept && first.text.length >= shortestForeign) excepts.add(first.text);
        if (measureSlots.has(meaning.slot))
          for (const each of form.words) if (each.text.length > 5) measures.add(each.text);
      }
  }

  function candidatesOf(folded: string): Form[] {
    const exact = byWord.get(folded) ?? [];
    const stems = (byStem.get(folded.slice(0, stemKey)) ?? []).filter((form) => fits(form.words[0], folded));
    const short = folded.length > 2 ? (byStem.get(folded.slice(0, 2)) ?? []) : [];
    return [...exact, ...stems, ...short.filter((form) => fits(form.words[0], folded))];
  }

  /** An article of a language that has the form: "wir uns im" holds none. */
  function isArticle(form: Form, folded: string): boolean {
    for (const language of form.meanings.keys()) if (articles.has(`${language} ${folded}`)) return true;
    return false;
  }

  function endOf(form: Form, tokens: readonly Token[], start: number): number | null {
    let at = start;
    const isFarewell = isFarewellOnly(form);
    for (const wanted of form.words) {
      let token = tokens[at];
      if (token && at > start && !isFarewell && !fits(wanted, token.folded) && isArticle(form, token.folded)) {
        at += 1;
        token = tokens[at];
      }
      if (!token || !fits(wanted, token.folded) || (at > start && /[.?!;\n]/.test(token.gap))) return null;
      at += 1;
    }
    return isFarewell && ofWhat.test(tokens[at]?.folded ?? '') ? null : at;
  }

  function findAt(
    tokens: readonly Token[],
    start: number,
    languages: readonly string[],
    likely = languages.length,
  ): Found | null {
    const token = tokens[start];
    if (!token) return null;
    let best: (Found & { score: number }) | null = null;
    const matches: { form: Form; found: Found }[] = [];
    for (const form of candidatesOf(token.folded)) {
      const end = endOf(form, tokens, start);
      if (end === null) continue;
      const choice = chooseLanguage(form, languages, likely);
      if (!choice) continue;
      const isExact = form.words.every(({ isStem }) => !isStem);
      const last = form.words.at(-1);
      const ending = last?.isStem ? (tokens[end - 1]?.folded ?? '').slice(last.text.length) : '';
      const found = { start, end, meanings: choice.meanings, language: choice.language, isExact, ending };
      matches.push({ form, found });
      const score = form.words.length * 1_000 - choice.rank * 100 + (isExact ? 50 : 0) + Math.min(form.key.length, 49);
      if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { ...found, score };
    }
    if (!best) return null;
    const chosen = best;
    const same = matches.filter(
      ({ found }) =>
        found.end === chosen.end &&
        found.language === chosen.language &&
        (found.isExact === chosen.isExact || chosen.meanings.every(isSoft)),
    );
    return { ...chosen, meanings: mergeMeanings(same) };
  }

  const bySaid = new Map<string, readonly string[]>();
  function languagesOf(folded: string): readonly string[] {
    const known = bySaid.get(folded);
    if (known) return known;
    const exact = languagesByWord.get(folded);
    const stems = candidatesOf(folded).filter(
      ({ words }) => words.length === 1 && (words[0]?.text.length ?? 0) >= shortestForeign,
    );
    const languages = [...(exact ?? new Set(stems.flatMap(({ meanings }) => [...meanings.keys()])))];
    if (bySaid.size < mostRemembered) bySaid.set(folded, languages);
    return languages;
  }

  return {
    findAt,
    findWord: (folded, languages) =>
      findAt([{ text: folded, folded, gap: '', at: 0, isCapital: false, isFirst: true }], 0, languages),
    languagesOf,
    has: (folded, language) => languagesByWord.get(folded)?.has(language) ?? false,
    measureWords: [...measures],
    exceptWords: [...excepts],
  };
}

/** Merges the meanings of forms; the longest form that fits the same words fills a slot: "Bevölkerungsdichte" is no "Bevölkerung…". */
function mergeMeanings(matches: { form: Form; found: Found }[]): Meaning[] {
  const meanings: Meaning[] = [];
  for (const { found } of matches.sort((left, right) => right.form.key.length - left.form.key.length)) {
    const held = new Set(meanings.map(({ slot }) => slot));
    meanings.push(...found.meanings.filter(({ slot }) => !held.has(slot)));
  }
  return meanings;
}

function fits(wanted: FormWord | undefined, folded: string): boolean {
  return wanted !== undefined && (wanted.isStem ? folded.startsWith(wanted.text) : folded === wanted.text);
}

/** "À plus!" is a farewell, "a le plus de chômage" and "a plus d'habitants" are none: no article stands within one, and no "of" behind it. */
function isFarewellOnly({ meanings }: Form): boolean {
  return [...meanings.values()].every((each) => each.every(({ slot, value }) => slot === 'talk' && value === 'bye'));
}

const ofWhat = /^(?:de|d|des|du)$/;

function chooseLanguage(form: Form, languages: readonly string[], likely: number) {
  for (const [rank, language] of languages.entries()) {
    const meanings = form.meanings.get(language);
    if (!meanings) continue;
    const isOwn = rank === 0;
    const text = form.words.map((each) => each.text).join('');
    if (!isOwn && form.words.length === 1 && text.length < shortestForeign) continue;
    if (rank < likely) return { language, rank, meanings };
    if (apartLanguages.has(language)) continue;
    // "Excepto" in Portuguese: what leaves out does so in whichever language's spelling.
    const matters = meanings.filter(
      ({ slot, value }) => matterSlots.has(slot) || (slot === 'negator' && value === 'except'),
    );
    if (matters.length > 0) return { language, rank, meanings: matters };
  }
  return null;
}

function addTo(map: Map<string, Set<string>>, key: string, value: string) {
  const held = map.get(key);
  if (held) held.add(value);
  else map.set(key, new Set([value]));
}
