import type { Context as Call } from 'hono';
import type { Pictures } from '#src/charts/pictures.ts';
import type { FileStore } from '#src/core/file-store.ts';
import type { Logger } from '#src/core/logger.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { Concepts } from '#src/domain/experiences/concepts.ts';
import type { Licence } from '#src/domain/experiences/licence.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import type { Frame } from '../layout.ts';

/** What the pages of experiences work with. `dataLicence` is null where no open data set is offered. */
export type ExperienceRoutesContext = {
  sql: Sql;
  withTransaction: Database['withTransaction'];
  catalogue: Catalogue;
  vocabulary: Vocabulary;
  pictures: Pictures;
  concepts: Concepts;
  publicUrl: string | null;
  isOwnLink(url: string): boolean;
  logger: Logger;
  files: FileStore | null;
  now(): Date;
  dataLicence: Licence | null;
};

/** The frame of a request, the page for what is not there, and the address at which readers reach this server. */
export type PageHelpers = {
  frameFor(c: Call): Frame;
  missing(c: Call, frame: Frame, sentence: string): Promise<Response>;
  originOf(url: string): string;
};
