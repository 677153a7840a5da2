import type { Context } from 'hono';
import type { Logger } from '#src/core/logger.ts';
import type { LiveSettings } from '#src/domain/admin/live-setting.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { onceByKey } from '#src/operations/tokens/once.ts';
import type { Database, Sql } from '#src/store/database/database.ts';

/** What operations that write work with. */
export type WriteContext = Parameters<typeof onceByKey>[0];

/** What the API works with. */
export type ApiContext = {
  sql: Sql;
  withTransaction: Database['withTransaction'];
  catalogue: Catalogue;
  logger: Logger;
  /** The address at which others reach the server; null if nobody outside can. */
  publicUrl: string | null;
  now(): Date;
  /** What operations that write work with; without it nothing can be written. */
  writes?: WriteContext;
  /** Where a request comes from; null where that is not known. */
  remoteOf?(c: Context): string | null;
  /** What admins set while the server runs: whose pages may ask from a browser, and how often a token may. Without it none may, and the usual number. */
  live?: Pick<LiveSettings, 'values'>;
};
