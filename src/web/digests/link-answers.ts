import type { Context } from 'hono';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { frameIn } from '../frame-in.ts';
import { type Html, html } from '../html.ts';
import { languageOf } from '../languages.ts';
import { type Frame, layout } from '../layout.ts';
import type { SignUpContext } from './sign-up.ts';

/** Creates what the pages behind private links work with. */
export type DigestPagesContext = SignUpContext & {
  /** Where a request comes from; null where that is not known. */
  remoteOf?(c: Context): string | null;
};

/** Part of the address of every private link. */
export const token = ':token{[\\w-]{22}}';

export type LinkAnswers = ReturnType<typeof createLinkAnswers>;

/** Creates what the pages behind private links say, each in the language of its subscription. */
export function createLinkAnswers(frame: Frame) {
  /** A page of any content. */
  async function show(
    c: Context,
    { language }: Pick<Subscription, 'language'>,
    title: string,
    content: Html,
    status: 200 | 413 = 200,
  ) {
    return c.html(await layout(frameIn(frame, language), title, content), status);
  }

  /** A page with one button, which asks for the same address by POST. */
  function question(
    c: Context,
    subscription: Subscription,
    title: string,
    text: string,
    button: string,
    more: Html | '' = '',
  ) {
    const content: Html = html`<h1>${title}</h1>
      <p dir="auto">${text}</p>
      <form method="post" class="buttons"><button class="primary">${button}</button></form>
      ${more}`;
    return show(c, subscription, title, content);
  }

  function answer(c: Context, subscription: Subscription, title: string, text: string, more: Html | '' = '') {
    const content: Html = html`<h1>${title}</h1>
      <p dir="auto">${text}</p>
      ${more}`;
    return show(c, subscription, title, content);
  }

  async function missing(c: Context) {
    const shown = frameIn(frame, languageOf(c));
    const { title, back } = shown.texts.notFound;
    const content: Html = html`<h1>${title}</h1>
      <p>${textsFor(shown.language).digestPages.missing}</p>
      <p><a href="/">${back}</a></p>`;
    return c.html(await layout(shown, title, content), 404);
  }

  return { show, question, answer, missing };
}

export function wordsOf({ language }: Pick<Subscription, 'language'>) {
  const written = spokenLanguage(language);
  return { language: written, texts: textsFor(written).digestPages };
}
