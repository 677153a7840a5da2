import type { Observation } from '#src/domain/figures/observation.ts';
import { copyInto, encodeCell } from '../database/copy.ts';
import type { Sql } from '../database/database.ts';
import { toJson } from '../database/json.ts';
import { createNumbering } from './numbering.ts';

const columns = ['figure', 'value', 'flags', 'margin', 'edition', 'is_relabelled', 'line'];
/** A figure is one number: indicator, area and year, each counted in its own places. */
const territoryPlaces = 65_536;
const yearPlaces = 4_096;

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
  const flush = async () => {
    const sent = lines;
    lines = '';
    await stream.writeLines(sent);
  };

  return {
    add(observation, isRelabelled, line) {
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

export type MergeCounts = { new: number; revised: number; unchanged: number; older: number; repeated: number };

/**
 * Brings the incoming figures among those held. Of a figure that comes twice, one under its own code goes before one relabelled, and then the
 * last counts. A figure of a later date than the incoming one stays, unless that date has not come yet; what is replaced goes to the revisions. A
 * figure whose flags are unknown takes none away from one of the same value.
 */
export async function mergeIncoming(
  sql: Sql,
  { codes }: Pick<Incoming, 'codes'>,
  importRun: number,
  now: Date,
): Promise<MergeCounts> {
  const editions = codes.editions.map(({ retrievedTime, flagsKnown, ...each }, index) => ({
    ...each,
    edition: index + 1,
    retrieved_time: retrievedTime,
    flags_known: flagsKnown,
  }));
  await sql`lock table observation in share row exclusive mode`;
  await sql`set local work_mem = '32MB'`;
  const [counts] = await sql<[MergeCounts]>`
    with named_indicator as (
      select code, number * ${territoryPlaces * yearPlaces}::bigint as base from unnest(${codes.indicators as string[]}::text[]) with ordinality i (code, number)
    ), named_area as (
      select code, number * ${yearPlaces} as base from unnest(${codes.territories as string[]}::text[]) with ordinality a (code, number)
    ), edition as (
      select * from jsonb_to_recordset(${toJson(sql, editions)})
        as e (edition smallint, retrieved date, retrieved_time time, flags_known boolean, source text, dataset text)
    ), one as (
      select distinct on (figure) figure, value, flags, margin, edition from incoming order by figure, is_relabelled, line desc
    ), held as (
      select o.ctid, i.base + a.base + o.year as figure, value, flags, flags_known, retrieved, retrieved_time
      from named_indicator i join observation o on o.indicator = i.code join named_area a on a.code = o.area
    ), compared as materialized (
      select one.*, held.ctid as held,
        case
          when held.figure is null then 'new'
          when held.value is not distinct from one.value
            and (held.flags = one.flags or (held.flags_known and not edition.flags_known)) then 'unchanged'
          when held.retrieved > edition.retrieved and held.retrieved <= ${now.toISOString().slice(0, 10)}::date then 'older'
          when held.retrieved = edition.retrieved and held.retrieved_time > edition.retrieved_time then 'older'
          else 'revised'
        end as change,
        (edition.retrieved, coalesce(edition.retrieved_time, '00:00')) > (held.retrieved, coalesce(held.retrieved_time, '00:00'))
          or (edition.flags_known and not held.flags_known and edition.retrieved >= held.retrieved) as is_later
      from one join edition using (edition) left join held using (figure)
    ), kept as (
      insert into observation_revision (
        indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, changed_at, replaced_at)
      select o.indicator, o.area, o.year, o.value, o.flags, o.flags_known, o.margin, o.source, o.dataset, o.retrieved, o.changed_at, ${now}
      from compared join observation o on o.ctid = compared.held where change = 'revised'
    ), added as (
      insert into observation (
        indicator, area, year, value, flags, flags_known, margin, source, dataset, retrieved, retrieved_time, import_run, changed_at)
      select i.code, a.code, figure % ${yearPlaces}, value, flags, flags_known, margin, source, dataset, retrieved, retrieved_time,
        ${importRun}::bigint, ${now}::timestamptz
      from compared
      join named_indicator i on i.base = figure / ${territoryPlaces * yearPlaces}::bigint * ${territoryPlaces * yearPlaces}::bigint
      join named_area a on a.base = figure / ${yearPlaces} % ${territoryPlaces} * ${yearPlaces}
      join edition using (edition)
      where change = 'new'
      order by figure
    ), changed as (
      update observation o
      set value = compared.value, flags = case when change = 'unchanged' then o.flags else compared.flags end,
        flags_known = edition.flags_known or (change = 'unchanged' and o.flags_known),
        margin = coalesce(compared.margin, case when change = 'unchanged' then o.margin end),
        source = edition.source, dataset = edition.dataset,
        retrieved = edition.retrieved, retrieved_time = edition.retrieved_time, import_run = ${importRun}::bigint,
        changed_at = case when change = 'revised' then ${now} else o.changed_at end
      from compared join edition using (edition)
      where o.ctid = compared.held and (change = 'revised' or (change = 'unchanged' and is_later))
    )
    select
      count(*) filter (where change = 'new') as new,
      count(*) filter (where change = 'revised') as revised,
      count(*) filter (where change = 'unchanged') as unchanged,
      count(*) filter (where change = 'older') as older,
      (select count(*) from incoming) - count(*) as repeated
    from compared`;
  return counts;
}
