import type { Lexicon } from './lexicon.ts';
import type { Token } from './tokens.ts';

/**
 * A word for a thing of the network that regions do together or look up, or for what is done with it: a row of data/words/programmes.tsv. `at`, `end`: its
 * words; `to`: the position in the text behind them.
 */
export type ProgrammeWord = { slot: string; value: string; at: number; end: number; to: number; said: string };

const none: readonly ProgrammeWord[] = [];
/** A short message may be taken for a neighbour's language. */
const mostLanguages = 3;

/** Lists the words of data/words/programmes.tsv that a message has, in the order they were said; none where it names no thing of the network. */
export function listProgrammeWords(
  tokens: readonly Token[],
  languages: readonly string[],
  lexicon: Lexicon,
): readonly ProgrammeWord[] {
  const words: ProgrammeWord[] = [];
  for (let at = 0; at < tokens.length; ) {
    const found = lexicon.findAt(tokens, at, languages, mostLanguages);
    const last = found && tokens[found.end - 1];
    if (!last) {
      at += 1;
      continue;
    }
    const said = tokens
      .slice(at, found.end)
      .map(({ text }) => text)
      .join(' ');
    for (const { slot, value } of found.meanings)
      words.push({ slot, value, at, end: found.end, to: last.at + last.text.length, said });
    at = found.end;
  }
  return words.some(({ slot }) => slot === 'noun' || slot === 'weak') ? withPrefixes(words, tokens) : none;
}

/** "Melde mich von der Schulung wieder ab": a prefix at the end of the message says what the verb before it does. */
function withPrefixes(words: readonly ProgrammeWord[], tokens: readonly Token[]): readonly ProgrammeWord[] {
  const prefix = words.findLast(({ slot, end }) => slot === 'prefix' && end === tokens.length);
  if (!prefix) return words.filter(({ slot }) => slot !== 'prefix');
  return words
    .filter(({ slot }) => slot !== 'prefix')
    .map((word) => (word.slot === 'act' && word.value === 'join' ? { ...word, value: prefix.value } : word));
}
