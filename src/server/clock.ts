import type { Logger } from '#src/core/logger.ts';
import type { Sql } from '#src/store/database/database.ts';
import { findTimes, saveSureTime } from '#src/store/database/time.ts';
import { operatorTexts } from '#src/texts/operator.ts';
import { agreeingMs, readTime, type TimeFault } from './time-check.ts';

const { troubles: texts } = operatorTexts.server;

/** The time this process goes by: the machine's clock as long as it runs steadily and agrees with the database's. */
export type ServerClock = {
  now(): Date;
  /** Compares the clocks. True where what deletes, and what cannot be taken back, may go by `now`. @throws where the database does not answer */
  check(): Promise<boolean>;
  /** Returns the problem with the clocks, in a sentence for whoever runs this server; null if there is none. */
  trouble(): string | null;
};

export type ServerClockParts = {
  sql: Sql;
  logger: Pick<Logger, 'info' | 'warn'>;
  /** This machine's clock; anybody may set it. */
  own?(): number;
  /** Counts on whatever the clock is set to. */
  steady?(): number;
};

/** So long all clocks must keep to a time that is far from the last one before it is believed: a clock that is wrong after a start is set right sooner. */
const doubtMs = 15 * 60_000;
/** Between two looks that a leap of the clock calls for. */
const lookAgainMs = 1_000;

export function createServerClock({
  sql,
  logger,
  own = Date.now,
  steady = () => performance.now(),
}: ServerClockParts): ServerClock {
  type Anchor = { at: number; steady: number };
  const countedFrom = ({ at, steady: since }: Anchor) => at + (steady() - since);
  let anchor: Anchor = { at: own(), steady: steady() };
  /** Added to this machine's clock. */
  let correctionMs = 0;
  let lastSure: Anchor | null = null;
  /** A time that is not believed yet, since when. */
  let doubted: (Anchor & { since: number }) | null = null;
  let fault: TimeFault | null = null;
  let looking: Promise<boolean> | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;

  async function look(): Promise<boolean> {
    lookedAt = steady();
    const { database, remembered } = await findTimes(sql);
    const reading = readTime({
      own: own(),
      database: database.getTime(),
      expected: lastSure && countedFrom(lastSure),
      remembered: remembered?.getTime() ?? null,
    });
    const isSure = reading.isSure || hasLasted(reading.at);
    anchor = { at: reading.at, steady: steady() };
    correctionMs = reading.fault?.type === 'own' ? reading.at - own() : 0;
    tell(isSure && reading.fault?.type === 'leap' ? null : reading.fault);
    if (!isSure) return false;
    doubted = null;
    lastSure = anchor;
    await saveSureTime(sql, new Date(reading.at));
    return true;
  }

  function hasLasted(at: number): boolean {
    const isSame = doubted !== null && Math.abs(countedFrom(doubted) - at) <= agreeingMs;
    doubted = { at, steady: steady(), since: isSame && doubted ? doubted.since : steady() };
    return doubted.steady - doubted.since >= doubtMs;
  }

  function tell(next: TimeFault | null) {
    if (next && next.type !== fault?.type) logger.warn({ aheadS: Math.round(next.aheadMs / 1_000) }, describe(next));
    if (!next && fault) logger.info('the clocks agree again');
    fault = next;
  }

  function check() {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  }

  return {
    now() {
      const counted = countedFrom(anchor);
      const told = own() + correctionMs;
      if (Math.abs(told - counted) <= agreeingMs) return new Date(told);
      if (steady() - lookedAt > lookAgainMs) check().catch(() => {});
      return new Date(counted);
    },
    check,
    trouble: () => fault && describe(fault),
  };
}

function describe({ type, aheadMs }: TimeFault): string {
  const apart = { span: formatSpan(Math.abs(aheadMs)), isAhead: aheadMs > 0 ? 'yes' : 'no' } as const;
  switch (type) {
    case 'own':
      return texts.ownClock(apart);
    case 'database':
      return texts.databaseClock(apart);
    case 'leap':
      return texts.leap({ ...apart, minutes: String(doubtMs / 60_000) });
    default:
      return type satisfies never;
  }
}

function formatSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 120) return texts.minutes({ count: String(minutes) });
  const hours = Math.round(minutes / 60);
  return hours < 72 ? texts.hours({ count: String(hours) }) : texts.days({ count: String(Math.round(hours / 24)) });
}
