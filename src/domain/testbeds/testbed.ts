import { Temporal } from 'temporal-polyfill';
import { instantOf } from '../local-time.ts';
import type { PolicyArea } from '../topics/indicator.ts';

/** A step of the plan; `owner` as the plan names them, `dueOn` YYYY-MM-DD. */
export type PlannedStep = { title: string; owner: string; dueOn: string };
/**
 * What is measured; `indicator` is one of the catalogue, null a figure of their own. `baselineYear` and `baselineFlags` are those of a figure of the host region that it
 * begins at; null and '' where people said where it begins.
 */
export type PlannedMeasure = {
  title: string;
  indicator: string | null;
  baseline: number;
  target: number;
  baselineYear: number | null;
  baselineFlags: string;
};

/** The plan of a testbed. Days are YYYY-MM-DD. */
export type TestbedPlan = {
  title: string;
  question: string;
  hypothesis: string;
  region: string;
  areas: PolicyArea[];
  risks: string;
  ethics: string;
  startsOn: string;
  endsOn: string;
  /** IANA. */
  timeZone: string;
  /** Check-ins come every so many weeks. */
  everyWeeks: number;
  isPublic: boolean;
  steps: PlannedStep[];
  measures: PlannedMeasure[];
};

export const verdicts = ['go-on', 'change', 'end'] as const;
/** A retrospective: what went well and badly, what to advise others, and what follows from it. */
export type Retrospective = { well: string; badly: string; advice: string; verdict: (typeof verdicts)[number] };

export type Testbed = Omit<TestbedPlan, 'steps' | 'measures'> & {
  number: number;
  nextCheckAt: Date | null;
  midtermAt: Date | null;
  endAt: Date | null;
  basedOn: number | null;
  midterm: Retrospective | null;
  final: Retrospective | null;
  /** Null where it was not stopped. */
  stoppedWhy: string | null;
  endedAt: Date | null;
  experience: number | null;
  /** Who speaks for the host; null where they have left. */
  createdBy: number | null;
};

/** A testbed as a digest tells it. */
export type NewTestbed = Pick<TestbedPlan, 'title' | 'region' | 'areas' | 'question'> & {
  number: number;
  createdAt: Date;
};

export type TestbedStep = PlannedStep & { position: number; doneAt: Date | null };
export type TestbedMeasure = PlannedMeasure & { position: number; values: { day: string; value: number }[] };

/** host: speaks for the region; participant: takes part and is asked at check-ins; asked: would like to; follower: is told. */
export type Part = 'host' | 'participant' | 'asked' | 'follower';

export const paces = ['on-track', 'slow', 'stuck'] as const;
export type Pace = (typeof paces)[number];
export type CheckAnswer = { pace: Pace; learned: string; hinders: string };

export const testbedLimits = {
  title: 120,
  text: 1_500,
  steps: 20,
  measures: 8,
  line: 160,
  owner: 60,
  people: 200,
  everyWeeks: { least: 1, most: 12 },
} as const;

export type TestbedState = 'planned' | 'running' | 'due' | 'finished' | 'stopped';

/** Returns how a testbed stands: `due` is one whose end is over and that nobody has finished. */
export function stateOf(
  testbed: Pick<Testbed, 'startsOn' | 'endsOn' | 'timeZone' | 'endedAt' | 'stoppedWhy'>,
  now: Date,
): TestbedState {
  if (testbed.endedAt !== null) return testbed.stoppedWhy === null ? 'finished' : 'stopped';
  const today = dayOf(now, testbed.timeZone);
  if (today < testbed.startsOn) return 'planned';
  return today > testbed.endsOn ? 'due' : 'running';
}

/** The day that it is in a zone, YYYY-MM-DD. */
export const dayOf = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

const checkTime = Temporal.PlainTime.from('09:00');

const morningOf = (day: Temporal.PlainDate, timeZone: string) => instantOf(day.toPlainDateTime(checkTime), timeZone);

/** Returns when the first check-in, the review at half time and the question for the end come: in the morning, where it is held. Those that are over do not come. */
export function planClock(
  { startsOn, endsOn, timeZone, everyWeeks }: Pick<Testbed, 'startsOn' | 'endsOn' | 'timeZone' | 'everyWeeks'>,
  now: Date,
) {
  const [first, last] = [Temporal.PlainDate.from(startsOn), Temporal.PlainDate.from(endsOn)];
  const days = first.until(last).days;
  const midterm = morningOf(first.add({ days: Math.ceil(days / 2) }), timeZone);
  return {
    nextCheckAt: nextCheck({ startsOn, endsOn, timeZone, everyWeeks }, now),
    midtermAt: midterm > now ? midterm : null,
    endAt: morningOf(last.add({ days: 1 }), timeZone),
  };
}

/** Returns the next check-in after an instant: every so many weeks from the start, not after the last day. Null where none is to come. */
export function nextCheck(
  { startsOn, endsOn, timeZone, everyWeeks }: Pick<Testbed, 'startsOn' | 'endsOn' | 'timeZone' | 'everyWeeks'>,
  after: Date,
): Date | null {
  const last = Temporal.PlainDate.from(endsOn);
  for (let day = Temporal.PlainDate.from(startsOn).add({ weeks: everyWeeks }); ; day = day.add({ weeks: everyWeeks })) {
    if (Temporal.PlainDate.compare(day, last) > 0) return null;
    const at = morningOf(day, timeZone);
    if (at > after) return at;
  }
}

/** Returns which part of the way from baseline to target a value is: 0 at the baseline, 1 at the target. */
export function shareOf({ baseline, target }: Pick<PlannedMeasure, 'baseline' | 'target'>, value: number): number {
  return target === baseline ? (value === target ? 1 : 0) : (value - baseline) / (target - baseline);
}

/** Returns which part of the time of a testbed a day is: 0 on its first, 1 on its last. */
export function timeShareOf({ startsOn, endsOn }: Pick<Testbed, 'startsOn' | 'endsOn'>, day: string): number {
  const [first, last] = [Temporal.PlainDate.from(startsOn), Temporal.PlainDate.from(endsOn)];
  const length = Math.max(1, first.until(last).days);
  return first.until(Temporal.PlainDate.from(day)).days / length;
}
