import type { PolicyArea } from '../topics/indicator.ts';
import type { TargetGroup } from '../topics/target-group.ts';
import type { Wish } from './wish.ts';

/**
 * asked: the other has not answered. accepted: both said yes. declined: the other said no, or can no longer answer. unanswered: they did not answer in
 * time. ended: the asker took it back, or one of the two ended it.
 */
export type IntroductionState = 'asked' | 'accepted' | 'declined' | 'unanswered' | 'ended';

/** Why two people could help each other; the sentences are elsewhere. */
export type Reason =
  | { type: 'answered'; question: number; answer: number }
  | { type: 'author' | 'adopter'; experience: number }
  | { type: 'offers'; areas: PolicyArea[]; groups: TargetGroup[] }
  /** Points by which their region is clearly ahead. */
  | { type: 'better'; area: PolicyArea; points: number }
  /** 0–100. */
  | { type: 'alike'; similarity: number }
  /** They look for what the asker offers. */
  | { type: 'seeks'; areas: PolicyArea[] }
  /** Both look for partners for a call for proposals. */
  | { type: 'partner'; call: number }
  /** They met in a networking event. */
  | { type: 'event'; title: string }
  /** ISO 639-1. */
  | { type: 'languages'; languages: string[] };

export type Side = 'asker' | 'other';

/** One request to be introduced. `asker` and `other` are null once they were forgotten. */
export type Introduction = {
  number: number;
  asker: number | null;
  other: number | null;
  state: IntroductionState;
  wish: Wish;
  reasons: Reason[];
  note: string;
  askedAt: Date;
  remindedAt: Date | null;
  answeredAt: Date | null;
  endedAt: Date | null;
  told: 'together' | 'bridged' | 'apart' | null;
  dueAt: Date | null;
};

/** One of the two, and what they said ten days later. */
export type IntroductionSide = {
  introduction: number;
  side: Side;
  person: number | null;
  contact: string;
  followUpAt: Date | null;
  followUps: number;
  met: 'yes' | 'no' | 'not-yet' | null;
  useful: number | null;
  learned: string;
};

/** Returns which of the two somebody is; null for anybody else. */
export function sideOf({ asker, other }: Pick<Introduction, 'asker' | 'other'>, person: number): Side | null {
  return asker === person ? 'asker' : other === person ? 'other' : null;
}

/** The person on the other side. */
export function otherOf({ asker, other }: Pick<Introduction, 'asker' | 'other'>, person: number): number | null {
  return asker === person ? other : asker;
}
