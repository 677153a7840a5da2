/** Something done by the clock. Runs once for each time it is due, on one server alone, and never twice at a time; a shared one on each server. */
export type Job<Context> = {
  name: string;
  /** The interval at which the job runs, in UTC. */
  every: 'minute' | 'hour' | 'day';
  /** The minutes after the beginning of that minute, hour or day. */
  offsetMinutes?: number;
  /** Every server runs it, so that one that died holds up nothing: what it does is done once by rows of its own. */
  isShared?: boolean;
  run(context: Context, run: JobRun): Promise<void>;
};

export type JobRun = {
  /** The moment of the schedule this run is for, which lies back when the server was off at the time. */
  dueAt: Date;
  /** Aborted when the server stops. */
  signal: AbortSignal;
};

const minuteMs = 60_000;
const periodsMs = { minute: minuteMs, hour: 60 * minuteMs, day: 24 * 60 * minuteMs };

/** The latest moment of a job's schedule that is not after `now`. */
export function findDueTime(
  { every, offsetMinutes = 0 }: Pick<Job<never>, 'every' | 'offsetMinutes'>,
  now: Date,
): Date {
  const offsetMs = offsetMinutes * minuteMs;
  const periodMs = periodsMs[every];
  return new Date(Math.floor((now.getTime() - offsetMs) / periodMs) * periodMs + offsetMs);
}
