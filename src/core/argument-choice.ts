import type { Argument } from './argument.ts';
import { foldText } from './text.ts';
import type { NearTerm, Term } from './vocabulary.ts';

/** A misspelt name is taken without asking if the next best is so much less alike. */
const clearLead = 0.12;

/** Returns the name that is meant where what was said is that name misspelt, and nothing else is as near. */
export function takenOf([best, second]: readonly NearTerm[]): Term | null {
  if (!best?.isMisspelt) return null;
  return best.score - (second?.score ?? 0) >= clearLead ? best : null;
}

/** Returns which of an argument's choices a text is, whatever its case and accents. */
export function choiceOf({ choices }: Argument, text: string): string | undefined {
  return choices?.find((value) => foldText(value) === foldText(text));
}

/** Returns the same for a choice that is needed: one that may be left out is said by its name where there are free words, which may hold it. */
export function neededChoice(argument: Argument, text: string): string | null {
  return argument.kind === 'choice' && argument.required ? (choiceOf(argument, text) ?? null) : null;
}
