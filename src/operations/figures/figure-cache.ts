import { LRUCache } from 'lru-cache';
import { createIndicatorData, type IndicatorData } from '#src/domain/figures/indicator-data.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { Sql } from '#src/store/database/database.ts';
import { countFigures } from '#src/store/figures/count-figures.ts';
import { findFiguresVersion, listTimeSeries } from '#src/store/figures/current-series.ts';
import { listUnreadTerritories } from '#src/store/figures/unread-territories.ts';
import { sizeOf } from './size-of.ts';

/** The figures as they are now. */
export type FigureCache = {
  /** The state of the figures that this view shows. */
  version: string;
  /** The data of an indicator that this view was opened for, and perhaps of others. */
  data(indicator: string): IndicatorData | undefined;
  /**
   * Returns the value that `compute` returned for this key before, until the figures or the indicators change; of very many keys some are computed
   * anew. What else the value depends on belongs into the key.
   */
  remember<Value>(key: string, compute: () => Value): Value;
};

type Held = {
  version: string;
  /** The catalogue's, which has another map once they have changed; null where only the figures were counted. */
  indicators: ReadonlyMap<string, Indicator> | null;
  dataByIndicator: Map<string, IndicatorData>;
  loading: Map<string, Promise<void>>;
  remembered: LRUCache<string, { value: unknown; bytes: number }>;
  cache: FigureCache;
  count: Promise<number> | null;
};

/** Every region's profile and peers, which are the largest, with some thousand answers beside them: bounded by what they take, about. */
const mostRememberedBytes = 96 * 1024 * 1024;

const heldBy = new WeakMap<Sql, Held>();

/**
 * The figures of these indicators, held in memory and read anew once they have changed, by whichever process: the only thing asked of the
 * database each time is its version. The tag of a transaction belongs to its connection, so each connection would hold figures of its own: open
 * caches outside of transactions.
 */
export async function openFigureCache(
  sql: Sql,
  catalogue: Catalogue,
  indicators: readonly string[],
): Promise<FigureCache> {
  const held = await holdPresent(sql, catalogue.indicators);
  const { dataByIndicator } = held;
  if (indicators.some((indicator) => !dataByIndicator.has(indicator))) await load(sql, catalogue, held, indicators);
  return held.cache;
}

/** Counts the figures, without suppressed ones; counts again once they have changed. */
export async function countFiguresOnce(sql: Sql): Promise<number> {
  const held = await holdPresent(sql, null);
  held.count ??= countFigures(sql).catch((error) => {
    held.count = null;
    throw error;
  });
  return held.count;
}

/** Returns the cache of the present figures and, where given, of these indicators; a new one once either has changed. */
async function holdPresent(sql: Sql, indicators: Held['indicators']): Promise<Held> {
  const version = await askVersion(sql);
  const before = heldBy.get(sql);
  if (before?.version === version && (indicators === null || before.indicators === indicators)) return before;
  const held = hold(version, indicators);
  heldBy.set(sql, held);
  return held;
}

/** Whoever asks while the database is being asked shares its answer: under load most do. */
const asking = new WeakMap<Sql, Promise<string>>();

function askVersion(sql: Sql): Promise<string> {
  let version = asking.get(sql);
  if (!version) {
    version = findFiguresVersion(sql).finally(() => asking.delete(sql));
    asking.set(sql, version);
  }
  return version;
}

function hold(version: string, indicators: Held['indicators']): Held {
  const dataByIndicator: Held['dataByIndicator'] = new Map();
  const remembered: Held['remembered'] = new LRUCache({
    maxSize: mostRememberedBytes,
    sizeCalculation: ({ bytes }) => bytes,
  });
  const cache: FigureCache = {
    version,
    data: (indicator) => dataByIndicator.get(indicator),
    remember: (key, compute) => {
      const before = remembered.get(key);
      if (before) return before.value as ReturnType<typeof compute>;
      const value = compute();
      remembered.set(key, { value, bytes: key.length + sizeOf(value) });
      return value;
    },
  };
  return { version, indicators, dataByIndicator, loading: new Map(), remembered, cache, count: null };
}

async function load(sql: Sql, catalogue: Catalogue, { dataByIndicator, loading }: Held, indicators: readonly string[]) {
  const wanted = indicators.filter(
    (code) => catalogue.indicators.has(code) && !dataByIndicator.has(code) && !loading.has(code),
  );
  if (wanted.length > 0) {
    const arriving = Promise.all([listTimeSeries(sql, wanted), listUnreadTerritories(sql, wanted)]).then(
      ([series, unread]) => {
        const byIndicator = Map.groupBy(series, ({ indicator }) => indicator);
        const unreadOf = Map.groupBy(unread, ({ indicator }) => indicator);
        for (const code of wanted) {
          const indicator = catalogue.indicators.get(code);
          if (indicator)
            dataByIndicator.set(
              code,
              createIndicatorData(indicator, byIndicator.get(code) ?? [], catalogue.territories, unreadOf.get(code)),
            );
        }
      },
    );
    const done = arriving.finally(() => {
      for (const code of wanted) loading.delete(code);
    });
    for (const code of wanted) loading.set(code, done);
  }
  await Promise.all(indicators.map((code) => loading.get(code)));
}
