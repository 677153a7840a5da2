import { mailKind, type Place, parsePlace } from '#src/core/place.ts';
import { unseen } from '#src/core/text.ts';
import type { DigestRecipient } from './item.ts';
import { findNextDue, formatPeriod, type WeeklySchedule } from './next-due.ts';

export const weekMs = 7 * 24 * 3_600_000;

export type SubscriptionState = 'unconfirmed' | 'active' | 'paused' | 'ended';

/** What somebody wants to be told, where and when. `localTime` HH:MM in `timeZone`; weekday 1 is Monday. */
export type SubscriptionWish = {
  places: Place[];
  weekday: number;
  localTime: string;
  timeZone: string;
  language: string;
  areas: string[];
  regions: string[];
  sections: string[];
  tellsEmpty: boolean;
};

export type Subscription = SubscriptionWish & {
  id: number;
  person: number;
  state: SubscriptionState;
  pausedUntil: Date | null;
  nextDue: Date | null;
  /** In the links of its digests. */
  token: string;
  /** In the mail that asks its address, and nowhere else; null where none was asked. */
  confirmToken: string | null;
  /** When its address, or whoever asked for it, said yes; null where a mail address has not. */
  confirmedAt: Date | null;
  createdAt: Date;
  /** Was paused when its address was asked, and is paused again once that says yes. */
  staysPaused: boolean;
};

export function scheduleOf({
  weekday,
  localTime,
  timeZone,
}: Pick<SubscriptionWish, 'weekday' | 'localTime' | 'timeZone'>): WeeklySchedule {
  const [hour = 0, minute = 0] = localTime.split(':').map(Number);
  return { weekday, hour, minute, timeZone };
}

/** Finds when the next issue is due later than `after`, in a week that none of `periods` names: there is one issue a week. */
export function findNextIssue(
  wish: Pick<SubscriptionWish, 'weekday' | 'localTime' | 'timeZone'>,
  after: Date,
  periods: ReadonlySet<string> = new Set(),
): Date {
  const schedule = scheduleOf(wish);
  let due = findNextDue(schedule, after);
  while (periods.has(formatPeriod(due, wish.timeZone))) due = findNextDue(schedule, due);
  return due;
}

/** Returns how a subscription goes on: at its next time, or paused as long as it was to be. `periods` as for findNextIssue. */
export function beginSubscription(
  subscription: Pick<Subscription, 'weekday' | 'localTime' | 'timeZone' | 'staysPaused' | 'pausedUntil'>,
  now: Date,
  periods: ReadonlySet<string>,
): Pick<Subscription, 'state' | 'pausedUntil' | 'nextDue'> {
  const { staysPaused, pausedUntil } = subscription;
  if (staysPaused && pausedUntil === null) return { state: 'paused', pausedUntil: null, nextDue: null };
  const isPaused = staysPaused && pausedUntil !== null && pausedUntil > now;
  // The day until which it is paused is one it may go out on.
  const after = isPaused ? new Date(pausedUntil.getTime() - 1) : now;
  return {
    state: isPaused ? 'paused' : 'active',
    pausedUntil: isPaused ? pausedUntil : null,
    nextDue: findNextIssue(subscription, after, periods),
  };
}

/** Whom the digests of a subscription are written for. A channel is nobody: nothing there is one's own. News begin a week before it did. */
export function recipientOf({
  person,
  places,
  areas,
  regions,
  sections,
  createdAt,
}: Pick<Subscription, 'person' | 'places' | 'areas' | 'regions' | 'sections' | 'createdAt'>): DigestRecipient {
  const since = new Date(createdAt.getTime() - weekMs);
  return { person: isShared(places) ? null : person, areas, regions, sections, since };
}

/** Returns whether a subscription tells what happened to its owner's own. */
export function tellsOwn({ state, places, sections }: Pick<Subscription, 'state' | 'places' | 'sections'>): boolean {
  return state === 'active' && !isShared(places) && (sections.length === 0 || sections.includes('mine'));
}

/** Returns whether others than the subscriber read what is sent to the first of these places. */
export function isShared([place]: readonly Place[]): boolean {
  return place !== undefined && ['channel', 'thread'].includes(parsePlace(place).kind);
}

export function isMail([place]: readonly Place[]): boolean {
  return place !== undefined && parsePlace(place).kind === mailKind;
}

/** The address of what goes by mail; null for what does not. */
export function mailAddressOf(places: readonly Place[]): string | null {
  const [place] = places;
  return place !== undefined && isMail(places) ? parsePlace(place).id : null;
}

/** Returns whether two places are one: no mailbox is told from another by small and capital letters. */
export function isSamePlace(left: Place | undefined, right: Place | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return left === right || (isMail([left]) && left.toLowerCase() === right.toLowerCase());
}

/** HH:MM of what people type for a time: "9", "9:30", "09.30", "9h", "9:00:00", "kl. 9", "9 Uhr", "9 am". Null if it is none. */
export function parseLocalTime(text: string): string | null {
  const [, typed = '', minute = '00', half] =
    /^(?:kl\.?\s*)?(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?(?::00)?\s*(am|pm|a\.m\.|p\.m\.|uhr|h|hrs|klo)?$/i.exec(
      text.trim(),
    ) ?? [];
  const isHalf = half !== undefined && /^[ap]/i.test(half);
  if (typed === '' || Number(typed) > (isHalf ? 12 : 23) || (isHalf && Number(typed) === 0) || Number(minute) > 59)
    return null;
  const hour = isHalf ? (Number(typed) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(typed);
  return `${String(hour).padStart(2, '0')}:${minute}`;
}

const longestAddress = 254;
/** With what blanks stand around it. */
const longestAddressText = 400;

const unseenAround = new RegExp(`^[${unseen}]+|(?<![${unseen}])[${unseen}]+$`, 'gu');
const unseenInside = new RegExp(`[${unseen}]`, 'u');
const mailAddress = /^([^\s@<>()[\],;:"\\\p{Cc}]{1,64})@([\p{L}\p{N}.-]{3,})$/u;

/**
 * A mail address as it can be kept, the domain in small letters, without the blanks and unseen signs around it that come along with copied text.
 * Null if it is none: one line, one @, no blanks.
 */
export function parseMailAddress(text: string): string | null {
  if (text.length > longestAddressText) return null;
  const trimmed = text.replace(unseenAround, '');
  const [, local = '', domain = ''] = mailAddress.exec(trimmed) ?? [];
  if (local === '' || unseenInside.test(trimmed) || trimmed.length > longestAddress || /^\.|\.\.|\.$/.test(local))
    return null;
  const labels = domain.split('.');
  // Numbers alone are an address of a machine, not of a mailbox.
  if (
    labels.length < 2 ||
    /^\d+$/.test(labels.at(-1) ?? '') ||
    labels.some((label) => label === '' || label.startsWith('-') || label.endsWith('-'))
  )
    return null;
  return `${local}@${domain.toLowerCase()}`;
}
