import type { Series } from '#src/domain/figures/figure-row.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { Territory } from '#src/domain/regions/territory.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { Sql } from '../database/database.ts';

export async function listTerritories(sql: Sql): Promise<Territory[]> {
  return sql<Territory[]>`
    select code, level, country, parent, name, area_km2, urban_type, coast_type, mountain_type
    from area where not is_former order by code`;
}

/** The territories of earlier NUTS versions that have figures and whose borders no present one has. */
export async function listFormerTerritories(sql: Sql): Promise<Territory[]> {
  return sql<Territory[]>`
    select code, level, country, parent, name, area_km2, urban_type, coast_type, mountain_type
    from area where is_former order by code`;
}

/** The codes a figure may be for: those of the present territories and of the former ones. */
export async function listAreaCodes(sql: Sql): Promise<Set<string>> {
  const rows = await sql<{ code: string }[]>`select code from area`;
  return new Set(rows.map(({ code }) => code));
}

/** Every region with all its names, the shown name of a language before its aliases. */
export async function listRegions(sql: Sql): Promise<Region[]> {
  return sql<Region[]>`
    select code, area as territory, area_note as territory_note, is_member, is_island, city, latitude, longitude, coalesce(names, '[]') as names
    from region
    left join (
      select region,
        json_agg(json_build_object('language', language, 'name', name, 'isAlias', is_alias) order by language, is_alias, name) as names
      from region_name group by region
    ) named on named.region = region.code
    order by code`;
}

/** The indicator catalogue in its own order. */
export async function listIndicators(sql: Sql): Promise<Indicator[]> {
  return sql<Indicator[]>`
    select code, name, short_name, aliases, names, definition, unit, decimals, polarity, policy_area, role, age_band, population_group, family,
      measure, level, transform, lowest, highest, source, dataset, national_dataset, url, licence, position,
      cardinality(countries_with_figures) > 0 or has_region_figures as has_figures, has_region_figures, countries_with_figures,
      regions_with_figures
    from indicator
    cross join lateral (
      select
        array (
          select area.code from area where area.level = 0
            and exists (select from observation where observation.indicator = indicator.code and observation.area = area.code and value is not null)
          order by area.code
        ) as countries_with_figures,
        array (
          select area.code from area where area.level = 2
            and exists (select from observation where observation.indicator = indicator.code and observation.area = area.code and value is not null)
          order by area.code
        ) as regions_with_figures,
        exists (
          select from observation join area on area.code = observation.area
          where observation.indicator = indicator.code and area.level > 0 and value is not null
        ) as has_region_figures
    ) held
    where ended_at is null order by position, code`;
}

/** The indicators whose source publishes them as rows of their own, so that a file of the source can be imported; once more for its national table. */
export async function listSeries(sql: Sql): Promise<Series[]> {
  return sql<Series[]>`
    select indicator, dataset, dimensions, unit, lowest as range_min, highest as range_max from (
      select code as indicator, dataset, dimensions, unit, lowest, highest, position from indicator where ended_at is null
      union all
      select code, national_dataset, national_dimensions, unit, lowest, highest, position from indicator where national_dataset is not null and ended_at is null
    ) series
    where dimensions <> '{}' order by position, dataset`;
}

/** Every indicator as what a table of one's own may hold, whether its source publishes it as rows of their own or not. */
export async function listAllSeries(sql: Sql): Promise<Series[]> {
  return sql<
    Series[]
  >`select code as indicator, dataset, dimensions, unit, lowest as range_min, highest as range_max from indicator where ended_at is null order by position`;
}
