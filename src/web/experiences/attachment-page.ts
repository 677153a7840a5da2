import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Context, Hono } from 'hono';
import { faultSentence } from '#src/answers/experiences/file-fault.ts';
import type { FileStore } from '#src/core/file-store.ts';
import type { Logger } from '#src/core/logger.ts';
import { MultipartError } from '#src/core/multipart.ts';
import { type AttachmentFault, attachmentLimits } from '#src/domain/experiences/attachment.ts';
import { addAttachment, removeAttachment } from '#src/operations/experiences/attachments.ts';
import type { OpenRecordPage } from '#src/operations/experiences/record-page.ts';
import type { Database, Sql } from '#src/store/database/database.ts';
import { listAttachments } from '#src/store/experiences/attachment.ts';
import { textsFor } from '#src/texts/index.ts';
import { formBytes, readForm } from '../form.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { receiveFile, TooLargeError, type UploadedFile } from '../upload.ts';
import { attachmentResponse } from './attachment-response.ts';
import { attachmentsForm } from './attachment-views.ts';

/** Where files are kept, and what tells their kinds. */
export type AttachmentParts = { files: FileStore | null; readFileKind?(bytes: Uint8Array): Promise<string | null> };

type PageContext = AttachmentParts & {
  logger: Logger;
  sql: Sql;
  withTransaction: Database['withTransaction'];
  now(): Date;
};
type Opened = (c: Context, act: (page: OpenRecordPage, language: string) => Promise<Response>) => Promise<Response>;

const path = '/records/:token{[\\w-]{22}}/files';
const longestForm = formBytes(100);

/** The page on which files are added to an experience and taken away, beside that of its record. `opened` opens that page, or says why it cannot be. */
export function addAttachmentPage(
  app: Hono,
  context: PageContext,
  { frame, opened }: { frame: Frame; opened: Opened },
): void {
  const { files, readFileKind } = context;

  app.get(path, (c) => opened(c, (page, language) => show(c, page, language)));

  app.get(`${path}/:id{\\d{1,12}}`, (c) =>
    opened(c, async (page, language) => {
      const file = (await listAttachments(context.sql, page.number)).find(({ id }) => id === Number(c.req.param('id')));
      const response = file && files && (await attachmentResponse(c, files, file));
      return response || show(c, page, language, { status: 404 });
    }),
  );

  app.post(path, (c) =>
    opened(c, async (page, language) => {
      const { attachment: texts } = textsFor(language);
      if (!c.req.header('content-type')?.startsWith('multipart/')) {
        const sent = await readForm(c.req.raw, longestForm);
        await removeAttachment(context, page, Number(sent?.get('remove') ?? 0));
        return show(c, page, language, { said: texts.removed });
      }
      const taken = await take(c, page);
      if ('name' in taken) return show(c, page, language, { said: texts.added(taken) });
      const problem = faultSentence(taken.fault, { language });
      return show(c, page, language, { problem, status: taken.fault === 'too-large' ? 413 : 400 });
    }),
  );

  async function take(c: Context, page: OpenRecordPage): Promise<{ name: string } | { fault: AttachmentFault }> {
    if (!files || !readFileKind) return { fault: 'not-taken' };
    let file: UploadedFile | null = null;
    try {
      ({ file } = await receiveFile(c.req.raw, attachmentLimits.fileBytes));
      if (!file) return { fault: 'none' };
      const bytes = await buffer(Readable.from(file.read()));
      const fault = await addAttachment({ ...context, files, readFileKind }, page, { name: file.name, bytes });
      return fault === null ? { name: file.name } : { fault };
    } catch (error) {
      if (error instanceof TooLargeError) return { fault: 'too-large' };
      if (error instanceof MultipartError) return { fault: 'broken' };
      throw error;
    } finally {
      await file?.remove();
    }
  }

  async function show(
    c: Context,
    page: OpenRecordPage,
    language: string,
    {
      said,
      problem = null,
      status = 200,
    }: { said?: string; problem?: string | null; status?: 200 | 400 | 404 | 413 } = {},
  ) {
    const { attachment: texts, pages } = textsFor(language);
    const here = `/records/${c.req.param('token')}`;
    const attachments = await listAttachments(context.sql, page.number);
    const content: Html = html`<h1>${texts.title({ number: page.number })}</h1>
      ${said ? html`<p class="said" role="status" dir="auto">${said}</p>` : ''}
      ${files ? attachmentsForm(attachments, `${here}/files`, { language, problem }) : html`<p>${texts.off}</p>`}
      <p><a href="${here}">${texts.back}</a></p>`;
    return c.html(
      await layout({ ...frame, texts: pages, language }, texts.title({ number: page.number }), content),
      status,
    );
  }
}
