import type { Context, Hono } from 'hono';
import { certificateMessage } from '#src/answers/trainings/certificate.ts';
import { shorten } from '#src/core/text.ts';
import { verifyCertificate } from '#src/operations/trainings/attend.ts';
import type { Sql } from '#src/store/database/database.ts';
import { textsFor } from '#src/texts/index.ts';
import { answerResponse, type ReadLine } from '../answer.ts';
import { privateHeaders } from '../headers.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

type Helpers = {
  frameFor(c: Context): Frame;
  missing(c: Context, frame: Frame, sentence: string): Promise<Response>;
};

const numberPattern = /^[1-9]\d{0,8}$/;

/** Adds `/trainings` and `/testbeds`, a page for each of them that everybody may see, and `/certificates/{token}`, where anybody checks a certificate they were shown. */
export function addTrainingPages(
  app: Hono,
  { sql }: { sql: Sql },
  read: ReadLine,
  { frameFor, missing }: Helpers,
): void {
  addListed('trainings', 'training', 'training');
  addListed('testbeds', 'testbed', 'testbed');

  /** A list and a page for each of its things, as chat shows them to somebody without an account. */
  function addListed(folder: 'trainings' | 'testbeds', command: string, gone: 'training' | 'testbed'): void {
    app.get(`/${folder}`, async (c) => {
      const frame = frameFor(c);
      const answer = await read(`/${command} list`, { language: frame.language, timeZone: 'UTC' });
      return answer?.type === 'message'
        ? answerResponse(c, frame, answer)
        : missing(c, frame, frame.texts.notFound.page);
    });

    app.get(`/${folder}/:number`, async (c) => {
      const frame = frameFor(c);
      const number = c.req.param('number') ?? '';
      const answer = numberPattern.test(number)
        ? await read(`/${command} show ${number}`, { language: frame.language, timeZone: 'UTC' })
        : null;
      if (answer?.type === 'message' && (answer.ownFault || !answer.failed)) return answerResponse(c, frame, answer);
      return missing(c, frame, frame.texts.notFound[gone]({ number: shorten(number, 40) }));
    });
  }

  app.use('/certificates/*', privateHeaders);
  app.get('/certificates/:token{[\\w-]{16}}', async (c) => {
    const frame = frameFor(c);
    const { certificate } = textsFor(frame.language).training;
    const found = await verifyCertificate({ sql }, c.req.param('token'));
    if (!found) return missing(c, frame, certificate.missing);
    const said = certificateMessage(
      { ...found, page: null },
      { language: frame.language, timeZone: 'UTC' },
      { isOnPaper: true, line: null },
    );
    const content: Html = html`<p class="said" role="status">${certificate.genuine}</p>${encodeMessage(said, frame)}`;
    return c.html(await layout(frame, `${certificate.pageTitle} · ${frame.texts.name}`, content));
  });
}
