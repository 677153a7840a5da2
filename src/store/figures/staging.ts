import type { Observation } from '#src/domain/figures/observation.ts';
import { copyInto, encodeCell } from '../database/copy.ts';
import type { Sql } from '../database/database.ts';
import { createNumbering } from './numbering.ts';

const columns = ['figure', 'value', 'flags', 'margin', 'edition', 'is_relabelled', 'line'];
/** A figure is one number: indicator, area and year, each counted in its own places. */
export const territoryPlaces = 65_536;
export const yearPlaces = 4_096;

/** What a figure is known by besides its value: the source's date, and where it is from if that is not its indicator's source. */
export type Edition = Pick<Observation, 'retrieved' | 'flagsKnown'> & {
  retrievedTime: string | null;
  source: string | null;
  dataset: string | null;
};

/** Figures on their way in, kept apart until all have been read; see `createIncoming`. */
export type Incoming = {
  /** Adds a figure; what was added is sent with `flush`. */
  add(observation: Observation, isRelabelled: boolean, line: number): void;
  flush(): Promise<void>;
  end(): Promise<void>;
  cancel(): Promise<void>;
  /** How many were added. */
  count(): number;
  /** What the numbers of the rows stand for, the first of each for 1. */
  codes: { indicators: readonly string[]; territories: readonly string[]; editions: readonly Edition[] };
  /** The codes of the indicators of which there were figures with flags. */
  withFlags: ReadonlySet<string>;
  /** By indicator, the latest edition of a figure of it: 'YYYY-MM-DD HH:MM:SS'. */
  latest: ReadonlyMap<string, string>;
};

/**
 * A temporary table of small numbers: a table of Eurostat repeats the same codes and dates in every row. Gone at the end of the transaction. Nothing else can be
 * asked of the connection before `end` or `cancel`.
 */
export async function createIncoming(sql: Sql): Promise<Incoming> {
  await sql`
    create temporary table incoming (
      figure bigint not null, value double precision, flags text not null, margin double precision, edition smallint not null,
      is_relabelled boolean not null, line integer not null
    ) on commit drop`;
  const stream = await copyInto(sql, 'incoming', columns);
  const indicators = createNumbering();
  const territories = createNumbering();
  const numberEdition = createEditions();
  const withFlags = new Set<string>();
  const latest = new Map<string, string>();
  const noted = new Set<number>();
  let lines = '';
  let added = 0;
  const flush = async () => {
    const sent = lines;
    lines = '';
    await stream.writeLines(sent);
  };

  return {
    add(observation, isRelabelled, line) {
      added += 1;
      const { value, flags, margin = null } = observation;
      const indicator = indicators.numberOf(observation.indicator);
      const figure =
        (indicator * territoryPlaces + territories.numberOf(observation.territory)) * yearPlaces + observation.year;
      const edition = numberEdition.numberOf(observation);
      const pair = indicator * territoryPlaces + edition;
      if (!noted.has(pair)) {
        noted.add(pair);
        const { retrieved, retrievedTime, flagsKnown } = numberEdition.list[edition - 1] as Edition;
        const at = `${retrieved} ${retrievedTime ?? '00:00:00'}`;
        if (at > (latest.get(observation.indicator) ?? '')) latest.set(observation.indicator, at);
        if (flagsKnown) withFlags.add(observation.indicator);
      }
      lines += `${figure}\t${value ?? '\\N'}\t${encodeCell(flags)}\t${margin ?? '\\N'}\t${edition}\t${isRelabelled ? 't' : 'f'}\t${line}\n`;
    },
    flush,
    async end() {
      await flush();
      await stream.end();
    },
    cancel: () => stream.cancel(),
    count: () => added,
    codes: { indicators: indicators.list, territories: territories.list, editions: numberEdition.list },
    withFlags,
    latest,
  };
}

/** Numbers editions; that of the row before is found without a look at the others. */
function createEditions() {
  const numbering = createNumbering();
  const list: Edition[] = [];
  let last: Observation | null = null;
  let number = 0;
  return {
    list,
    numberOf(observation: Observation): number {
      const { retrieved, retrievedTime = null, flagsKnown, origin = null } = observation;
      if (
        last !== null &&
        last.retrieved === retrieved &&
        (last.retrievedTime ?? null) === retrievedTime &&
        last.flagsKnown === flagsKnown &&
        last.origin?.source === origin?.source &&
        last.origin?.dataset === origin?.dataset
      )
        return number;
      const edition = {
        retrieved,
        retrievedTime,
        flagsKnown,
        source: origin?.source ?? null,
        dataset: origin?.dataset ?? null,
      };
      number = numbering.numberOf(JSON.stringify(edition));
      if (number > list.length) list.push(edition);
      last = observation;
      return number;
    },
  };
}

/** The incoming figures with their codes: `figure`, `indicator`, `area`, `year`, `value`, `flags`, `is_relabelled`, `line`. For what is asked rarely. */
export function namedIncoming(sql: Sql, { codes }: Pick<Incoming, 'codes'>) {
  return sql`(
    select incoming.*, i.code as indicator, a.code as area, (figure % ${yearPlaces})::smallint as year
    from incoming
    join unnest(${codes.indicators as string[]}::text[]) with ordinality i (code, number) on i.number = figure / ${territoryPlaces * yearPlaces}::bigint
    join unnest(${codes.territories as string[]}::text[]) with ordinality a (code, number) on a.number = figure / ${yearPlaces} % ${territoryPlaces}
  )`;
}
