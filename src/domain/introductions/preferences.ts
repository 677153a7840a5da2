import { Temporal } from 'temporal-polyfill';
import type { PolicyArea } from '../topics/indicator.ts';
import type { TargetGroup } from '../topics/target-group.ts';

/** What somebody can tell others about, or wants to hear about. `text` is a line of their own. */
export type Topics = { areas: PolicyArea[]; groups: TargetGroup[]; text: string };

/** A person's preferences for introductions. */
export type IntroductionPreferences = {
  /** Nobody is introduced before they say yes. */
  isOpen: boolean;
  offer: Topics;
  seek: Topics;
  /** ISO 639-1; none: the language they read. */
  languages: string[];
  /** Introductions a month, 0 to 8. */
  monthlyLimit: number;
  /** HH:MM in their time zone. */
  workStart: string;
  workEnd: string;
  /** Codes of regions whose people they do not want to meet; shown to them alone. */
  avoidedRegions: string[];
  /** YYYY-MM-DD, the first day on which they are introduced again. */
  pausedUntil: string | null;
  /** How others reach them; shown to whom they agreed to meet. */
  contact: string;
};

export const introductionLimits = { monthly: 8, text: 200, contact: 200 } as const;

const nothing: Topics = { areas: [], groups: [], text: '' };

/** The preferences of a person who set none. */
export const noPreferences: IntroductionPreferences = {
  isOpen: false,
  offer: nothing,
  seek: nothing,
  languages: [],
  monthlyLimit: 2,
  workStart: '09:00',
  workEnd: '17:00',
  avoidedRegions: [],
  pausedUntil: null,
  contact: '',
};

/** Today's date in a time zone, YYYY-MM-DD. */
export function localDay(now: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Returns whether a person takes part today: open, not in a pause, and with room for at least one introduction a month. */
export function isTakingPart(
  { isOpen, pausedUntil, monthlyLimit }: Pick<IntroductionPreferences, 'isOpen' | 'pausedUntil' | 'monthlyLimit'>,
  today: string,
): boolean {
  return isOpen && monthlyLimit > 0 && !isPaused(pausedUntil, today);
}

/** Dates YYYY-MM-DD. */
function isPaused(pausedUntil: string | null, today: string): boolean {
  return pausedUntil !== null && today < pausedUntil;
}

/** The languages a person works in. */
export function languagesOf(languages: readonly string[], own: string): readonly string[] {
  return languages.length > 0 ? languages : [own];
}
