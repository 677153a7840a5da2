import type { Place } from '#src/core/place.ts';
import type { Role } from '#src/core/role.ts';
import type { PolicyArea } from '../topics/indicator.ts';
import type { RoundKind } from './round-input.ts';
import type { RoundSchedule } from './schedule.ts';

/** What staff choose of a round. Of the lists that say who may join, an empty one lets everybody. */
export type RoundFields = RoundSchedule & {
  title: string;
  kind: RoundKind;
  size: number;
  allowsTrios: boolean;
  allowsSameRegion: boolean;
  cooldown: number;
  regions: string[];
  areas: PolicyArea[];
  roles: Role[];
  languages: string[];
  /** The channel whose members it is for; null: it is for no channel alone. */
  channel: Place | null;
};

export type Round = RoundFields & {
  number: number;
  /** Null where no run is to come. */
  nextRun: Date | null;
  remindedFor: Date | null;
};

export const roundLimits = { title: 120, cooldown: 100, everyWeeks: 52, mentors: 8 } as const;

/** A person as far as it says whether they may join. */
export type Joining = { region: string | null; areas: readonly string[]; role: Role; languages: readonly string[] };

/** Returns whether a round is for them. */
export function isFor({ regions, areas, roles, languages }: RoundFields, person: Joining): boolean {
  const holds = (wanted: readonly string[], own: readonly (string | null)[]) =>
    wanted.length === 0 || own.some((each) => each !== null && wanted.includes(each));
  return (
    holds(regions, [person.region]) &&
    holds(areas, person.areas) &&
    holds(roles, [person.role]) &&
    holds(languages, person.languages)
  );
}

export type RunState = 'matching' | 'offered' | 'rematching' | 'done';

/** A run of a round. */
export type RoundRun = {
  id: number;
  round: number;
  dueAt: Date;
  state: RunState;
  seed: number;
  method: string | null;
  cooldown: number | null;
  decideBy: Date | null;
  matchedAt: Date | null;
};

export const decisions = ['confirmed', 'other', 'out'] as const;
/** Confirmed; rather somebody else; not this time. */
export type Decision = (typeof decisions)[number];

export const metAnswers = ['yes', 'not-yet', 'no'] as const;
export type MetAnswer = (typeof metAnswers)[number];
