import type { Origin } from '#src/domain/figures/observation.ts';
import type { TimeSeries } from '#src/domain/figures/time-series.ts';
import type { Sql } from '../database/database.ts';

/** Returns a text that changes whenever figures are imported or the starter figures are loaded. */
export async function findFiguresVersion(sql: Sql): Promise<string> {
  const [row] = await sql<[{ version: string }]>`
    select concat_ws(' ',
      (select concat(count(*), ' ', max(finished_at)) from import_run),
      (select max(loaded_at) from starter_file)) as version`;
  return row.version;
}

type SeriesColumns = [
  territory: string,
  years: number[],
  values: (number | null)[],
  flags: string[],
  flagsKnown: boolean[],
  retrieved: string[],
  margins: (number | null)[] | null,
  origins: (Origin | null)[] | null,
];

/** Lists the time series of these indicators as they are now, one for each territory that has figures; years ascend. */
export async function listTimeSeries(sql: Sql, indicators: readonly string[]): Promise<TimeSeries[]> {
  const rows = await sql<{ indicator: string; list: SeriesColumns[] }[]>`
    select indicator, json_agg(json_build_array(area, years, "values", flags, flags_known, retrieved, margins, origins)) as list
    from (
      select indicator, area,
        json_agg(year order by year) as years,
        json_agg(value order by year) as "values",
        json_agg(flags order by year) as flags,
        json_agg(flags_known order by year) as flags_known,
        json_agg(retrieved order by year) as retrieved,
        case when count(margin) > 0 then json_agg(margin order by year) end as margins,
        case when count(source) > 0 then
          json_agg(case when source is not null then json_build_object('source', source, 'dataset', dataset) end order by year)
        end as origins
      from observation
      where indicator = any(${[...indicators]})
      group by indicator, area
    ) series
    group by indicator`;
  // Dates and flags repeat by the thousand: one string each is kept.
  const texts = new Map<string, string>();
  const share = (text: string) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    texts.set(text, text);
    return text;
  };
  return rows.flatMap(({ indicator, list }) =>
    list.map(([territory, years, values, flags, flagsKnown, retrieved, margins, origins]) => ({
      indicator,
      territory,
      years,
      values,
      flags: flags.map(share),
      flagsKnown,
      retrieved: retrieved.map(share),
      ...(margins && { margins }),
      ...(origins && { origins }),
    })),
  );
}
