import type { Context, Hono } from 'hono';
import { plainText } from '#src/core/markdown.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { Reader } from '#src/core/person.ts';
import type { Html } from './html.ts';
import { type Frame, layout } from './layout.ts';
import { type AnswerPath, answerPaths, lineOfAnswer } from './links.ts';
import { encodeMessage } from './message.ts';

/** The answer to a line as anybody may read it; null where it is none that everybody may read. */
export type ReadLine = (line: string, reader: Reader) => Promise<Outcome | null>;

/** The language and frame of a request, and the page for what is not there. */
type Door = { frameFor(c: Context): Frame; missing(c: Context, frame: Frame, sentence: string): Promise<Response> };

/** Adds the pages that answer a line as chat does: `/compare/SE224,ES51`, `/peers/SE224`, `/indicators/{code}`, `/figures/{code}?region=SE224`. */
export function addAnswerPages(app: Hono, read: ReadLine, { frameFor, missing }: Door): void {
  for (const path of answerPaths)
    app.get(`/${path}/:names`, async (c) => {
      const frame = frameFor(c);
      const line = lineOfAnswer(
        path as AnswerPath,
        (c.req.param('names') ?? '').split(','),
        new URL(c.req.url).searchParams,
      );
      const outcome = await read(line, { language: frame.language, timeZone: 'UTC' });
      if (outcome?.type !== 'message') return missing(c, frame, frame.texts.notFound.page);
      return c.html(await answerPage(frame, outcome), outcome.failed ? 404 : 200);
    });
}

/** An answer on a page of its own. */
export function answerPage(frame: Frame, answer: Extract<Outcome, { type: 'message' }>): Html {
  const [first] = answer.blocks;
  const title = first?.type === 'heading' ? first.text : (plainText(answer.text).split('\n')[0] ?? '');
  return layout(frame, `${title} · ${frame.texts.name}`, encodeMessage(answer, frame));
}
