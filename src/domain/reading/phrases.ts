import { foldText } from '#src/core/text.ts';
import type { PhraseRow } from './tables.ts';

/** Phrases that a rule asks for by name: rows of data/words/phrases.tsv. */
export const phraseNames = [
  'alters-digest',
  'among',
  'any-region',
  'asks-countries',
  'asks-followed',
  'asks-subscribed',
  'asks-when',
  'asks-which',
  'asks-whom',
  'asks-year',
  'assess',
  'born',
  'before-and-after',
  'both-sexes',
  'brief-word',
  'by-citizenship',
  'by-eu-citizenship',
  'calendar-asked',
  'calls-closed',
  'changes-me',
  'clock',
  'days-or-months',
  'deadline',
  'does-for',
  'done-at-ours',
  'ends-following',
  'event-asked',
  'fell',
  'for-a-season',
  'gap',
  'has-work',
  'how-many-countries',
  'how-many-regions',
  'improved',
  'integration',
  'its-country',
  'invite-other',
  'language-noun',
  'loggable',
  'many-regions',
  'most',
  'my-region-is',
  'next-issue',
  'not-introduced',
  'not-weekly',
  'next-month',
  'next-week',
  'of-asylum-seekers',
  'of-families',
  'of-second-generation',
  'of-temporary-protection',
  'of-them',
  'of-unaccompanied-minors',
  'of-women',
  'on-a-side',
  'one-issue',
  'other-actor',
  'other-reader',
  'pass-on',
  'people-of-measure',
  'per-person',
  'policy-index',
  'practice',
  'practices-of-ours',
  'practices-there',
  'ranking',
  'rank-word',
  'rather-like',
  'rate',
  'regions-of-country',
  'relative',
  'role-asked',
  'rose',
  'score',
  'seeks-regions',
  'skip-issue',
  'takes-back',
  'this-month',
  'this-week',
  'this-year',
  'than-us',
  'testbed-asked',
  'there',
  'training-asked',
  'twin',
  'to-mail',
  'waits-review',
  'wants-it',
  'was-ever',
  'who-could-tell',
  'who-is-from',
  'worsened',
] as const;
/** Phrases that say something only where a message begins with them. */
export const openingNames = [
  'asks-where',
  'begins-following',
  'continues',
  'event-noun',
  'guides-asked',
  'calls-asked',
  'calls-noun',
  'calendar-noun',
  'training-alone',
  'training-noun',
  'one-more',
  'one-more-catalan',
  'our-place',
  'which-region',
] as const;
export type PhraseName = (typeof phraseNames)[number] | (typeof openingNames)[number];

/** Lists of words that a rule looks one word up in: further rows of data/words/phrases.tsv. */
export const wordLists = [
  'abbreviated',
  'age-between',
  'age-word',
  'among-people',
  'asserting',
  'before-word',
  'born-behind',
  'coming',
  'coming-time',
  'copula',
  'country-noun',
  'day-word',
  'earn-verb',
  'early-word',
  'excepting',
  'existing',
  'feminine-article',
  'feminine-noun',
  'feminine-people',
  'figure-noun',
  'for-whom',
  'fund-noun',
  'held-against',
  'leaving',
  'household-noun',
  'in-word',
  'leave-verb',
  'list-noun',
  'left-behind',
  'matter-of',
  'matter-word',
  'month-word',
  'none-of',
  'none-small',
  'nothing-of',
  'number-noun',
  'number-noun-behind',
  'of-whom',
  'passport-noun',
  'past-word',
  'people-article',
  'people-gained',
  'people-lost',
  'people-of-either-sex',
  'plain-not',
  'points-at',
  'polite-word',
  'quantity',
  'rate-noun',
  'region-or-practice',
  'school-noun',
  'there-is',
  'turning',
  'until-word',
  'week-word',
  'whole-of',
  'where-people-live',
  'who-word',
  'with-word',
  'within-people',
] as const;
export type WordList = (typeof wordLists)[number];

export type Phrases = {
  /** Whether a folded word is in a list. */
  isListed(list: WordList, folded: string): boolean;
  /** The form of a phrase that a text has, folded; null where it has none. */
  formIn(name: PhraseName, text: string): string | null;
  /** The names of all phrases that a text has a form of, in whichever language. */
  listIn(text: string): PhraseName[];
};

/** The number of words that "…" stands for. */
const mostBetween = 8;

/**
 * Compiles the rows of data/words/phrases.tsv, whose notation data/README.md explains. Unlike those of the lexicon, their forms take no word away
 * from other meanings, may stand anywhere in a text and count in all languages.
 * @throws Error where a phrase that rules ask for, or that another names in braces, has no row.
 */
export function createPhrases(rows: readonly PhraseRow[]): Phrases {
  const byName = Map.groupBy(rows, ({ name }) => name);

  function patternOf(name: string): string {
    const held = byName.get(name);
    if (!held) throw new Error(`phrases.tsv: no row "${name}"`);
    const forms = held.flatMap((row) => row.forms.map(patternOfForm));
    const next = [...new Set(held.flatMap(({ notBefore }) => notBefore))].map(patternOfForm);
    const isLast = next.length === 0 ? '' : `(?! (?:${next.join('|')})\\b)`;
    return `(?:${[...new Set(forms)].join('|')})\\b${isLast}`;
  }

  function patternOfForm(form: string): string {
    return form
      .split(' ')
      .map((word, index, words) => {
        if (word === '…') return ` (?:\\w+ ){0,${mostBetween}}`;
        const isAfterGap = index === 0 || words[index - 1] === '…';
        return (isAfterGap ? '' : ' ') + patternOfWord(word);
      })
      .join('');
  }

  function patternOfWord(word: string): string {
    if (word === '#') return '\\d+';
    if (word === '*') return '\\w+';
    const name = /^\{(.+)\}$/.exec(word)?.[1];
    return name === undefined ? word.replaceAll('*', '\\w*') : patternOf(name);
  }

  /** The words that a phrase may begin with; null where that is any word. */
  function headsOf(name: string): string[] | null {
    const heads: string[] = [];
    for (const form of (byName.get(name) ?? []).flatMap(({ forms }) => forms)) {
      const [head = ''] = form.split(' ');
      const inner = /^\{(.+)\}$/.exec(head)?.[1];
      const nested = inner === undefined ? [/^\w*\*?/.exec(head)?.[0] ?? ''] : headsOf(inner);
      if (nested === null || nested.some((each) => each.replace('*', '') === '')) return null;
      heads.push(...nested);
    }
    return heads;
  }

  const patterns: Pattern[] = [
    ...phraseNames.map((name) => ({ name, pattern: new RegExp(`\\b${patternOf(name)}`), heads: headsOf(name) })),
    ...openingNames.map((name) => ({
      name,
      pattern: new RegExp(`^[^a-z0-9]*${patternOf(name)}`),
      heads: headsOf(name),
    })),
  ];
  const findCandidates = byHead(patterns);
  const byPhrase = new Map(patterns.map(({ name, pattern }) => [name, pattern]));
  const words = new Map(
    wordLists.map((name) => [name, listOf((byName.get(name) ?? []).flatMap(({ forms }) => forms))]),
  );
  return {
    isListed: (list, folded) => words.get(list)?.(folded) ?? false,
    formIn: (name, text) => byPhrase.get(name)?.exec(foldText(text))?.[0] ?? null,
    listIn(text) {
      const folded = foldText(text);
      const candidates = findCandidates(folded);
      return patterns.filter((each) => candidates.has(each) && each.pattern.test(folded)).map(({ name }) => name);
    },
  };
}

type Pattern = { name: PhraseName; pattern: RegExp; heads: string[] | null };

/** Makes a function that finds the patterns of which a text has a first word: the others need no look. */
function byHead(patterns: readonly Pattern[]): (folded: string) => Set<Pattern> {
  const always = patterns.filter(({ heads }) => heads === null);
  const whole = new Map<string, Pattern[]>();
  const stems = new Map<string, Pattern[]>();
  for (const pattern of patterns)
    for (const head of new Set(pattern.heads)) {
      const map = head.endsWith('*') ? stems : whole;
      const key = head.replace('*', '');
      map.set(key, [...(map.get(key) ?? []), pattern]);
    }
  const lengths = [...new Set([...stems.keys()].map(({ length }) => length))];
  return (folded) => {
    const found = new Set(always);
    for (const word of new Set(folded.match(/\w+/g))) {
      for (const pattern of whole.get(word) ?? []) found.add(pattern);
      for (const length of lengths)
        if (length <= word.length) for (const pattern of stems.get(word.slice(0, length)) ?? []) found.add(pattern);
    }
    return found;
  };
}

/** Makes a list of words, of which those that end with "*" may go on. */
function listOf(forms: readonly string[]): (folded: string) => boolean {
  const whole = new Set(forms.filter((form) => !form.endsWith('*')));
  const stems = forms.filter((form) => form.endsWith('*')).map((form) => form.slice(0, -1));
  return (folded) => whole.has(folded) || stems.some((stem) => folded.startsWith(stem));
}
