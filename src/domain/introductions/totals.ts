/** Introductions of all people together, as staff see them. */
export type IntroductionTotals = {
  requested: number;
  waiting: number;
  /** Brought together. */
  together: number;
  declined: number;
  unanswered: number;
  reports: number;
  /** People who said that they met, and that they did not. */
  met: number;
  notMet: number;
  /** How many rated it, and their mean from 1 to 5; null where nobody did. */
  rated: number;
  useful: number | null;
};

/** The mean of fewer ratings would tell what one person said. */
export const fewestRatings = 5;
