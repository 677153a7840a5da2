import { createDefiner } from '#src/core/command.ts';
import type { FileStore } from '#src/core/file-store.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Place } from '#src/core/place.ts';
import type { Pull, Taking } from '#src/core/platform.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { Pictures } from './charts/pictures.ts';
import type { Sealer } from './core/webhook.ts';
import type { LiveSettings } from './domain/admin/live-setting.ts';
import type { CallFeedReader } from './domain/calls/feed.ts';
import type { WayToSpeak } from './domain/conversations/conversation.ts';
import type { Concepts } from './domain/experiences/concepts.ts';
import type { FigureService } from './domain/figures/refresh.ts';
import type { Catalogue } from './domain/regions/catalogue.ts';
import type { WebReader } from './domain/tools/web-reader.ts';
import type { TranslationService } from './domain/translations/service.ts';
import type { Trouble } from './server/health.ts';
import type { Sql } from './store/database/database.ts';
import type { Outbox } from './store/outbox/outbox.ts';

/** The parts that commands and jobs work with. */
export type AppContext = {
  /** Queries; inside a command that writes, bound to its transaction. */
  sql: Sql;
  /** Runs `run` in a transaction of its own; inside a command that writes, in the command's. */
  withTransaction<T>(run: (sql: Sql) => Promise<T>): Promise<T>;
  catalogue: Catalogue;
  vocabulary: Vocabulary;
  /** What words of a search stand for, in any language. */
  concepts: Concepts;
  /** Where figures are fetched from; null where none are. */
  figureService: FigureService | null;
  /** Hosts of private networks from which files of figures may be fetched. */
  importHosts: readonly string[];
  /** Encrypts what has to be read again; null where SECRET_KEY is not set. */
  sealer: Sealer | null;
  /** Hosts of private networks that webhooks may call. */
  webhookHosts: readonly string[];
  /** Reads pages, links and feeds at addresses that people say. */
  web: WebReader;
  /** Asks feeds of calls. */
  callFeeds: CallFeedReader;
  pictures: Pictures;
  /** Where files beside experiences are kept; null where none are taken. */
  files: FileStore | null;
  /** The media type of a file by its bytes; null where they do not tell. */
  readFileKind(bytes: Uint8Array): Promise<string | null>;
  /** Everything that goes out unasked: `context.outbox.enqueue(context.sql, …)` goes out if the transaction ends well. */
  outbox: Outbox;
  /** The name of the platform that writes mails; null where none is switched on. */
  mailPlatform: string | null;
  /** Whether a platform can open a conversation for several of its people: places of kind `group`. */
  gathers(platform: string): boolean;
  /** Whether what was sent to a place can be changed afterwards. */
  edits(place: Place): boolean;
  /** How the person of a place speaks in a conversation that reaches beyond their platform. */
  speaksAt(place: Place): WayToSpeak;
  /** Whether somebody is in a channel; null where its platform cannot tell, or does not now. */
  isInChannel(place: Place, user: string): Promise<boolean | null>;
  /** Whether it can be told of a place who is in it. */
  tellsMembers(place: Place): boolean;
  /** How many days what is said in conversations is kept. */
  conversationDays: number;
  /** What a space of a platform takes at once; null: more than is written at once. */
  takingOf(platform: string): Taking | null;
  /** The surface that the readers of a place open to see new messages; null if the platform sends them. */
  pullOf(place: Place): Pull | null;
  /** Lists the problems that keep platforms from working on this server. */
  listTroubles(): Trouble[];
  logger: Logger;
  /** What admins set while servers run. */
  live: LiveSettings;
  /** The host of the language model that plain words are sent to; null where none is asked. */
  languageModel: string | null;
  /** Has what members wrote translated; null where no service is set. */
  translations: TranslationService | null;
  /** The address at which others reach this server, without a slash at the end; null if nobody outside can. */
  publicUrl: string | null;
  /** The address of the pages for whoever this server answers: `publicUrl`, or this machine's own where nobody else reaches it; null otherwise. */
  pageUrl: string | null;
  /** Whether a link that somebody wrote leads to this server, where it could say a line in its reader's name: it is shown as text. */
  isOwnLink(url: string): boolean;
  version: string;
  startedAt: Date;
  now(): Date;
};

/** `defineCommand` and its kin, for commands that work with an `AppContext`. */
export const { defineCommand, defineGroup, subcommand } = createDefiner<AppContext>();
