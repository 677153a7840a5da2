/** What names can stand for: a region, an indicator, a policy area, a country, a target group, a logged experience, a question asked. */
const termKinds = ['region', 'indicator', 'area', 'country', 'target-group', 'experience', 'question'] as const;
export type TermKind = (typeof termKinds)[number];

export function isTermKind(kind: string): kind is TermKind {
  return (termKinds as readonly string[]).includes(kind);
}

/** One thing that has names. `value` is its code, `label` how it is shown to a person, at most 100 characters. */
export type Term = { value: string; label: string };

/** What a name of earlier times is called now; `isSame` where that is the same thing, and no part or neighbour of it. */
export type Former = { terms: Term[]; isSame: boolean };

/** Finds things by the names people use for them. Synchronous: it is asked for every span of words in a line. */
export type Vocabulary = {
  /** Everything of that kind whose name, alias or code is this text, case, accents and punctuation aside. */
  find(kind: TermKind, text: string): Term[];
  /** The most alike by spelling, best first; `score` 0–1, 1 = the same. */
  nearest(kind: TermKind, text: string, limit: number): (Term & { score: number })[];
  /** What someone who typed `partial` (possibly nothing) may mean, best first. */
  suggest(kind: TermKind, partial: string, limit: number): Term[] | Promise<Term[]>;
  /** What was called so earlier, where nothing is called so now. What is the same is found by `find`, the rest by `nearest`. */
  former?(kind: TermKind, text: string): Former | null;
  /** How a value is shown; the value itself when unknown. */
  label(kind: TermKind, value: string): string;
};
