import { type Argument, isTerm, type NumberRange, type TermArgument } from './argument.ts';
import { choiceOf, neededChoice, takenOf } from './argument-choice.ts';
import { type ArgumentValues, joinTokens, type Token, tokenize } from './command-line.ts';
import type { OptionValues } from './event.ts';
import { inputLimits } from './input-limits.ts';
import type { Corrected, Reading, SaidFormer } from './reading.ts';
import { foldText, isOrdinaryWord } from './text.ts';
import { type NearTerm, readTermNumber, type Term, type TermKind, type Vocabulary } from './vocabulary.ts';

/** Looked up by its name; what is known by its number is read as one. */
const isNamed = (argument: Argument): argument is TermArgument => isTerm(argument) && !argument.isNumbered;

/** People write these between names. */
const joiningWords = new Set(['and', 'with', 'vs', 'versus', 'y', 'i', 'e', 'et', 'und', 'och', '&', '+']);

/** Longest name in words that is tried. */
const longestSpan = 7;
const longestMisspelt = 4;
/** Below this a word is not like any name. */
const likeScore = 0.3;

/**
 * Reads the words behind a command. Quotes group; `key=value` names an argument, as does its name before the value ("better-at unemployment");
 * otherwise the longest known name wins, then the name most alike. Free words take what nothing else took.
 */
export function readWords(args: Argument[], text: string, vocabulary: Vocabulary): Reading {
  const { max } = inputLimits.line;
  if (text.length > max) return { type: 'tooLong', length: text.length, max };
  return new WordReader(args, tokenize(text), vocabulary).read();
}

/** Reads typed options, as platforms with commands of their own give them; names in them are resolved like typed ones. */
export function readOptions(args: Argument[], options: OptionValues, vocabulary: Vocabulary): Reading {
  const tokens: Token[] = [];
  for (const argument of args) {
    const value = options[argument.name];
    if (value === undefined || value === false || value === '') continue;
    if (argument.kind === 'flag') tokens.push({ text: argument.name, quoted: false });
    else
      for (const item of Array.isArray(value) ? value : [value])
        tokens.push({ key: argument.name, text: String(item), quoted: true });
  }
  return new WordReader(args, tokens, vocabulary).read();
}

const isWithin = (
  value: number,
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: NumberRange = {},
) => value >= min && value <= max;

// One pass over the tokens; a class only because six small steps share its state.
class WordReader {
  readonly #args: Argument[];
  readonly #tokens: Token[];
  readonly #vocabulary: Vocabulary;
  readonly #values: ArgumentValues = {};
  readonly #former: SaidFormer[] = [];
  readonly #corrected: Corrected[] = [];

  constructor(args: Argument[], tokens: Token[], vocabulary: Vocabulary) {
    this.#args = args;
    this.#tokens = tokens;
    this.#vocabulary = vocabulary;
  }

  read(): Reading {
    const words = this.#args.find(({ kind }) => kind === 'words');
    const problem = this.#readKeyed() ?? (words ? this.#readAroundWords(words) : this.#readInOrder());
    if (problem) return problem;
    const missing = this.#args.find((argument) => argument.required && !argument.orOwn && !this.#isFilled(argument));
    return missing
      ? { type: 'missing', argument: missing, values: this.#values }
      : {
          type: 'read',
          values: this.#values,
          ...(this.#former.length > 0 && { former: this.#former }),
          ...(this.#corrected.length > 0 && { corrected: this.#corrected }),
        };
  }

  #readKeyed(): Reading | null {
    for (const [index, token] of this.#tokens.entries()) {
      if (token.key === undefined) continue;
      const argument = this.#args.find(({ name }) => name === token.key);
      if (!argument) {
        if (this.#args.some(({ kind }) => kind === 'words')) continue;
        return { type: 'surplus', text: `${token.key}=${token.text}` };
      }
      const items = argument.list && !token.quoted ? token.text.split(',').filter(Boolean) : [token.text];
      for (const item of items) {
        const problem = this.#take(argument, item, index, index + 1);
        if (problem) return problem;
      }
    }
    return null;
  }

  #isPositional(token: Token): boolean {
    return token.key === undefined || !this.#args.some(({ name }) => name === token.key);
  }

  #readInOrder(): Reading | null {
    let start = 0;
    while (start < this.#tokens.length) {
      const token = this.#tokens[start] as Token;
      if (!this.#isPositional(token)) {
        start += 1;
        continue;
      }
      const named = this.#named(token);
      if (named?.kind === 'flag') {
        this.#values[named.name] = true;
        start += 1;
        continue;
      }
      const value = this.#tokens[start + 1];
      if (named && (!value || !this.#isPositional(value)))
        return { type: 'missing', argument: named, values: this.#values };
      const step = named ? this.#readSpan(start + 1, [named]) : this.#readSpan(start, this.#open());
      if ('problem' in step) return step.problem;
      start = step.end;
    }
    return null;
  }

  #named(token: Token): Argument | undefined {
    if (token.quoted) return undefined;
    const name = token.text.toLowerCase();
    return this.#args.find((argument) => argument.name === name);
  }

  #isFilled({ name, list }: Argument): boolean {
    const value = this.#values[name];
    return list ? Array.isArray(value) && value.length >= list.min : value !== undefined;
  }

  #isFull({ name, list }: Argument): boolean {
    const value = this.#values[name];
    return list ? Array.isArray(value) && value.length >= list.max : value !== undefined;
  }

  #open(): Argument[] {
    return this.#args.filter((argument) => argument.kind !== 'flag' && !this.#isFull(argument));
  }

  /** Reads one value beginning at `start` into one of `args`. */
  #readSpan(start: number, args: Argument[]): { end: number } | { problem: Reading } {
    const first = this.#tokens[start] as Token;
    for (const argument of args) {
      if (isNamed(argument)) continue;
      if (this.#take(argument, first.text, start, start + 1) === null) return { end: start + 1 };
    }
    const terms = args.filter(isNamed);
    for (let end = this.#spanEnd(start); end > start; end -= 1) {
      const text = this.#spanText(start, end);
      for (const argument of terms) {
        const found = this.#vocabulary.find(argument.term, text);
        if (found.length === 1) {
          const term = found[0] as Term;
          this.#sayTaken(argument, term, text, terms);
          return this.#done(argument, term, text, end);
        }
        if (found.length > 1) return { problem: this.#doubt(argument, text, found, start, end) };
      }
    }
    if (!first.quoted && joiningWords.has(first.text.toLowerCase())) return { end: start + 1 };
    return this.#readSurplus(start) ?? this.#readMisspelt(start, terms, first);
  }

  /** Says for what words were taken that name something else too, which another argument would take: "employment" a policy area, and an indicator. */
  #sayTaken({ term: kind }: TermArgument, term: Term, text: string, terms: readonly TermArgument[]): void {
    const { value, label, isOther = false } = term;
    const said = foldText(text);
    if (said === foldText(label) || said === foldText(value)) return;
    // A policy area stands for many figures: that one of them was not taken is said also where none can be asked for.
    const others = [...terms.map(({ term }) => term), ...(kind === 'area' ? ['indicator'] : [])];
    const isElsewhere = others.some((term) => term !== kind && this.#vocabulary.find(term, text).length > 0);
    if (isOther || isElsewhere) this.#corrected.push({ text, meant: label });
  }

  /** What another argument of the same kind has had enough of, or has already. */
  #readSurplus(start: number): { end: number } | { problem: Reading } | null {
    const full = this.#args.filter(isNamed).filter((argument) => this.#isFull(argument));
    for (let end = this.#spanEnd(start); end > start; end -= 1) {
      const text = this.#spanText(start, end);
      const problems: Reading[] = [];
      for (const argument of full) {
        const [found] = this.#vocabulary.find(argument.term, text);
        if (!found) continue;
        const problem = this.#put(argument, found.value, text);
        if (!problem) return { end };
        // Arguments of one kind are filled one after the other: all of them count.
        const alike = full.filter(({ term }) => term === argument.term);
        const most = alike.reduce((sum, { list }) => sum + (list?.max ?? 1), 0);
        problems.push(problem.type === 'tooMany' ? { ...problem, most } : problem);
      }
      const [problem] = problems;
      if (problem) return { problem };
    }
    return null;
  }

  #readMisspelt(start: number, terms: TermArgument[], first: Token): { end: number } | { problem: Reading } {
    let best: { argument: Argument; end: number; candidates: NearTerm[]; score: number } | null = null;
    for (let end = this.#misspeltEnd(start, terms); end > start; end -= 1) {
      for (const argument of terms) {
        const candidates = this.#vocabulary.nearest(argument.term, this.#spanText(start, end), 5);
        const score = candidates[0]?.score ?? 0;
        if (score > (best?.score ?? likeScore)) best = { argument, end, candidates, score };
      }
    }
    if (!best) {
      const [argument] = terms;
      if (!argument) {
        const wanted = this.#open().find((candidate) => candidate.required && !isNamed(candidate));
        return {
          problem: wanted
            ? { type: 'wrong', argument: wanted, text: first.text }
            : { type: 'surplus', text: first.text },
        };
      }
      return { problem: this.#doubt(argument, first.text, [], start, start + 1) };
    }
    const { argument, end, candidates } = best;
    const text = this.#spanText(start, end);
    const meant = takenOf(candidates);
    if (meant) {
      const problem = this.#putCorrected(argument, meant, text);
      return problem ? { problem } : { end };
    }
    return { problem: this.#doubt(argument, text, candidates, start, end) };
  }

  /** A misspelt name ends where a name that is known begins. */
  #misspeltEnd(start: number, terms: TermArgument[]): number {
    const last = Math.min(this.#spanEnd(start), start + longestMisspelt);
    for (let end = start + 1; end < last; end += 1) {
      const { text } = this.#tokens[end] as Token;
      if (terms.some(({ term }) => this.#vocabulary.find(term, text).length > 0)) return end;
    }
    return last;
  }

  /**
   * Free words take the middle; a number that is needed is taken off the beginning, names known exactly and a choice that is needed off the end,
   * but never the last word left.
   */
  #readAroundWords(words: Argument): Reading | null {
    let positions = this.#withoutNeededNumbers(
      this.#tokens.flatMap((token, index) => (this.#isPositional(token) ? [index] : [])),
    );
    for (let again = true; again; ) {
      again = false;
      for (const argument of this.#open()) {
        if (argument === words || argument.isKeyed) continue;
        for (
          let count = Math.min(
            longestSpan,
            positions.length - (words.required && this.#values[words.name] === undefined ? 1 : 0),
          );
          count > 0;
          count -= 1
        ) {
          const span = positions.slice(-count);
          if (span.some((index) => this.#tokens[index]?.quoted)) continue;
          const text = span.map((index) => this.#tokens[index]?.text).join(' ');
          const value =
            isNamed(argument) && !isOrdinaryWord(text) ? this.#only(argument.term, text) : neededChoice(argument, text);
          if (value === null) continue;
          this.#put(argument, value, text);
          positions = positions.slice(0, -count);
          again = true;
          break;
        }
      }
    }
    if (positions.length > 0) {
      const text = positions
        .map((index) => this.#tokens[index])
        .map((token) => (token?.key ? `${token.key}=${token.text}` : token?.text))
        .join(' ');
      const before = this.#values[words.name];
      this.#values[words.name] = before === undefined ? text : `${before} ${text}`;
    }
    return null;
  }

  /** The positions behind the numbers that arguments need, each of which may have its argument's name before it ("experience 3 a note"). */
  #withoutNeededNumbers(positions: number[]): number[] {
    let rest = positions;
    for (const argument of this.#args) {
      if (!argument.required || isNamed(argument) || (argument.kind !== 'term' && argument.kind !== 'number')) continue;
      while (!this.#isFilled(argument)) {
        const [first, second] = rest.map((index) => this.#tokens[index] as Token);
        const isSaid = first && second && this.#named(first) === argument;
        const value = isSaid ? second : first;
        if (!value || value.quoted || value.key !== undefined) break;
        if (this.#take(argument, value.text, 0, 1) !== null) break;
        rest = rest.slice(isSaid ? 2 : 1);
      }
    }
    return rest;
  }

  #only(kind: TermKind, text: string): string | null {
    const found = this.#vocabulary.find(kind, text);
    return found.length === 1 ? (found[0] as Term).value : null;
  }

  #spanEnd(start: number): number {
    if (this.#tokens[start]?.quoted) return start + 1;
    let end = start + 1;
    while (end < this.#tokens.length && end - start < longestSpan) {
      const token = this.#tokens[end] as Token;
      if (token.quoted || token.key !== undefined) break;
      end += 1;
    }
    return end;
  }

  #spanText(start: number, end: number): string {
    return this.#tokens
      .slice(start, end)
      .map(({ text }) => text)
      .join(' ');
  }

  /** Takes `text` into `argument`; the problem if it does not fit. */
  #take(argument: Argument, text: string, start: number, end: number): Reading | null {
    if (isNamed(argument)) {
      const found = this.#vocabulary.find(argument.term, text);
      if (found.length === 1) return this.#put(argument, (found[0] as Term).value, text);
      if (found.length > 1) return this.#doubt(argument, text, found, start, end);
      const near = this.#vocabulary.nearest(argument.term, text, 5);
      const meant = takenOf(near);
      return meant ? this.#putCorrected(argument, meant, text) : this.#doubt(argument, text, near, start, end);
    }
    switch (argument.kind) {
      case 'words':
        return this.#put(argument, text, text);
      case 'term': {
        const number = readTermNumber(text);
        return number === null ? { type: 'wrong', argument, text } : this.#put(argument, number, text);
      }
      case 'number':
        return /^-?\d{1,9}$/.test(text) && isWithin(Number(text), argument.range)
          ? this.#put(argument, Number(text), text)
          : { type: 'wrong', argument, text };
      case 'flag':
        if (/^(yes|true|1|on)$/i.test(text)) return this.#put(argument, true, text);
        return /^(no|false|0|off)$/i.test(text) ? null : { type: 'wrong', argument, text };
      case 'choice': {
        const choice = choiceOf(argument, text);
        return choice === undefined ? { type: 'wrong', argument, text } : this.#put(argument, choice, text);
      }
      default:
        return argument.kind satisfies never;
    }
  }

  /** `text` is how the value was written. The same value again changes nothing. */
  #put(argument: Argument, value: string | number | boolean, text: string): Reading | null {
    const before = this.#values[argument.name];
    const held = argument.list ? ((before ?? []) as string[]) : before === undefined ? [] : [before];
    if (held.some((each) => String(each) === String(value))) return null;
    const most = argument.list?.max ?? 1;
    if (held.length >= most) return { type: 'tooMany', argument, text, most };
    this.#values[argument.name] = argument.list ? [...(held as string[]), String(value)] : value;
    const former = isNamed(argument) ? this.#vocabulary.former(argument.term, text) : null;
    if (former) this.#former.push({ text, ...former });
    return null;
  }

  #putCorrected(argument: Argument, { value, label }: Term, text: string): Reading | null {
    this.#corrected.push({ text, meant: label });
    return this.#put(argument, value, text);
  }

  #done(argument: Argument, term: Term, text: string, end: number): { end: number } | { problem: Reading } {
    const problem = this.#put(argument, term.value, text);
    return problem ? { problem } : { end };
  }

  #doubt(argument: Argument, text: string, candidates: Term[], start: number, end: number): Reading {
    const { key } = this.#tokens[start] as Token;
    const former = isNamed(argument) ? this.#vocabulary.former(argument.term, text) : null;
    return {
      type: 'doubtful',
      argument,
      text,
      candidates: former?.terms ?? candidates,
      ...(former && { former }),
      restWith: (value) => {
        const replacement: Token = { text: value, quoted: false, ...(key !== undefined && { key }) };
        return joinTokens([...this.#tokens.slice(0, start), replacement, ...this.#tokens.slice(end)]);
      },
    };
  }
}
