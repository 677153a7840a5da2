import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../local-time.ts';
import type { PolicyArea } from '../topics/indicator.ts';

/**
 * What is told of a call for proposals. `opensOn` YYYY-MM-DD; `closesAt` null where no deadline is known, and the last minute of the day where only that
 * is. `timeZone` is where the deadline counts.
 */
export type CallFields = {
  title: string;
  programme: string;
  /** For whom, in words. */
  audience: string;
  policyAreas: PolicyArea[];
  budget: string;
  opensOn: string | null;
  closesAt: Date | null;
  isWholeDay: boolean;
  timeZone: string;
  link: string;
  contact: string;
  summary: string;
};

/** A call. `owner` is who brought it in, null for a feed or once they were forgotten. */
export type FundingCall = CallFields & {
  number: number;
  owner: number | null;
  feed: number | null;
  createdAt: Date;
  updatedAt: Date;
  withdrawnAt: Date | null;
};

export type CallBrief = Pick<
  FundingCall,
  'number' | 'title' | 'programme' | 'policyAreas' | 'opensOn' | 'closesAt' | 'isWholeDay' | 'timeZone' | 'budget'
>;

export const callLimits = {
  title: 300,
  programme: 120,
  audience: 300,
  budget: 120,
  link: 2_000,
  contact: 200,
  summary: 2_000,
  offer: 500,
} as const;

/** So many days before its deadline a call is told to those who follow it or its policy area. */
export const reminderDays = [14, 3] as const;

export type CallState = 'forthcoming' | 'open' | 'closed' | 'undated';

/** The last minute of a local day, or a time of it, in a zone. @throws RangeError where there is no such day */
export function deadlineAt(day: string, time: string | null, timeZone: string): Date {
  const date = Temporal.PlainDate.from(day, { overflow: 'reject' });
  return instantOf(date.toPlainDateTime(Temporal.PlainTime.from(time ?? '23:59')), timeZone);
}

/** The local day of an instant in a zone, YYYY-MM-DD. */
export function dayIn(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** Returns how a call stands: one without a deadline is undated. */
export function callState(
  { opensOn, closesAt, timeZone }: Pick<CallFields, 'opensOn' | 'closesAt' | 'timeZone'>,
  now: Date,
): CallState {
  if (closesAt !== null && closesAt <= now) return 'closed';
  if (opensOn !== null && opensOn > dayIn(now, timeZone)) return 'forthcoming';
  return closesAt === null ? 'undated' : 'open';
}

/** Days from today to the deadline by the calendar of its zone: 0 on the day itself, negative behind it. */
export function daysLeft({ closesAt, timeZone }: { closesAt: Date; timeZone: string }, now: Date): number {
  const [today, last] = [now, closesAt].map((at) => Temporal.PlainDate.from(dayIn(at, timeZone)));
  return today && last ? today.until(last).days : 0;
}
