import type { PolicyArea } from '../topics/indicator.ts';

/** A feed of calls that staff named. `policyAreas` are those of all it tells; `timeZone` is that of deadlines which name none. */
export type CallFeed = {
  id: number;
  url: string;
  policyAreas: PolicyArea[];
  timeZone: string;
  programme: string;
  addedBy: number | null;
  etag: string | null;
  changed: string | null;
  checkedAt: Date | null;
  failures: number;
  problem: string;
  found: number;
};

/** A call as a feed or a list tells it: texts without marks, dates as they are written, or as an instant. */
export type FoundCall = {
  reference: string;
  title: string;
  link: string;
  summary: string;
  programme: string;
  audience: string;
  budget: string;
  contact: string;
  opens: string;
  deadline: string | Date;
  /** Words such as “Closed”. */
  status: string;
};

/** A feed is read twice a day, and its problem told after so many failures one behind the other. */
export const feedReading = { everyHours: 12, failures: 3, items: 300 } as const;

/** What became of asking a feed: its calls, with what to ask by the next time; nothing new; or a sentence that says why it could not be read. */
export type CallFeedAnswer =
  | { type: 'unchanged' }
  | { type: 'calls'; calls: FoundCall[]; etag: string | null; changed: string | null }
  | { type: 'failed'; why: string };

/** Asks feeds of calls. */
export type CallFeedReader = {
  read(
    address: string,
    before: { etag: string | null; changed: string | null },
    signal?: AbortSignal,
  ): Promise<CallFeedAnswer>;
};
