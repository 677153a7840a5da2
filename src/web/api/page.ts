import { markdownToHtml } from '#src/core/html/markdown.ts';
import { scopes } from '#src/domain/tokens/token.ts';
import { type Texts, textsFor } from '#src/texts/index.ts';
import { type Html, html, raw } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { type ApiDocument, apiPath } from './app.ts';

type Parameter = {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: { description?: string };
};
type Operation = { summary?: string; parameters?: Parameter[]; security?: { token?: string[] }[] };

/** The page that says what the API can do, drawn from its own description, whose sentences are in English as its names are. */
export async function apiPage(frame: Frame, document: ApiDocument, limit: number): Promise<Html> {
  const texts = textsFor(frame.language).api;
  const paths = Object.entries(document.paths ?? {}) as [string, { get?: Operation; post?: Operation }][];
  const content = html`<h1>${texts.title}</h1>
    ${[texts.intro, texts.rules({ limit })].map((each) => raw(markdownToHtml(each)))}
    <p><a href="${apiPath}/openapi.json">${texts.document}</a></p>
    <h2>${texts.scope}</h2>
    <ul>
      ${scopes.map((scope) => html`<li><code>${scope}</code></li>`)}
    </ul>
    ${paths.map(([path, { get, post }]) => [get ? operationPart(texts, 'GET', path, get) : '', post ? operationPart(texts, 'POST', path, post) : ''])}`;
  return layout(frame, texts.title, content);
}

function operationPart(
  texts: Texts['api'],
  method: string,
  path: string,
  { summary = '', parameters = [], security = [] }: Operation,
): Html {
  const [scope] = security.flatMap(({ token = [] }) => token);
  return html`<h2><code>${method} ${path}</code></h2>
    <p lang="en">${summary}.</p>
    ${raw(markdownToHtml(scope === undefined ? texts.anyScope : texts.needs({ scope })))}
    ${
      parameters.length > 0
        ? html`<table>
            <thead>
              <tr><th>${texts.parameter}</th><th>${texts.what}</th></tr>
            </thead>
            <tbody>
              ${parameters.map(
                ({ name, required, description, schema }) =>
                  html`<tr><td><code>${name}</code>${required ? ` (${texts.required})` : ''}</td><td lang="en">${description ?? schema?.description ?? ''}</td></tr>`,
              )}
            </tbody>
          </table>`
        : ''
    }`;
}
