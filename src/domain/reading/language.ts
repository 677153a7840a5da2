import { apartLanguages, type Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/** The languages that are read, in the order of ties. */
export const readLanguages = ['en', 'es', 'fr', 'it', 'de', 'sv', 'ca', 'pt', 'pl', 'eu'] as const;

/** Signs and words that hardly any other of the languages has. */
const hints: readonly (readonly [RegExp, string, number])[] = [
  [/[ñ¿¡]/iu, 'es', 2],
  [/[ãõ]|ção|ções/iu, 'pt', 2],
  [/ e \p{L}+ n[oa]s? |\b(?:nos|nas|dos|das|ao|aos|do)\b/iu, 'pt', 0.7],
  [/\p{L}(?:nh|lh)[aeo]/iu, 'pt', 0.7],
  [/å/iu, 'sv', 1],
  [/ß|[äöü]/iu, 'de', 0.5],
  [/[äö]/iu, 'sv', 0.5],
  [/l·l|[ïü]/iu, 'ca', 0.5],
  [/(?<!\p{L})(?:què|això)(?!\p{L})/iu, 'ca', 1],
  [/œ|\bqu['’]|\b[jn]['’]/iu, 'fr', 1],
  [/\b(?:dell|nell|all|sull|dall)['’]/iu, 'it', 2],
  [/\bperò\b|\bamb\b|\bels\b/iu, 'ca', 1],
  [/[łśźżćńęą]/iu, 'pl', 2],
  [/(?<!\p{L})(?:w|z|dla|jak|czy|jest|się|sie|nie|oraz)(?!\p{L})/iu, 'pl', 0.5],
  [/\p{Lu}\p{L}{3,}[aeiou]ko(?!\p{L})/u, 'eu', 0.6],
  [/\p{L}tz(?:a|e|ea|eko|en|ean|ek)(?!\p{L})|(?<!\p{L})(?:dut|dute|dira|daude|zein|eta|baina)(?!\p{L})/iu, 'eu', 1],
];
const mostWords = 60;
/** A language this close behind the first may be the one. */
const closeScore = 0.6;
const closeShare = 0.75;

/** Languages, likeliest first, and how many of them it may be. */
export type Ranked = { languages: string[]; likely: number };

/** The languages of a text, likeliest first: by its small words, then by the signs it is written with. */
export function rankLanguages(text: string, tokens: readonly Token[], lexicon: Lexicon): Ranked {
  const scores = new Map<string, number>(readLanguages.map((language, index) => [language, -index / 1_000]));
  const add = (language: string, score: number) => scores.set(language, (scores.get(language) ?? 0) + score);
  for (const { folded } of tokens.slice(0, mostWords)) {
    const languages = lexicon.languagesOf(folded);
    // A word that an apart language shares with others, such as "do" or "na", tells nothing for it and takes nothing from them.
    const others = languages.filter((language) => !apartLanguages.has(language));
    const voted = others.length > 0 ? others : languages;
    for (const language of voted) add(language, 1 / voted.length);
  }
  const start = text.slice(0, 600);
  for (const [pattern, language, score] of hints) if (pattern.test(start)) add(language, score);
  const sorted = [...scores].sort((left, right) => right[1] - left[1]);
  const top = sorted[0]?.[1] ?? 0;
  return {
    languages: sorted.map(([language]) => language),
    likely: Math.max(1, sorted.filter(([, score]) => score >= top - closeScore || score >= top * closeShare).length),
  };
}
