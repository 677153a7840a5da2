import type { Lexicon, Meaning } from './lexicon.ts';

const shortestCompound = 9;
const shortestHalf = 4;
const compounding = new Set(['de', 'sv']);
/** The letters that join the halves: Jugend|arbeitslosigkeit, Ausländer|anteil, ungdoms|arbetslöshet. */
const joints = ['', 's', 'n', 'en', 'er', 'e', 'es'];
/** Only what counts may be found inside a longer word: "Sprachkurs" is no "Kurs" of "sprach…". */
const counting = new Set(['family', 'group', 'sex', 'age', 'share', 'scope', 'country', 'average', 'direction']);

/** Endings of a noun, and nouns for a figure, behind a stem: "Arbeitslos|enquote", "arbetslös|hetsnivån". */
const ofFigure =
  /^(?:igkeit|het|heten|heter|ung|ungen)?(?:s|innen|in|en|n|er|e|ens|ets|ens|ar|arna|erna|na|et)?(?:quoten?|raten?|ratio|zahl(?:en)?|anteile?s?|niveaus?|stand|ziffern?|statistik\w*|entwicklung\w*|werte?n?|lage|grad\w*|niva\w*|siffr\w*|tal\w*|procent\w*|prozent\w*|andel\w*|utveckling\w*|lage\w*|dichte|mangd\w*|antal\w*|lucken?|gefalles?|gap\w*|klyft\w*)?$/;
const longestInflection = 4;

/** Returns whether a word goes on behind a known stem with something else: "Bevölkerungs|schutz" is no population. */
export function isOtherCompound(ending: string, language: string): boolean {
  return compounding.has(language) && ending.length > longestInflection && !ofFigure.test(ending);
}

/** Returns the meanings of the halves of a German or Swedish compound; null unless both are known. */
export function splitCompound(folded: string, languages: readonly string[], lexicon: Lexicon): Meaning[] | null {
  const language = languages[0] ?? '';
  if (!compounding.has(language) || folded.length < shortestCompound) return null;
  const own = [language];
  for (let cut = shortestHalf; cut <= folded.length - shortestHalf; cut += 1) {
    const tail = countingOf(lexicon.findWord(folded.slice(cut), own)?.meanings);
    if (tail.length === 0) continue;
    for (const joint of joints) {
      const head = folded.slice(0, cut);
      if (!head.endsWith(joint)) continue;
      const stem = head.slice(0, head.length - joint.length);
      if (stem.length < shortestHalf - 1) continue;
      const found = countingOf(lexicon.findWord(stem, own)?.meanings);
      if (found.length > 0) return [...found, ...tail];
    }
  }
  return null;
}

function countingOf(meanings: Meaning[] | undefined): Meaning[] {
  return (meanings ?? []).filter(({ slot }) => counting.has(slot));
}
