import { textsFor } from '#src/texts/index.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { columnKeys } from './files.ts';
import { jsonLd, type Site } from './unfurl.ts';

/** The formats of the whole open data set. */
export const dataFormats = ['csv', 'json'] as const;

/** The page of the open data set: how much there is, its licence, its files and fields. Without a licence it says that there is none. */
export function openDataPage(frame: Frame, { origin, licence }: Site, count: number): Html {
  const words = frame.texts.openData;
  const { files } = frame.texts.lists.experiences;
  if (!licence)
    return layout(frame, `${words.title} · ${frame.texts.name}`, html`<h1>${words.title}</h1><p>${words.none}</p>`);
  const { columns } = textsFor(frame.language).experienceFile;
  const labels: Readonly<Record<string, string>> = columns;
  return layout(
    frame,
    `${words.title} · ${frame.texts.name}`,
    html`<h1>${words.title}</h1>
      <p>${words.intro({ count })}</p>
      <p>${words.licence({ licence: licence.name })} <a href="${licence.url}" rel="license">${licence.url}</a>. ${words.attribution}</p>
      <p class="lines">${dataFormats.map((format) => html`<a class="line" href="/data/experiences.${format}">${files[format]}</a>`)}</p>
      <h2>${words.fields}</h2>
      <dl class="facts">${columnKeys(frame.language).map((key) => html`<div><dt><code>${key}</code></dt><dd>${labels[key] ?? ''}</dd></div>`)}</dl>`,
    {
      head: jsonLd({
        '@context': 'https://schema.org',
        '@type': 'Dataset',
        name: `${frame.texts.lists.experiences.title} · ${frame.texts.name}`,
        description: words.description,
        url: `${origin}/data`,
        license: licence.url,
        isAccessibleForFree: true,
        distribution: dataFormats.map((format) => ({
          '@type': 'DataDownload',
          encodingFormat: format === 'csv' ? 'text/csv' : 'application/json',
          contentUrl: `${origin}/data/experiences.${format}`,
        })),
      }),
    },
  );
}
