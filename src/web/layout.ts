import type { Texts } from '#src/texts/index.ts';
import { type Html, html } from './html.ts';
import { languageLinks, languageSwitch, type PagePlace } from './languages.ts';

/** `takesMail`: whether anybody may ask for the digest by mail here. `place`: of a page that stands in each language. */
export type Frame = {
  texts: Texts['pages'];
  language: string;
  hasPlayground: boolean;
  takesMail: boolean;
  place?: PagePlace;
};

/** A whole page around `content`. `head` is added to its head. */
export function layout(
  { texts, language, hasPlayground, takesMail, place }: Frame,
  title: string,
  content: Html,
  { head }: { head?: Html } = {},
): Html {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/base.css" />
        <link rel="stylesheet" href="/assets/site.css" />
        ${place ? languageLinks(place) : ''}
        ${head ?? ''}
      </head>
      <body>
        <a class="skip" href="#content">${texts.skip}</a>
        <header>
          <a class="brand" href="/"><img src="/assets/icon.svg" width="30" height="30" alt="" />${texts.name}</a>
          <nav aria-label="${texts.navigation}">
            <a href="/regions">${texts.links.regions}</a>
            <a href="/experiences">${texts.links.experiences}</a>
            <a href="/tools">${texts.links.tools}</a>
            <a href="/calls">${texts.links.calls}</a>
            <a href="/questions">${texts.links.questions}</a>
            <a href="/indicators">${texts.links.indicators}</a>
            ${hasPlayground ? html`<a href="/playground">${texts.playground}</a>` : ''}
          </nav>
        </header>
        <main id="content" tabindex="-1">${content}</main>
        <footer>${texts.foot} <a href="/trainings">${texts.links.trainings}</a> · <a href="/testbeds">${texts.links.testbeds}</a> · <a href="/calendar">${texts.calendar}</a> · <a href="/methods">${texts.methods}</a> · <a href="/privacy">${texts.privacyPage.title}</a>${takesMail ? html` · <a href="/digests/sign-up">${texts.signUp}</a>` : ''}${place ? languageSwitch(place, language, texts.languages) : ''}</footer>
      </body>
    </html>`;
}

/** A command line: a link that says it in the playground, where there is one. */
export function lineLink({ hasPlayground }: Pick<Frame, 'hasPlayground'>, line: string, label?: string): Html {
  return hasPlayground
    ? html`<a class="line" href="/playground?say=${encodeURIComponent(line)}">${label ?? html`<code>${line}</code>`}</a>`
    : html`<code class="line">${line}</code>`;
}
