import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import type { FormValues, Problems } from '#src/core/form.ts';
import type { Logger } from '#src/core/logger.ts';
import { MultipartError } from '#src/core/multipart.ts';
import type { ImportResult, ImportWish } from '#src/domain/figures/import-result.ts';
import { recordActBeside } from '#src/operations/admin/acts.ts';
import { type OpenImportPage, openImportPage, runOnPage } from '#src/operations/people/import-page.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { frameIn } from '../frame-in.ts';
import { privateHeaders } from '../headers.ts';
import { type Html, html } from '../html.ts';
import { languageOf } from '../languages.ts';
import { type Frame, layout } from '../layout.ts';
import { receiveFile, TooLargeError, type UploadedFile } from '../upload.ts';
import { importForm, readWish } from './import-form.ts';

/** Takes a file: one that was uploaded, or one at an address. Rejects with an error about the file where nothing in it can be read. */
export type TakeImport = (
  from: UploadedFile | { address: string },
  wish: ImportWish,
  saying: { language: string; tell(rowsRead: number): void },
) => Promise<ImportResult>;

export type ImportPageContext = Parameters<typeof openImportPage>[0] & {
  logger: Logger;
  takeImport: TakeImport;
  /** Whether an error says, for a person, what is wrong with a file. */
  isAboutFile(error: unknown): error is Error;
};

type Answer = { values?: FormValues; problems?: Problems; status?: 200 | 400 | 409 | 413 };

/** The largest file that the page takes, in bytes; it has to arrive in the time that the server gives a request. */
const mostUploaded = 100_000_000;
const megabytes = mostUploaded / 1_000_000;
const path = '/imports/:token{[\\w-]{22}}';
const refreshS = 2;
const longestWish = 600;
const usualValues: FormValues = { kind: 'figures' };

/** The page on which somebody of staff imports files, behind a link that they asked for in their chat. */
export function addImportPage(app: Hono, context: ImportPageContext, frame: Frame): void {
  const { logger } = context;
  app.use('/imports/*', privateHeaders);

  app.get(path, async (c) => {
    const page = await openImportPage(context, c.req.param('token'));
    if (!page) return missing(c);
    return page.last && c.req.query('another') === undefined ? showLast(c, page, page.last) : showForm(c, page);
  });

  app.post(path, async (c) => {
    const token = c.req.param('token');
    const page = await openImportPage(context, token);
    if (!page || c.req.header('sec-fetch-site') === 'cross-site') return missing(c);
    const { texts, language } = wordsFor(page);
    let sent: Awaited<ReturnType<typeof receiveFile>>;
    try {
      sent = await receiveFile(c.req.raw, mostUploaded);
    } catch (error) {
      if (error instanceof TooLargeError)
        return showForm(c, page, { problems: { file: texts.tooLarge({ megabytes }) }, status: 413 });
      if (error instanceof MultipartError)
        return showForm(c, page, { problems: { file: texts.brokenForm }, status: 400 });
      throw error;
    }
    const { file } = sent;
    const read = readWish(sent.fields, file !== null, texts);
    if ('problems' in read) {
      await file?.remove();
      return showForm(c, page, { ...read, status: 400 });
    }
    const running = await runOnPage(context, { token, file: file?.name ?? read.address }, async (tell) => {
      try {
        return await context.takeImport(file ?? { address: read.address }, read.wish, { language, tell });
      } catch (error) {
        if (context.isAboutFile(error)) return { exit: 1, lines: [error.message] };
        const reference = randomBytes(4).toString('hex');
        logger.error({ err: error, reference }, 'an import on a page failed');
        return { exit: 1, lines: [texts.failed({ reference })] };
      } finally {
        await file?.remove();
      }
    });
    if (!running) {
      await file?.remove();
      return showForm(c, page, { problems: { file: texts.busy }, status: 409 });
    }
    const line = `/figures page ${file?.name ?? read.address}`;
    await recordActBeside(context.sql, page.person, { line, door: 'page', now: context.now() });
    running.done.catch((error: unknown) => logger.error({ err: error }, 'the end of an import was not written down'));
    return c.redirect(`/imports/${token}${wishQuery(read.wish)}`, 303);
  });

  function wordsFor({ person }: Pick<OpenImportPage, 'person'>) {
    const language = spokenLanguage(person.language);
    const said = textsFor(language);
    return { language, texts: said.importPage, form: said.pages.form };
  }

  function showForm(c: Context, page: OpenImportPage, { values, problems = {}, status = 200 }: Answer = {}) {
    const { texts, form } = wordsFor(page);
    return show(
      c,
      page,
      html`<p dir="auto">${texts.intro({ name: page.person.displayName ?? 'none', megabytes })}</p>
        ${importForm(texts, values ?? { ...usualValues, ...wishIn(c) }, problems, form)}`,
      status,
    );
  }

  function showLast(c: Context, page: OpenImportPage, last: OpenImportPage['last'] & object) {
    const { file, rowsRead, exit, report } = last;
    const { texts } = wordsFor(page);
    const another = html`<p><a href="?another&amp;${String(new URLSearchParams(wishIn(c)))}">${texts.another}</a></p>`;
    if (last.isBrokenOff)
      return show(c, page, html`<p role="alert" dir="auto">${texts.brokenOff({ file })}</p>${another}`);
    if (exit === null) {
      c.header('refresh', String(refreshS));
      return show(
        c,
        page,
        html`<p role="status" dir="auto">${texts.running({ file, rows: rowsRead })}</p>
          <p class="note">${texts.refresh}</p>`,
      );
    }
    return show(
      c,
      page,
      html`<p class="said${exit === 0 ? '' : ' wrong'}" role="status" dir="auto">${texts.done[exit]({ file })}</p>
        <ul>${report.map((line) => html`<li dir="auto">${line.trim()}</li>`)}</ul>
        ${another}`,
    );
  }

  async function show(c: Context, page: OpenImportPage, content: Html, status: Answer['status'] = 200) {
    const { language, texts } = wordsFor(page);
    const whole = { ...frame, texts: textsFor(language).pages, language };
    return c.html(await layout(whole, texts.title, html`<h1>${texts.title}</h1>${content}`), status);
  }

  async function missing(c: Context) {
    const shown = frameIn(frame, languageOf(c));
    const { title, back } = shown.texts.notFound;
    const content: Html = html`<h1>${title}</h1>
      <p>${textsFor(shown.language).importPage.missing}</p>
      <p><a href="/">${back}</a></p>`;
    // What was being sent is not read.
    if (c.req.method === 'POST') c.header('connection', 'close');
    return c.html(await layout(shown, title, content), 404);
  }
}

function wishQuery(wish: ImportWish): string {
  const said = Object.entries(wish).filter(([name, value]) => value !== '' && value !== usualValues[name]);
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

/** What was asked for by the import before, which the address of its result holds: the form begins with it. */
function wishIn(c: Context): Record<string, string> {
  return Object.fromEntries(
    ['kind', 'settings', 'edition', 'source'].flatMap((name) => {
      const said = c.req.query(name);
      return said ? [[name, said.slice(0, longestWish)]] : [];
    }),
  );
}
