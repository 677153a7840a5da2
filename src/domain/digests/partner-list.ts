import type { SubscriptionWish } from './subscription.ts';

/** Somebody a list subscribes. */
export type ListedSubscriber = {
  line: number;
  address: string;
  /** Whether unseen signs around its address were left out. */
  isTrimmed: boolean;
  name: string | null;
  wish: SubscriptionWish;
};

/** What is wrong with the names of regions in a text: one is none of them, or they are too many. */
export type RegionsProblem =
  | { type: 'region'; text: string; nearest: string[] }
  | { type: 'many-regions'; most: number };

/** What is wrong with a line of a list. */
export type LineProblem =
  | RegionsProblem
  | { type: 'binary' | 'empty' | 'open-quote' }
  | { type: 'long-cell'; length: number; most: number }
  | { type: 'columns'; missing: string[] }
  | { type: 'repeated-columns'; columns: string[] }
  | { type: 'cells'; cells: number; columns: number }
  | { type: 'many'; most: number }
  | { type: 'repeated'; address: string; before: number }
  /** Its mailbox is not asked: it has a digest, said no, was just asked, or does not answer. */
  | { type: 'subscribed' | 'ended' | 'asked' | 'silent'; address: string }
  /** `days` are those that it can mean, if any. */
  | { type: 'weekday'; text: string; days: readonly number[] }
  | { type: 'address' | 'time' | 'zone' | 'language' | 'area'; text: string };

export type ListProblem = { line: number; problem: LineProblem };

/** A list of subscribers as it was read. `unknown` are columns that were not. */
export type ReadList = { subscribers: ListedSubscriber[]; problems: ListProblem[]; unknown: string[] };
