/** The clocks that tell the time, in milliseconds since 1970. */
export type Witnesses = {
  /** This machine's clock. */
  own: number;
  database: number;
  /** The last sure time and what a clock that cannot be set has counted since; null before this process was sure of one. */
  expected: number | null;
  /** The latest time any server was sure of; null if none was yet. */
  remembered: number | null;
};

export type TimeFault = {
  /** leap: all clocks agree on a time that is far from what was expected. */
  type: 'own' | 'database' | 'leap';
  aheadMs: number;
};

export type TimeReading = { at: number; isSure: boolean; fault: TimeFault | null };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Clocks nearer to each other agree. */
export const agreeingMs = minuteMs;
/** A step that is believed at once: no digest is too late after it, and little is deleted early. */
export const saneStepMs = 48 * hourMs;

/** Reads the time from clocks that may differ, and says whether it is certain enough to delete data by. */
export function readTime({ own, database, expected, remembered }: Witnesses): TimeReading {
  const apartMs = own - database;
  const reference = expected ?? remembered;
  const isNear = (time: number, ms: number) => reference === null || Math.abs(time - reference) <= ms;
  if (Math.abs(apartMs) <= agreeingMs)
    return isNear(own, saneStepMs)
      ? { at: own, isSure: true, fault: null }
      : { at: own, isSure: false, fault: { type: 'leap', aheadMs: own - (reference ?? own) } };

  const ownIsWrong = { at: database, isSure: true, fault: { type: 'own', aheadMs: apartMs } as const };
  const databaseIsWrong = { at: own, isSure: true, fault: { type: 'database', aheadMs: -apartMs } as const };
  if (expected !== null && isNear(database, agreeingMs)) return ownIsWrong;
  if (expected !== null && isNear(own, agreeingMs)) return databaseIsWrong;
  // All servers share the database's clock, so it comes first.
  if (isNear(database, saneStepMs)) return ownIsWrong;
  if (isNear(own, saneStepMs)) return databaseIsWrong;
  return { ...ownIsWrong, isSure: false };
}
