import type { Context, Hono } from 'hono';
import { describeWhen } from '#src/answers/digests/describe.ts';
import { writtenIn } from '#src/answers/digests/written-in.ts';
import type { FormValues, Problems } from '#src/core/form.ts';
import { originOf } from '#src/core/network-origin.ts';
import { readBody } from '#src/core/read-body.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { formatInstant } from '#src/domain/date.ts';
import { mailRefusal } from '#src/operations/digests/confirmation-request.ts';
import { confirmSignUp, findOpenSignUp, signUp, signUpDays } from '#src/operations/digests/sign-up.ts';
import { textsFor } from '#src/texts/index.ts';
import { encodeFields, readFields } from '../form.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { readSignUp, signUpFields, usualValues } from './sign-up-form.ts';

export type SignUpContext = Parameters<typeof signUp>[0] &
  Parameters<typeof confirmSignUp>[0] &
  Parameters<typeof mailRefusal>[0] & { vocabulary: Vocabulary; now(): Date };

type PageHelpers = {
  frameFor(c: Context): Frame;
  /** Where a request comes from; null where that is not known. */
  remoteOf(c: Context): string | null;
  missing(c: Context): Response | Promise<Response>;
};

const path = '/digests/sign-up';
/** Bytes of the largest form that is read. */
const longestForm = 20_000;

/**
 * The page on which anybody asks for the digest by mail, and the one behind the link in the mail that asks the address. As with all digest pages,
 * only a press of a button changes anything.
 */
export function addSignUpRoutes(app: Hono, context: SignUpContext, { frameFor, remoteOf, missing }: PageHelpers): void {
  app.get(path, (c) => show(c, usualValues, {}));

  app.post(path, async (c) => {
    const frame = frameFor(c);
    const { signUp: texts } = textsFor(frame.language).digestPages;
    if (mailRefusal(context) || c.req.header('sec-fetch-site') === 'cross-site') return show(c, usualValues, {});
    const body = await readBody(c.req.raw, longestForm).catch(() => null);
    const sent = new URLSearchParams(body ? new TextDecoder().decode(body) : '');
    const typed = readFields(signUpFields(context, frame.language), sent);
    const read = readSignUp(context, typed, frame.language);
    if ('problems' in read) return show(c, typed, read.problems);
    const done = await signUp(context, read.wish, { origin: originOf('page', remoteOf(c)), now: context.now() });
    if (done !== 'taken') return page(c, texts.title, html`<p role="alert">${texts[done]}</p>`, 429);
    return page(
      c,
      texts.asked.title,
      html`<p role="status" dir="auto">${texts.asked.text({ address: read.address })}</p>
        <p>${texts.asked.again({ days: signUpDays })}</p>`,
    );
  });

  app.get(`${path}/:token{[\\w-]{22}}`, async (c) => {
    const open = await findOpenSignUp(context, c.req.param('token'), context.now());
    if (!open) return missing(c);
    const language = writtenIn(open.wish.language);
    const { digestPages } = textsFor(language);
    const { title, ask } = digestPages.confirming;
    return page(
      c,
      title,
      html`<p dir="auto">${ask({ when: describeWhen(open.wish, language) })}</p>
        <form method="post" class="buttons"><button>${digestPages.confirm}</button></form>`,
      200,
      language,
    );
  });

  app.post(`${path}/:token{[\\w-]{22}}`, async (c) => {
    const begun = await confirmSignUp(context, c.req.param('token'), context.now());
    if (!begun) return missing(c);
    const language = writtenIn(begun.language);
    const { digestPages } = textsFor(language);
    const { title, done, donePaused } = digestPages.confirming;
    const { nextDue, timeZone, token } = begun;
    const said =
      begun.state === 'paused' || nextDue === null
        ? donePaused
        : done({ when: describeWhen(begun, language), next: formatInstant(nextDue, { language, timeZone }) });
    return page(
      c,
      title,
      html`<p dir="auto">${said}</p>
        <p><a href="/digests/preferences/${token}">${digestPages.preferences.title}</a></p>`,
      200,
      language,
    );
  });

  function show(c: Context, values: FormValues, problems: Problems): Promise<Response> {
    const { language, texts } = frameFor(c);
    const { signUp: words } = textsFor(language).digestPages;
    if (mailRefusal(context)) return page(c, words.title, html`<p>${words.off}</p>`, 404);
    const fields = signUpFields(context, language);
    const content: Html = html`<p>${words.intro}</p>
      <form method="post" class="fields" novalidate>
        ${encodeFields(fields, values, problems, texts.form)}
        <p class="buttons"><button class="primary">${words.send}</button></p>
        <p class="note">${words.privacy({ days: signUpDays })}</p>
      </form>`;
    return page(c, words.title, content, Object.keys(problems).length > 0 ? 422 : 200);
  }

  async function page(
    c: Context,
    title: string,
    content: Html,
    status: 200 | 404 | 422 | 429 = 200,
    language?: string,
  ) {
    const frame = frameFor(c);
    const shown = html`<h1>${title}</h1>
      ${content}`;
    return c.html(await layout({ ...frame, ...(language && { language }) }, title, shown), status);
  }
}
