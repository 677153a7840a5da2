import type { Context, Hono } from 'hono';
import { bytesOf } from '#src/core/files.ts';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome, OwnFault } from '#src/core/outcome.ts';
import type { Reader } from '#src/core/person.ts';
import type { Html } from './html.ts';
import { type Frame, layout } from './layout.ts';
import { type AnswerPath, answerPaths, lineOfAnswer, lineOfFile, splitFormat } from './links.ts';
import { encodeMessage } from './message.ts';

type MessageOutcome = Extract<Outcome, { type: 'message' }>;

/** The answer to a line as anybody may read it; null where it is none that everybody may read. */
export type ReadLine = (line: string, reader: Reader) => Promise<Outcome | null>;

/** The language and frame of a request, and the page for what is not there. */
type PageHelpers = {
  frameFor(c: Context): Frame;
  missing(c: Context, frame: Frame, sentence: string): Promise<Response>;
};

/**
 * Adds the pages that answer a line as chat does: `/compare/SE224,ES51`, `/peers/SE224`, `/indicators/{code}`, `/figures/{code}?region=SE224`; and their
 * tables as files: `/compare/SE224,ES51.csv`.
 */
export function addAnswerPages(app: Hono, read: ReadLine, { frameFor, missing }: PageHelpers): void {
  for (const path of answerPaths)
    app.get(`/${path}/:names`, async (c) => {
      const frame = frameFor(c);
      const query = new URL(c.req.url).searchParams;
      const { name, format } = splitFormat(c.req.param('names') ?? '');
      const line = lineOfAnswer(path as AnswerPath, name.split(','), query);
      const reader = { language: frame.language, timeZone: 'UTC' };
      const outcome = await read(format === null ? line : lineOfFile(line, format, query), reader);
      if (outcome?.type !== 'message') return missing(c, frame, frame.texts.notFound.page);
      return fileResponse(c, outcome) ?? answerResponse(c, frame, outcome);
    });
}

/** An answer as a page. What this server could not do for now is not said to be missing: 503 with the time after which to try again, or 500. */
export async function answerResponse(c: Context, frame: Frame, answer: MessageOutcome): Promise<Response> {
  const { failed, ownFault } = answer;
  const waitS = ownFault && tryAgainAfterS[ownFault];
  if (waitS) c.header('retry-after', String(waitS));
  const status = ownFault === undefined ? (failed ? 404 : 200) : waitS ? 503 : 500;
  return c.html(await answerPage(frame, answer), status);
}

const tryAgainAfterS: Record<OwnFault, number | null> = { busy: 5, away: 30, fault: null };

/** The first file of an answer; null where it has none. */
export function fileResponse(c: Context, { blocks }: MessageOutcome): Response | null {
  const file = blocks.find((block) => block.type === 'file');
  if (!file) return null;
  const type = file.encoding ? file.mediaType : `${file.mediaType}; charset=utf-8`;
  return c.body(bytesOf(file), 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${file.name.replace(/[^\w.-]/g, '_')}"`,
    'cache-control': 'no-cache',
  });
}

/** An answer on a page of its own. */
function answerPage(frame: Frame, answer: MessageOutcome): Html {
  const [first] = answer.blocks;
  const title = first?.type === 'heading' ? first.text : (plainText(answer.text).split('\n')[0] ?? '');
  return layout(frame, `${title} · ${frame.texts.name}`, encodeMessage(answer, frame));
}
