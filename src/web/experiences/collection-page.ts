import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Context, Hono } from 'hono';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import type { Problems } from '#src/core/form.ts';
import type { Logger } from '#src/core/logger.ts';
import { MultipartError } from '#src/core/multipart.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { type CollectionTable, collectionLimits, dayOrders } from '#src/domain/experiences/collection.ts';
import { CollectionError } from '#src/domain/experiences/collection-fault.ts';
import { type CollectionWords, isCollectionField } from '#src/domain/experiences/collection-words.ts';
import { regionKey } from '#src/domain/experiences/read-collected.ts';
import { groupTwins } from '#src/domain/experiences/twin-groups.ts';
import { findLanguage } from '#src/domain/language.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { recordActBeside } from '#src/operations/admin/acts.ts';
import {
  chooseRows,
  mapCollection,
  type OpenCollection,
  openCollection,
  putFile,
  undoCollection,
} from '#src/operations/experiences/collection.ts';
import { checkCollection, takeCollection } from '#src/operations/experiences/collection-work.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import type { KeptSettings } from '#src/store/experiences/collection.ts';
import { listRows, listRowsAt, listUnknownRegions } from '#src/store/experiences/collection-row.ts';
import type { Outbox } from '#src/store/outbox/outbox.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { formBytes, readForm } from '../form.ts';
import { frameIn } from '../frame-in.ts';
import { privateHeaders } from '../headers.ts';
import { type Html, html } from '../html.ts';
import { languageOf } from '../languages.ts';
import { type Frame, layout, lineLink } from '../layout.ts';
import { receiveFile, TooLargeError, type UploadedFile } from '../upload.ts';
import { reportView } from './collection-report.ts';
import { sheetResponse } from './collection-sheet.ts';
import { columnsView, fileView, noticeView, takenView, workView } from './collection-views.ts';

/** Reads the files of lists, and what is known of their words. `sql` and `withTransaction` may take their time. */
export type CollectionParts = {
  sql: Sql;
  withTransaction: Database['withTransaction'];
  readFile(bytes: Uint8Array): Promise<CollectionTable>;
  words(): Promise<CollectionWords>;
};

type PageContext = {
  sql: Sql;
  withTransaction: Database['withTransaction'];
  now(): Date;
  vocabulary: Vocabulary;
  catalogue: Catalogue;
  logger: Logger;
  outbox: Outbox;
  mailPlatform: string | null;
  collections: CollectionParts;
};

type Status = 200 | 400 | 409 | 413;

const path = '/collections/:token{[\\w-]{22}}';
const refreshS = 2;
/** So many remarks and likely duplicates are shown. */
const mostShown = 100;
const mostUnknown = 20;
const exampleRows = 4;
const sampleRows = 10;
/** A button that chooses for a group of likely duplicates. */
const groupAction = /^(take|leave)-((?:row|experience)-\d{1,12})$/;
const longestForm = formBytes(30_000);
const { rows, columns, fileBytes, unpackedBytes } = collectionLimits;
const limits = { rows, columns, megabytes: fileBytes / 1_000_000, unpacked: unpackedBytes / 1_000_000 };

/** The page on which somebody of staff brings in a list of experiences, behind a link that they asked for in their chat. It needs no script. */
export function addCollectionPage(app: Hono, context: PageContext, frame: Frame): void {
  const { logger, vocabulary, catalogue, collections } = context;
  const unhurried = { ...context, sql: collections.sql, withTransaction: collections.withTransaction };
  app.use('/collections/*', privateHeaders);

  app.get(path, async (c) => {
    const page = await openCollection(context, c.req.param('token'));
    if (!page) return missing(c);
    const { sheet } = c.req.query();
    if (sheet === 'xlsx' || sheet === 'csv') return sheetResponse(c, context.sql, page, personLanguage(page), sheet);
    return showPage(c, page);
  });

  app.post(path, async (c) => {
    const token = c.req.param('token');
    const page = await openCollection(context, token);
    if (!page || c.req.header('sec-fetch-site') === 'cross-site') return missing(c);
    const { texts } = viewOf(page);
    const here = `/collections/${token}`;
    if (c.req.header('content-type')?.startsWith('multipart/')) {
      const taken = await takeFile(c, page);
      return 'said' in taken
        ? show(c, page, fileView(viewOf(page), taken.said), taken.status)
        : c.redirect(taken.token === null ? here : `/collections/${taken.token}`, 303);
    }
    const sent = await readForm(c.req.raw, longestForm);
    if (sent === null) return show(c, page, noticeView(texts.brokenForm, 'wrong'), 413);
    const busy = () => show(c, page, noticeView(texts.busy, 'wrong'), 409);
    switch (actionOf(sent)) {
      case 'check': {
        const read = readColumns(page, sent);
        if (read.problems) {
          const tried = { ...page, collection: { ...page.collection, mapping: read.mapping, settings: read.settings } };
          return showColumns(c, tried, read.problems, 400);
        }
        const mapped = await mapCollection(context, page.collection, read);
        return mapped !== 'busy' && (await check(token)) ? c.redirect(here, 303) : busy();
      }
      case 'again':
        return (await check(token)) ? c.redirect(here, 303) : busy();
      case 'regions': {
        if (isWorking(page)) return busy();
        const read = readRegions(page, sent);
        if (read.problems) return showReport(c, page, read.problems, 400);
        const { mapping } = page.collection;
        if ((await chooseRows(context, page.collection, choicesIn(sent))) === 'busy') return busy();
        const mapped = await mapCollection(context, page.collection, { mapping, settings: read.settings });
        return mapped !== 'busy' && (await check(token)) ? c.redirect(here, 303) : busy();
      }
      case 'choose': {
        const choices = [...choicesIn(sent), ...(await groupChoices(page, sent))];
        const chosen = await chooseRows(context, page.collection, choices);
        return chosen === 'busy' ? busy() : c.redirect(`${here}?rows`, 303);
      }
      case 'take': {
        const choices = choicesIn(sent);
        if (choices.length > 0 && (await chooseRows(context, page.collection, choices)) === 'busy') return busy();
        const running = await takeCollection(unhurried, page.collection, page.person);
        if (!running) return busy();
        follow(running.done);
        await note(page, 'take');
        return c.redirect(here, 303);
      }
      case 'undo': {
        const undone = await undoCollection(unhurried, page.collection);
        if (undone === 'busy') return busy();
        if (undone) await note(page, 'undo');
        const after = (await openCollection(context, token)) ?? page;
        return show(c, after, undone ? noticeView(texts.undone(undone)) : noticeView(texts.tooLate, 'wrong'));
      }
      default:
        return c.redirect(here, 303);
    }
  });

  /** Takes the file that was sent. Returns the token of the list that it made, null for the same list, or why nothing was taken. */
  async function takeFile(
    c: Context,
    page: OpenCollection,
  ): Promise<{ token: string | null } | { said: string; status: Status }> {
    const { texts } = viewOf(page);
    let file: UploadedFile | null = null;
    try {
      ({ file } = await receiveFile(c.req.raw, fileBytes));
      if (!file) return { said: texts.neither, status: 400 };
      if (isWorking(page)) return { said: texts.busy, status: 409 };
      const table = await collections.readFile(await buffer(Readable.from(file.read())));
      const words = await collections.words();
      const put = await putFile(unhurried, page.collection, { name: file.name, table, words });
      return put === 'busy' ? { said: texts.busy, status: 409 } : { token: put };
    } catch (error) {
      if (error instanceof CollectionError) return { said: sayFault(texts.faults[error.fault]), status: 400 };
      if (error instanceof TooLargeError) return { said: sayFault(texts.faults['too-large']), status: 413 };
      if (error instanceof MultipartError) return { said: texts.brokenForm, status: 400 };
      const reference = randomBytes(4).toString('hex');
      logger.error({ err: error, reference }, 'a list of experiences was not read');
      return { said: texts.failed({ reference }), status: 400 };
    } finally {
      await file?.remove();
    }
  }

  /** Begins to check the rows, with what was saved last. */
  async function check(token: string): Promise<boolean> {
    const page = await openCollection(context, token);
    const words = await collections.words();
    const running = page && (await checkCollection(unhurried, page.collection, { words, person: page.person }));
    if (running) follow(running.done);
    return Boolean(running);
  }

  /** Writes down what staff did with a list. */
  function note({ person, collection }: OpenCollection, what: 'take' | 'undo'): Promise<void> {
    const line = `/experience import ${what} list=${collection.id}`;
    return recordActBeside(context.sql, person, { line, door: 'page', now: context.now() });
  }

  function follow(done: Promise<void>): void {
    done.catch((error: unknown) => logger.error({ err: error }, 'work on a list of experiences broke off'));
  }

  function showPage(c: Context, page: OpenCollection): Promise<Response> | Response {
    const { state } = page.collection;
    const view = viewOf(page);
    if (isWorking(page) || page.isBrokenOff) {
      if (!page.isBrokenOff) c.header('refresh', String(refreshS));
      return show(c, page, workView(view));
    }
    if (state === 'empty' || c.req.query('file') !== undefined) return show(c, page, fileView(view, null));
    if (state === 'mapping' || c.req.query('columns') !== undefined) return showColumns(c, page, {}, 200);
    return state === 'taken' && c.req.query('rows') === undefined
      ? show(c, page, takenView(view, lineLink(frame, `/experience queue list=${page.collection.id}`)))
      : showReport(c, page, {}, 200);
  }

  async function showColumns(c: Context, page: OpenCollection, problems: Problems, status: Status) {
    const examples = await listRows(context.sql, page.collection.id, { which: 'all', limit: exampleRows });
    const { language } = viewOf(page);
    const regionName = (code: string) =>
      catalogue.regions.has(code) ? nameRegion({ catalogue }, code, { language }) : code;
    return show(c, page, columnsView(viewOf(page), examples, { problems, regionName }), status);
  }

  async function showReport(c: Context, page: OpenCollection, problems: Problems, status: Status) {
    const { id } = page.collection;
    const [sample, remarks, twins, unknown] = await Promise.all([
      listRows(context.sql, id, { which: 'to take', limit: sampleRows }),
      listRows(context.sql, id, { which: 'with problems', limit: mostShown }),
      listRows(context.sql, id, { which: 'with a twin', limit: mostShown }),
      listUnknownRegions(context.sql, id, mostUnknown),
    ]);
    const lines = groupTwins(twins).flatMap(({ of }) => ('line' in of ? [of.line] : []));
    const originals = await listRowsAt(context.sql, id, lines);
    const found = { sample, remarks, twins, originals, unknown, most: mostShown };
    return show(c, page, reportView({ ...frame, catalogue }, viewOf(page), found, problems), status);
  }

  /** What is chosen for all rows that are like the same, by one button. */
  async function groupChoices({ collection }: OpenCollection, sent: URLSearchParams) {
    const [, choice, key] = groupAction.exec(sent.get('action') ?? '') ?? [];
    if (choice !== 'take' && choice !== 'leave') return [];
    const twins = await listRows(context.sql, collection.id, { which: 'with a twin', limit: mostShown });
    const rows = groupTwins(twins).find((group) => group.key === key)?.rows ?? [];
    return rows.map(({ line }) => ({ line, choice }) as const);
  }

  /** Reads what the columns hold and what is said of the whole list. */
  function readColumns({ collection, person }: OpenCollection, sent: URLSearchParams) {
    const { texts } = viewOf({ person });
    const problems: Problems = {};
    const said = (name: string) => (sent.get(name) ?? '').trim().slice(0, 2_000) || null;
    const mapping = collection.header.map((_, at) => {
      const field = said(`column-${at}`);
      return field !== null && isCollectionField(field) ? field : null;
    });
    if (!mapping.includes('title')) problems.mapping = texts.problems.title;
    const source = said('source');
    if (source === null) problems.source = texts.problems.source;
    const link = said('link');
    if (link !== null && !(/^https?:\/\//i.test(link) && URL.canParse(link) && new URL(link).password === ''))
      problems.link = texts.problems.link;
    const named = said('region');
    const [region] = named === null ? [] : vocabulary.find('region', named.slice(0, 100));
    if (named !== null && !region) problems.region = texts.problems.region({ text: named.slice(0, 80) });
    const spoken = said('language');
    const language = spoken === null ? null : findLanguage(spoken);
    if (spoken !== null && language === null) problems.language = texts.problems.language;
    const area = vocabulary.find('area', said('area') ?? '')[0]?.value ?? null;
    const settings: KeptSettings = {
      ...collection.settings,
      source: (source ?? '').slice(0, 300),
      link,
      licence: said('licence')?.slice(0, 300) ?? null,
      language,
      region: region?.value ?? null,
      area,
      dayOrder: dayOrders.find((order) => order === said('dayOrder')) ?? null,
      isPublished: sent.get('isPublished') === 'yes',
    };
    return { problems: orNull(problems), mapping, settings };
  }

  /** Reads which regions the names of a list mean. */
  function readRegions({ collection, person }: OpenCollection, sent: URLSearchParams) {
    const { texts } = viewOf({ person });
    const problems: Problems = {};
    const regions: Record<string, string> = { ...collection.settings.regions };
    for (let at = 0; at < mostUnknown; at += 1) {
      const name = sent.get(`name-${at}`);
      const said = (sent.get(`region-${at}`) ?? '').trim().slice(0, 100);
      if (name === null || said === '') continue;
      const [found, ...others] = vocabulary.find('region', said);
      if (found && others.length === 0) regions[regionKey(name)] = found.value;
      else problems[`region-${at}`] = texts.problems.region({ text: said });
    }
    return { problems: orNull(problems), settings: { ...collection.settings, regions } };
  }

  async function show(c: Context, page: OpenCollection, content: Html, status: Status = 200) {
    const { language, texts } = viewOf(page);
    const whole = { ...frame, texts: textsFor(language).pages, language };
    return c.html(await layout(whole, texts.title, html`<h1>${texts.title}</h1>${content}`), status);
  }

  async function missing(c: Context) {
    const shown = frameIn(frame, languageOf(c));
    const { title, back } = shown.texts.notFound;
    const content: Html = html`<h1>${title}</h1>
      <p>${textsFor(shown.language).collection.missing}</p>
      <p><a href="/">${back}</a></p>`;
    // What was being sent is not read.
    if (c.req.method === 'POST') c.header('connection', 'close');
    return c.html(await layout(shown, title, content), 404);
  }
}

/** What is to be done. Where regions were named beside it, the rows are checked with them before any is taken. */
function actionOf(sent: URLSearchParams): string | null {
  const action = sent.get('action');
  const namesRegions = [...sent].some(([name, value]) => /^region-\d+$/.test(name) && value.trim() !== '');
  if (action !== null && groupAction.test(action)) return 'choose';
  return action === 'take' && namesRegions ? 'regions' : action;
}

function choicesIn(sent: URLSearchParams) {
  return [...sent].flatMap(([name, value]) => {
    const line = /^row-(\d{1,7})$/.exec(name)?.[1];
    return line && (value === 'take' || value === 'leave') ? [{ line: Number(line), choice: value } as const] : [];
  });
}

const orNull = (problems: Problems) => (Object.keys(problems).length > 0 ? problems : null);

const isWorking = ({ collection: { state }, isBrokenOff }: OpenCollection) =>
  !isBrokenOff && (state === 'checking' || state === 'taking');

function personLanguage({ person }: Pick<OpenCollection, 'person'>): string {
  return spokenLanguage(person.language);
}

function viewOf<Page extends Pick<OpenCollection, 'person'>>(page: Page) {
  const language = personLanguage(page);
  return { page, language, texts: textsFor(language).collection };
}

const sayFault = (sentence: string | ((values: typeof limits) => string)): string =>
  typeof sentence === 'string' ? sentence : sentence(limits);
