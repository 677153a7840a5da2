import { markdownToHtml } from '#src/core/html/markdown.ts';
import { methodsIn } from '#src/texts/methods.ts';
import { type Html, html, raw } from './html.ts';
import { type Frame, layout } from './layout.ts';

/** Every rule behind a sentence, each at an address of its own: /methods#about-level. */
export function methodsPage(frame: Frame, words: { pageTitle: string; contents: string }): Html {
  const chapters = [...Map.groupBy(methodsIn(frame.language), ({ chapter }) => chapter)];
  return layout(
    frame,
    `${words.pageTitle} · ${frame.texts.name}`,
    html`<h1>${words.pageTitle}</h1>
      <nav aria-label="${words.contents}">
        <ul class="list">
          ${chapters.map(
            ([chapter, topics]) =>
              html`<li>${chapter}: ${topics.map(({ topic, name }, index) => html`${index > 0 ? ', ' : ''}<a href="#${topic}">${name}</a>`)}</li>`,
          )}
        </ul>
      </nav>
      ${chapters.map(
        ([chapter, topics]) =>
          html`<section>
            <h2>${chapter}</h2>
            ${topics.map(
              ({ topic, name, paragraphs }) =>
                html`<h3 id="${topic}">${name}</h3>
                  ${paragraphs.map((paragraph) => raw(markdownToHtml(paragraph)))}`,
            )}
          </section>`,
      )}`,
  );
}
