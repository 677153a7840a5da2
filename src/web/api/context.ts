import type { Context } from 'hono';
import type { Logger } from '#src/core/logger.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Database, Sql } from '#src/store/database/database.ts';

/** What the API works with. */
export type ApiContext = {
  sql: Sql;
  withTransaction: Database['withTransaction'];
  catalogue: Catalogue;
  logger: Logger;
  /** The address at which others reach the server; null if nobody outside can. */
  publicUrl: string | null;
  now(): Date;
  /** Where a request comes from; null where that is not known. */
  remoteOf?(c: Context): string | null;
  /** The origins whose pages may ask from a browser; `*` is all. */
  apiOrigins?: readonly string[];
};
