import type { Context } from 'hono';
import type { Bot } from '#src/core/bot.ts';
import type { Logger } from '#src/core/logger.ts';
import type { SignInService } from '#src/domain/admin/sign-in.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Database, Sql } from '#src/store/database/database.ts';

/** What the pages of staff work with. */
export type AdminContext = {
  sql: Sql;
  withTransaction: Database['withTransaction'];
  catalogue: Catalogue;
  publicUrl: string | null;
  mailPlatform: string | null;
  logger: Pick<Logger, 'warn'>;
  /** Signs staff in by an OpenID provider; null where none is set. */
  signIn?: SignInService | null;
  /** The platforms that this server speaks with. */
  platforms?: readonly string[];
  /** Lists the problems that keep platforms and other parts of this server from working. */
  listTroubles(): { platform: string; trouble: string }[];
  bot: Pick<Bot, 'handle' | 'commands'>;
  /** The address of who asks, by which links that open nothing are counted; null where it is not known. */
  remoteOf?(c: Context): string | null;
  now(): Date;
};
