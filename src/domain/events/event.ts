import type { PolicyArea } from '../topics/indicator.ts';
import type { EventQuality } from './plan.ts';

/** What staff choose of a networking event. */
export type EventFields = {
  title: string;
  startsAt: Date;
  /** IANA. */
  timeZone: string;
  rounds: number;
  /** Of a round; the next one follows at once. */
  minutes: number;
  /** People in a group. */
  size: number;
  /** Empty: all. */
  areas: PolicyArea[];
  /** What groups begin with, one a round; empty: what fits a group. */
  topics: string[];
  /** The address of a call with `{room}` in it; empty: none. */
  link: string;
  /** Whether what people of a group write is passed on between them, as long as the round lasts. */
  talks: boolean;
};

export type NetworkingEvent = EventFields & {
  number: number;
  /** Whether people may join. */
  isOpen: boolean;
  /** Counts who came and went. */
  membersVersion: number;
  /** The count that the schedule is for; null where there is none. */
  plannedVersion: number | null;
  plannedAt: Date | null;
  quality: EventQuality | null;
  /** Over, or cancelled. */
  endedAt: Date | null;
  isCancelled: boolean;
};

export const eventLimits = {
  title: 120,
  rounds: { least: 1, most: 12 },
  minutes: { least: 5, most: 120 },
  size: { least: 2, most: 8 },
  topics: 12,
  topic: 200,
  link: 300,
  members: 1_000,
} as const;

export const againAnswers = ['yes', 'maybe', 'no'] as const;
/** Whether somebody would take part in another one. */
export type AgainAnswer = (typeof againAnswers)[number];

export type EventState = 'to-come' | 'running' | 'over' | 'cancelled';

export function stateOf({ startsAt, endedAt, isCancelled }: NetworkingEvent, now: Date): EventState {
  if (isCancelled) return 'cancelled';
  if (endedAt !== null) return 'over';
  return startsAt <= now ? 'running' : 'to-come';
}

/** Returns when a round begins; of the one behind the last, when all are over. Rounds count from 1. */
export function startOf({ startsAt, minutes }: Pick<EventFields, 'startsAt' | 'minutes'>, round: number): Date {
  return new Date(startsAt.getTime() + (round - 1) * minutes * 60_000);
}

/** Returns what a group of a round begins with, where staff wrote it; null where they wrote nothing. */
export function topicOf({ topics }: Pick<EventFields, 'topics'>, round: number): string | null {
  return topics[(round - 1) % topics.length] ?? null;
}

/** The address of a group's call; null where the event has none. */
export function linkOf({ link }: Pick<EventFields, 'link'>, room: string): string | null {
  return link === '' ? null : link.replaceAll('{room}', room);
}
