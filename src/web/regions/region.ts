import { describeFlags } from '#src/domain/figures/flag.ts';
import { formatValue } from '#src/domain/figures/format.ts';
import { headlineIndicators } from '#src/domain/figures/headline.ts';
import type { Indicator } from '#src/domain/figures/indicator.ts';
import { figureIn, latestFigure, latestYear, presenceIn } from '#src/domain/figures/time-series.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { areaName, countryName } from '#src/domain/regions/naming.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { FigureBook } from '#src/operations/figures/figure-cache.ts';
import type { ExperienceBrief } from '#src/store/experiences/experience.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout, lineLink } from '../layout.ts';

/** What a region is, its latest figures, its experiences. `book` is opened for the headline indicators. */
export function regionPage(
  frame: Frame,
  catalogue: Catalogue,
  region: Region,
  book: FigureBook,
  experiences: ExperienceBrief[],
): Html {
  const { language } = frame;
  const words = frame.texts.region;
  const name = regionName(region, language);
  const area = catalogue.areas.get(region.area);
  const others = [...new Set(region.names.filter(({ isAlias }) => !isAlias).map((each) => each.name))].filter(
    (other) => other !== name,
  );
  const facts = [
    { label: words.also, value: others.join(' · ') },
    { label: words.country, value: area && area.level > 0 ? countryName(catalogue, area.country, language) : '' },
    { label: words.city, value: region.city ?? '' },
    { label: words.area, value: region.areaNote ?? `${areaName(catalogue, region.area, language)} (${region.area})` },
  ].filter(({ value }) => value !== '');
  const indicators = headlineIndicators(catalogue);
  return layout(
    frame,
    `${name} · ${frame.texts.name}`,
    html`<h1 dir="auto">${name}</h1>
      ${region.isMember ? html`<p class="badge">${words.member}</p>` : ''}
      <dl class="facts">
        ${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd dir="auto">${value}</dd></div>`)}
      </dl>
      <h2>${words.figures}</h2>
      <div class="table" tabindex="0" role="region" aria-label="${words.figures}">
        <table>
          <thead>
            <tr>
              <th scope="col">${words.columns.indicator}</th>
              <th scope="col" class="right">${words.columns.value}</th>
              <th scope="col" class="right">${words.columns.year}</th>
              <th scope="col" class="right">${words.columns.rank}</th>
              <th scope="col" class="right">${words.columns.country}</th>
            </tr>
          </thead>
          <tbody>
            ${indicators.map((indicator) => figureRow(indicator, region, catalogue, book, frame))}
          </tbody>
        </table>
      </div>
      <p class="note">${words.rankNote} ${words.sources([...new Set(indicators.map(({ source, dataset }) => `${source} (${dataset})`))])}</p>
      <h2>${words.experiences}</h2>
      ${
        experiences.length > 0
          ? html`<ul class="list">
              ${experiences.map(
                ({ number, title }) =>
                  html`<li><a href="/experiences/${number}"><bdi>${title}</bdi></a> <span>#${number}</span></li>`,
              )}
            </ul>`
          : html`<p>${words.none(name)}</p>`
      }
      <h2>${words.more}</h2>
      <p class="lines">
        ${['/region show', '/peers', '/digest preview'].map((start) => lineLink(frame, `${start} ${sayable(region, name, catalogue)}`))}
      </p>`,
  );
}

function figureRow(
  indicator: Indicator,
  { area: areaCode }: Region,
  catalogue: Catalogue,
  book: FigureBook,
  { texts, language }: Frame,
): Html {
  const words = texts.region;
  const sheet = book.sheet(indicator.code);
  const series = sheet?.series.get(areaCode);
  const figure = latestFigure(series);
  const name = html`<th scope="row">${indicator.name}</th>`;
  if (!sheet || !figure) {
    const newest = latestYear(series);
    const isSuppressed = newest !== null && presenceIn(series, newest) === 'suppressed';
    return html`<tr>${name}<td class="right none" colspan="4">${isSuppressed ? words.suppressed : words.absent}</td></tr>`;
  }
  const area = catalogue.areas.get(areaCode);
  const standing = sheet.standing(figure.year, area?.level ?? 2);
  const rank = standing.ranks?.get(areaCode);
  const ofCountry = area && area.level > 0 ? figureIn(sheet.series.get(area.country), figure.year) : null;
  const flags = describeFlags(figure.flags).join(', ');
  return html`<tr>
    ${name}
    <td class="right">${formatValue(figure.value, indicator, language)}${flags ? html`<small>${flags}</small>` : ''}</td>
    <td class="right">${figure.year}</td>
    <td class="right">${rank === undefined ? '' : words.rank(rank, standing.count)}</td>
    ${ofCountry ? html`<td class="right">${formatValue(ofCountry.value, indicator, language)}</td>` : html`<td class="right none">${words.absent}</td>`}
  </tr>`;
}

/** The name in a line to say, where it is nobody else's. */
function sayable({ code }: Region, name: string, catalogue: Catalogue): string {
  const isShared = [...catalogue.regions.values()].some(
    (other) => other.code !== code && other.names.some((each) => each.name === name),
  );
  return isShared ? code : name;
}
