import { draw } from '#src/charts/draw.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { countryName } from '#src/domain/regions/naming.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { type Html, html, raw } from './html.ts';
import { type Frame, layout, lineLink } from './layout.ts';

/** `experiences` by the code of the region that logged them. */
export type Counts = { figures: number; experiences: ReadonlyMap<string, number> };

/** The first page: what Causeway is, for whom, and who takes part. */
export function home(frame: Frame, catalogue: Catalogue, counts: Counts): Html {
  const { texts, language } = frame;
  const words = texts.home;
  const number = (value: number) => formatNumber(value, 0, language);
  const members = [...catalogue.regions.values()]
    .filter(({ isMember }) => isMember)
    .sort((left, right) => regionName(left, language).localeCompare(regionName(right, language), language));
  return layout(
    frame,
    words.title,
    html`<section class="hero">
        <h1>${words.heading}</h1>
        <p>${words.intro}</p>
        ${frame.hasPlayground ? html`<a class="button" href="/playground">${texts.openPlayground}</a>` : ''}
      </section>
      <section aria-labelledby="ask">
        <h2 id="ask">${words.ask}</h2>
        <ul class="cards">
          ${Object.values(words.asks).map(
            ({ label, text, line }) =>
              html`<li>
                <h3>${label}</h3>
                <p>${text}</p>
                ${lineLink(frame, line)}
              </li>`,
          )}
        </ul>
      </section>
      <section aria-labelledby="members">
        <h2 id="members">${words.members}</h2>
        ${members.length > 0 ? html`<div class="beside">${drawMap(members, frame)}${listMembers(members, frame, catalogue, counts)}</div>` : html`<p>${words.noMembers}</p>`}
      </section>
      <section aria-labelledby="numbers">
        <h2 id="numbers">${words.numbers}</h2>
        <dl class="numbers">
          <div><dt>${words.counts.regions}</dt><dd>${number(catalogue.regions.size)}</dd></div>
          <div><dt>${words.counts.indicators}</dt><dd>${number(catalogue.indicators.size)}</dd></div>
          <div><dt>${words.counts.figures}</dt><dd>${number(counts.figures)}</dd></div>
          <div><dt>${words.counts.experiences}</dt><dd>${number(sum(counts.experiences.values()))}</dd></div>
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

function drawMap(members: Region[], { texts, language }: Frame): Html {
  const dots = members.flatMap((region) =>
    region.latitude === null || region.longitude === null
      ? []
      : [
          {
            name: regionName(region, language),
            latitude: region.latitude,
            longitude: region.longitude,
            highlight: true,
          },
        ],
  );
  const { svg } = draw({
    type: 'map',
    language,
    title: texts.home.mapTitle({ count: dots.length }),
    source: texts.home.mapSource,
    dots,
  });
  return html`<figure class="map">${raw(svg)}</figure>`;
}

function listMembers(members: Region[], { texts, language }: Frame, catalogue: Catalogue, counts: Counts): Html {
  return html`<ul class="members">
    ${members.map((region) => {
      const country = catalogue.territories.get(region.area)?.country ?? '';
      return html`<li>
        <a href="/regions/${encodeURIComponent(region.code)}"><bdi>${regionName(region, language)}</bdi></a>
        <span>${countryName(catalogue, country, language)} · ${texts.home.experiences({ count: countInside(region, counts.experiences) })}</span>
      </li>`;
    })}
  </ul>`;
}

/** With those of the regions inside it, whose codes begin with its code. */
function countInside({ code }: Region, experiences: Counts['experiences']): number {
  return sum([...experiences].flatMap(([region, count]) => (region.startsWith(code) ? [count] : [])));
}

function sum(counts: Iterable<number>): number {
  return [...counts].reduce((total, count) => total + count, 0);
}
