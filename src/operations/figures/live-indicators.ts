import type { Logger } from '#src/core/logger.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { catalogueEntry } from '#src/domain/topics/catalogue-entry.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { listIndicators } from '#src/store/figures/catalogue.ts';
import { findCatalogueVersion, listEntries } from '#src/store/figures/indicator.ts';

/** How long another process's change may go unseen. */
const lookEveryMs = 2_000;

/** The indicators that can be shown. One whose entry is not as it has to be is left out and told in the log: a list of all shows the others. */
export async function listShownIndicators(sql: Sql, logger: Logger): Promise<Indicator[]> {
  const [indicators, entries] = await Promise.all([listIndicators(sql), listEntries(sql)]);
  const faulty = new Set(
    entries.flatMap(({ origin: _origin, ...entry }) => {
      const { error } = catalogueEntry.safeParse(entry);
      if (error)
        logger.error(
          { indicator: entry.code, problems: error.issues },
          'an indicator is not shown: its entry is faulty',
        );
      return error ? [entry.code] : [];
    }),
  );
  return indicators.filter(({ code }) => !faulty.has(code));
}

/** Keeps the catalogue's indicators as they are in the database, whoever changed them. */
export function createLiveIndicators({ sql, catalogue, logger }: { sql: Sql; catalogue: Catalogue; logger: Logger }): {
  /** Looks, unless it was done lately. A database that does not answer leaves all as it is. */
  refresh(): Promise<void>;
  /** Something may have changed here: the next `refresh` looks. */
  expect(): void;
} {
  let version: string | null = null;
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;

  async function look() {
    const present = await findCatalogueVersion(sql);
    if (present === version) return;
    const isFirst = version === null;
    version = present;
    if (!isFirst) catalogue.replaceIndicators(await listShownIndicators(sql, logger));
  }

  return {
    async refresh() {
      if (looking) return looking;
      if (performance.now() - lookedAt < lookEveryMs) return;
      lookedAt = performance.now();
      looking = look()
        .catch((error: unknown) => logger.warn({ err: error }, 'the indicators could not be looked up'))
        .finally(() => {
          looking = null;
        });
      return looking;
    },
    expect() {
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
