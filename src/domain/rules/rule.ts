import type { Definition } from './definition.ts';

export type RuleState = 'draft' | 'on' | 'paused' | 'ended';
/** Why a rule is paused: staff did it, for this one or for all; its owner is no staff any more; its channel is gone; it did more than it may. */
export type Pause = 'staff' | 'all' | 'owner' | 'channel' | 'limit';

/** A rule. `tried` is the version of its last dry run; `owner` is null once they left. */
export type Rule = {
  number: number;
  owner: number | null;
  name: string;
  state: RuleState;
  pause: Pause | null;
  version: number;
  tried: number | null;
  nextAt: Date | null;
  createdAt: Date;
  beganAt: Date | null;
};

/** `agreed` is the version that its owner lets ask the network in their name. */
export type RuleRead = Rule & { definition: Definition; ownerName: string | null; agreed: number | null };

export type RunState = 'ready' | 'waiting' | 'asking' | 'done' | 'failed' | 'cancelled';

/** What a run began with: the activity, the time of a schedule, or what was filled into its form. */
export type RunInput = {
  at: string;
  type?: string;
  region?: string | null;
  areas?: string[];
  data?: Record<string, unknown>;
  form?: Record<string, string | number>;
};

/**
 * One passage through a rule's steps. `position` is the next step; `item` whom of many it goes through them for; `person` whom it is about. `answers`: the
 * answer of each step that asked, by its name, '' where nobody gave one.
 */
export type RuleRun = {
  id: number;
  rule: number;
  version: number;
  cause: string;
  parent: number | null;
  activity: number | null;
  depth: number;
  subject: string | null;
  person: number | null;
  item: number | null;
  input: RunInput;
  answers: Record<string, string>;
  state: RunState;
  position: string | null;
  dueAt: Date | null;
  attempts: number;
  fault: string | null;
  startedAt: Date;
  endedAt: Date | null;
};

/** What a step did. `people` were written to or asked. */
export type RuleStep = {
  run: number;
  place: string;
  kind: string;
  people: number[];
  output: Record<string, unknown>;
  startedAt: Date;
  endedAt: Date | null;
};

/** A step that failed is tried again after so many minutes each time; then its owner is told. */
export const retryMinutes = [1, 10, 60] as const;

/** How many activities may lie before what a rule does. */
export const mostDepth = 3;
