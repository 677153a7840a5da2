import { insets } from '#src/charts/europe.ts';
import { drawKept } from '#src/charts/kept-drawings.ts';
import { text } from '#src/core/blocks.ts';
import type { Block } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { countryName, territoryName } from '#src/domain/regions/naming.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { type Html, html, raw } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { linkOfLine } from '../links.ts';
import { encodeMessage } from '../message.ts';
import { regionSearch } from '../regions/list.ts';

/** What the first page shows: how much there is, the newest experiences, and the answer to its first example. `experiences` by the code of the region that logged them. */
export type HomeContent = {
  figures: number;
  experiences: ReadonlyMap<string, number>;
  newest: readonly ExperienceBrief[];
  example: Outcome | null;
};

/** The regions of the live answer: two of one country, whose figures share their definitions, so that something can be said of them. */
const shownRegions = ['ES51', 'ES62'];
export const exampleLine = `/compare ${shownRegions.join(' ')}`;

/** The first page: what Causeway is, one live answer, a region to look for, the newest experiences, and who takes part. */
export function home(frame: Frame, catalogue: Catalogue, content: HomeContent): Html {
  const { texts, language } = frame;
  const words = texts.home;
  const number = (value: number) => formatNumber(value, 0, language);
  const members = [...catalogue.regions.values()]
    .filter(({ isMember }) => isMember)
    .sort((left, right) => regionName(left, language).localeCompare(regionName(right, language), language));
  return layout(
    frame,
    words.title,
    html`<div class="hero">
        <section>
          <h1>${words.heading}</h1>
          <p>${words.intro}</p>
          ${regionSearch(frame)}
          <p class="ways"><a class="button" href="/compare">${words.example.own}</a>${frame.hasPlayground ? html` <a href="/playground">${texts.openPlayground}</a>` : ''}</p>
          ${showNewest(frame, catalogue, content.newest)}
        </section>
        ${showExample(frame, catalogue, content.example)}
      </div>
      <section aria-labelledby="ask">
        <h2 id="ask">${words.ask}</h2>
        <ul class="cards">${listAsks(frame)}</ul>
      </section>
      <section aria-labelledby="members">
        <h2 id="members">${words.members}</h2>
        ${members.length > 0 ? html`<div class="columns">${drawMap(members, frame, catalogue)}${listMembers(members, frame, catalogue, content)}</div>` : html`<p>${words.noMembers}</p>`}
      </section>
      <section aria-labelledby="numbers">
        <h2 id="numbers">${words.numbers}</h2>
        <dl class="numbers">
          <div><dt>${words.counts.regions}</dt><dd>${number(catalogue.regions.size)}</dd></div>
          <div><dt>${words.counts.indicators}</dt><dd>${number([...catalogue.indicators.values()].filter(({ hasFigures }) => hasFigures).length)}</dd></div>
          <div><dt>${words.counts.figures}</dt><dd>${number(content.figures)}</dd></div>
          <div><dt>${words.counts.experiences}</dt><dd>${number(sum(content.experiences.values()))}</dd></div>
        </dl>
      </section>
      <section aria-labelledby="whom">
        <h2 id="whom">${words.forWhom}</h2>
        <dl class="people">
          ${Object.values(words.people).map(({ who, what }) => html`<div><dt>${who}</dt><dd>${what}</dd></div>`)}
        </dl>
        <p>${words.where}</p>
      </section>`,
  );
}

/** The first sentence and the picture of a live answer, with the way to all of it. */
function showExample(frame: Frame, catalogue: Catalogue, example: Outcome | null): Html {
  if (example?.type !== 'message' || example.failed) return html``;
  const { heading, more } = frame.texts.home.example;
  const regions = shownRegions.flatMap((code) => {
    const region = catalogue.regions.get(code);
    return region ? [regionName(region, frame.language)] : [];
  });
  const picture = example.blocks.find(({ type }) => type === 'picture');
  const blocks = [...firstSentence(example), ...(picture ? [picture] : [])];
  return html`<section class="example" aria-labelledby="example">
    <h2 id="example">${heading({ regions })}</h2>
    ${encodeMessage({ text: '', blocks })}
    <p><a href="${linkOfLine(exampleLine, frame.hasPlayground) ?? '/'}">${more}</a></p>
  </section>`;
}

/** Where a sentence ends and another begins. A flag behind a figure may look like the end of a question. */
const nextSentence = /\. (?=\p{Lu})/u;

function firstSentence({ blocks }: Extract<Outcome, { type: 'message' }>): Block[] {
  const said = blocks.find((block) => block.type === 'text')?.markdown ?? '';
  const end = nextSentence.exec(said)?.index ?? said.length;
  return [text(said.slice(0, end + 1))];
}

/** Each example as a heading with what it gives; the button says in words what it does. What has no page is left out where there is no playground. */
function listAsks({ texts, hasPlayground }: Frame): Html[] {
  return Object.values(texts.home.asks).flatMap(({ label, text, line }) => {
    const href = linkOfLine(line, hasPlayground);
    return href === null ? [] : [html`<li><h3><a href="${href}">${label}</a></h3><p>${text}</p></li>`];
  });
}

function showNewest(frame: Frame, catalogue: Catalogue, newest: readonly ExperienceBrief[]): Html {
  const { newest: words, invitation } = frame.texts.home;
  return html`<section aria-labelledby="newest">
    <h2 id="newest">${words}</h2>
    ${
      newest.length === 0
        ? html`<p>${invitation}</p>`
        : html`<ul class="list">
            ${newest.map(({ number, title, region }) => {
              const from = catalogue.regions.get(region);
              return html`<li><a href="/experiences/${number}"><bdi>${title}</bdi></a> <span>${from ? regionName(from, frame.language) : region}</span></li>`;
            })}
          </ul>`
    }
  </section>`;
}

function drawMap(members: Region[], { texts, language }: Frame, catalogue: Catalogue): Html {
  const dots = members.flatMap((region) =>
    region.latitude === null || region.longitude === null
      ? []
      : [
          {
            name: regionName(region, language),
            latitude: region.latitude,
            longitude: region.longitude,
            highlight: true,
            href: `/regions/${encodeURIComponent(region.code)}`,
          },
        ],
  );
  const svg = drawKept({
    type: 'map',
    language,
    title: texts.home.mapTitle({ count: dots.length }),
    source: texts.home.mapSource,
    names: Object.fromEntries([...insets.keys()].map((code) => [code, territoryName(catalogue, code, language)])),
    dots,
  });
  return html`<figure class="map">${raw(svg)}</figure>`;
}

function listMembers(members: Region[], { texts, language }: Frame, catalogue: Catalogue, content: HomeContent): Html {
  return html`<ul class="members">
    ${members.map((region) => {
      const country = catalogue.territories.get(region.territory)?.country ?? '';
      const count = countInside(region, content.experiences);
      return html`<li>
        <a href="/regions/${encodeURIComponent(region.code)}"><bdi>${regionName(region, language)}</bdi></a>
        <span>${countryName(catalogue, country, language)}${count > 0 ? html` · ${texts.home.experiences({ count })}` : ''}</span>
      </li>`;
    })}
  </ul>`;
}

/** With those of the regions inside it, whose codes begin with its code. */
function countInside({ code }: Region, experiences: HomeContent['experiences']): number {
  return sum([...experiences].flatMap(([region, count]) => (region.startsWith(code) ? [count] : [])));
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}
