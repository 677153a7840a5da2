import type { Original } from './translation.ts';

/** A translation service that an operator set. */
export type TranslationService = {
  /** Its host, as people are told. */
  host: string;
  /** Has an original translated, soon and outside of any transaction; returns false where it is not asked now. */
  want(original: Original, language: string): boolean;
};
