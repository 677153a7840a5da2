import type { Role } from '#src/core/role.ts';
import type { PolicyArea } from '../topics/indicator.ts';

/** A session that is to come, as a digest tells it. */
export type NewTraining = {
  number: number;
  title: string;
  startsAt: Date;
  createdAt: Date;
  areas: PolicyArea[];
  regions: string[];
};

/** attendance is told by a word said in the session, or by a press alone. */
export const checkIns = ['code', 'button'] as const;
export type CheckIn = (typeof checkIns)[number];

/** What staff choose of a session. */
export type TrainingFields = {
  title: string;
  summary: string;
  /** A name, and a mail address that calendars name. */
  organiser: string;
  contact: string;
  /** ISO 639-1. */
  languages: string[];
  startsAt: Date;
  minutes: number;
  /** IANA. */
  timeZone: string;
  place: string;
  /** Of the meeting, for who has a seat; empty: none. */
  link: string;
  capacity: number;
  /** The most seats of one region; null: any number. */
  quota: number | null;
  /** Sign-up ends so many hours before it begins; a seat is given back until so many. */
  signUpHours: number;
  leaveHours: number;
  /** Policy areas it is about. */
  areas: PolicyArea[];
  /** For whom it is; empty: for all. */
  roles: Role[];
  regions: string[];
  materialsBefore: string;
  checkIn: CheckIn;
  /** Whether everybody may see it. */
  isPublic: boolean;
};

export type Training = TrainingFields & {
  number: number;
  /** The first session of its series; null where it stands alone. */
  series: number | null;
  /** Calendars know it by this. */
  token: string;
  /** Counts what calendars have to be told again. */
  sequence: number;
  materialsAfter: string;
  code: string;
  /** Over, or called off. */
  endedAt: Date | null;
  isCancelled: boolean;
  createdBy: number | null;
};

export const trainingLimits = {
  title: 120,
  summary: 1_500,
  organiser: 120,
  contact: 120,
  place: 200,
  link: 300,
  materials: 1_500,
  missed: 500,
  code: 20,
  minutes: { least: 5, most: 1_440 },
  capacity: { least: 1, most: 1_000 },
  hours: { least: 0, most: 24 * 60 },
  times: { least: 2, most: 52 },
  everyWeeks: { least: 1, most: 12 },
  /** Wrong code words of one person in one session. */
  tries: 10,
} as const;

export type TrainingState = 'to-come' | 'running' | 'over' | 'cancelled';

type Times = Pick<Training, 'startsAt' | 'minutes'>;

export const endOf = ({ startsAt, minutes }: Times) => new Date(startsAt.getTime() + minutes * 60_000);

export function stateOf(training: Times & Pick<Training, 'isCancelled'>, now: Date): TrainingState {
  if (training.isCancelled) return 'cancelled';
  if (endOf(training) <= now) return 'over';
  return training.startsAt <= now ? 'running' : 'to-come';
}

const hoursBefore = (at: Date, hours: number) => new Date(at.getTime() - hours * 3_600_000);

export const signUpEnds = ({ startsAt, signUpHours }: Pick<Training, 'startsAt' | 'signUpHours'>) =>
  hoursBefore(startsAt, signUpHours);

export const leavingEnds = ({ startsAt, leaveHours }: Pick<Training, 'startsAt' | 'leaveHours'>) =>
  hoursBefore(startsAt, leaveHours);

const earlyMs = 15 * 60_000;
const lateMs = 30 * 60_000;

/** Returns when people can say that they are there: from a quarter of an hour before it begins until half an hour after its end. */
export function attendanceWindow(training: Times): { from: Date; until: Date } {
  return {
    from: new Date(training.startsAt.getTime() - earlyMs),
    until: new Date(endOf(training).getTime() + lateMs),
  };
}

/** Returns whether a session is for somebody; what keeps them out where it is not. */
export function keptOutBy(
  { roles, regions }: Pick<Training, 'roles' | 'regions'>,
  person: { role: Role; region: string | null },
): 'role' | 'region' | null {
  if (roles.length > 0 && !roles.includes(person.role)) return 'role';
  if (regions.length > 0 && (person.region === null || !regions.includes(person.region))) return 'region';
  return null;
}

/** Returns whether what calendars hold of a session, or what its participants have to know, differs between the two. */
export function isMoved(before: TrainingFields, after: TrainingFields): boolean {
  return (
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    (['minutes', 'place', 'link', 'title'] as const).some((key) => before[key] !== after[key])
  );
}
