import type { Context, Hono } from 'hono';
import { describeWhen } from '#src/answers/digests/describe.ts';
import { describeWish } from '#src/answers/digests/sign-up.ts';
import { formatLocalInstant } from '#src/answers/local-instant.ts';
import type { FormValues, Problems } from '#src/core/form.ts';
import { originOf } from '#src/core/network-origin.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { keptDays } from '#src/domain/people/retention.ts';
import { mailRefusal } from '#src/operations/digests/confirmation-request.ts';
import { confirmSignUp, findSignUpLink, signUp } from '#src/operations/digests/sign-up.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { encodeFields, readFields, readForm } from '../form.ts';
import { frameIn } from '../frame-in.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout, lineLink } from '../layout.ts';
import { readSignUp, signUpFields, usualValues } from './sign-up-form.ts';

export type SignUpContext = Parameters<typeof signUp>[0] &
  Parameters<typeof confirmSignUp>[0] &
  Parameters<typeof mailRefusal>[0] & { vocabulary: Vocabulary; now(): Date };

type PageHelpers = {
  frameFor(c: Context): Frame;
  /** Where a request comes from; null where that is not known. */
  remoteOf(c: Context): string | null;
};

/** The address of the page on which anybody asks for the digest. */
export const signUpPath = '/digests/sign-up';
const path = signUpPath;
/** Bytes of the largest form that is read. */
const longestForm = 20_000;

/**
 * The page on which anybody asks for the digest by mail, and the one behind the link in the mail that asks the address. As with all digest pages,
 * only a press of a button changes anything.
 */
export function addSignUpRoutes(app: Hono, context: SignUpContext, { frameFor, remoteOf }: PageHelpers): void {
  app.get(path, (c) => show(c, null, {}));

  app.post(path, async (c) => {
    const frame = frameFor(c);
    const { signUp: texts } = textsFor(frame.language).digestPages;
    if (mailRefusal(context) || c.req.header('sec-fetch-site') === 'cross-site') return show(c, null, {});
    const sent = await readForm(c.req.raw, longestForm);
    if (sent === null) return page(c, texts.title, html`<p role="alert">${frame.texts.form.tooLarge}</p>`, 413);
    const typed = readFields(signUpFields(context, frame.language), sent);
    const read = readSignUp(context, typed, frame.language);
    if ('problems' in read) return show(c, typed, read.problems);
    const done = await signUp(context, read.wish, { origin: originOf('page', remoteOf(c)), now: context.now() });
    if (done !== 'taken') return page(c, texts.title, html`<p role="alert">${texts[done]}</p>`, 429);
    return page(
      c,
      texts.asked.title,
      html`<p role="status" dir="auto">${texts.asked.text({ address: read.address })}</p>
        <p>${texts.asked.again({ days: keptDays.signUps })}</p>`,
    );
  });

  app.get(`${path}/:token{[\\w-]{22}}`, async (c) => {
    const link = await findSignUpLink(context, c.req.param('token'), context.now());
    if (!link) return gone(c);
    if ('subscription' in link) return showConfirmed(c, link.subscription);
    const language = spokenLanguage(link.wish.language);
    const { digestPages } = textsFor(language);
    const { title, unless } = digestPages.confirming;
    return page(
      c,
      title,
      html`<p dir="auto">${describeWish(context, link.wish)}</p>
        <form method="post" class="buttons"><button class="primary">${digestPages.confirm}</button></form>
        <p class="note">${unless}</p>`,
      200,
      language,
    );
  });

  app.post(`${path}/:token{[\\w-]{22}}`, async (c) => {
    const confirmed = await confirmSignUp(context, c.req.param('token'), context.now());
    if (!confirmed) return gone(c);
    const { subscription: begun, isNew } = confirmed;
    if (!isNew) return showConfirmed(c, begun);
    const language = spokenLanguage(begun.language);
    const { digestPages } = textsFor(language);
    const { doneTitle, done, donePaused } = digestPages.confirming;
    const { nextDue, token } = begun;
    const said =
      begun.state === 'paused' || nextDue === null
        ? donePaused
        : done({ when: describeWhen(begun, language), next: formatLocalInstant(nextDue, begun, language) });
    return page(c, doneTitle, html`<p dir="auto">${said}</p>${linkToPreferences(token, language)}`, 200, language);
  });

  /** The link was followed before. */
  function showConfirmed(c: Context, { language: wished, state, token }: Subscription): Promise<Response> {
    const language = spokenLanguage(wished);
    const { title, before, ended } = textsFor(language).digestPages.confirming;
    const said = html`<p dir="auto">${state === 'ended' ? ended : before}</p>`;
    return page(c, title, state === 'ended' ? said : html`${said}${linkToPreferences(token, language)}`, 200, language);
  }

  function gone(c: Context): Promise<Response> {
    const { signUp: texts } = textsFor(frameFor(c).language).digestPages;
    return page(
      c,
      texts.title,
      html`<p>${texts.gone({ days: keptDays.signUps })}</p><p><a href="${path}">${texts.send}</a></p>`,
      404,
    );
  }

  const linkToPreferences = (token: string, language: string): Html =>
    html`<p><a href="/digests/preferences/${token}">${textsFor(language).digestPages.preferences.title}</a></p>`;

  /** `typed` is null before anything was. */
  function show(c: Context, typed: FormValues | null, problems: Problems): Promise<Response> {
    const { language, texts } = frameFor(c);
    const { signUp: words } = textsFor(language).digestPages;
    if (mailRefusal(context)) {
      const inChat = html`<p>${words.inChat} ${lineLink(frameFor(c), '/digest subscribe')}</p>`;
      return page(c, words.title, html`<p>${words.off}</p>${inChat}`, 404);
    }
    const fields = signUpFields(context, language);
    const values = typed ?? { ...usualValues, language };
    // What somebody has sent once stays as they sent it.
    const zone = typed === null ? html`<script src="/assets/own-zone.js" type="module"></script>` : '';
    const content: Html = html`<p>${words.intro}</p>
      <form method="post" class="fields" novalidate>
        ${encodeFields(fields, values, problems, texts.form, 'address')}
        <p class="buttons"><button class="primary">${words.send}</button></p>
        <p class="note">${words.privacy({ days: keptDays.signUps })}</p>
      </form>${zone}`;
    return page(c, words.title, content, Object.keys(problems).length > 0 ? 422 : 200);
  }

  async function page(
    c: Context,
    title: string,
    content: Html,
    status: 200 | 404 | 413 | 422 | 429 = 200,
    language?: string,
  ) {
    c.header('vary', 'accept-language');
    const frame = language === undefined ? frameFor(c) : frameIn(frameFor(c), language);
    const shown = html`<h1>${title}</h1>
      ${content}`;
    return c.html(await layout(frame, title, shown), status);
  }
}
