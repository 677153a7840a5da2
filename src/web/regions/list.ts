import type { Term, Vocabulary } from '#src/core/vocabulary.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { countryName } from '#src/domain/regions/naming.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';

/** The field that finds a region by a name in any of its languages. */
export function regionSearch({ texts }: Frame, said = ''): Html {
  const { label, hint, button } = texts.lists.regions.search;
  return html`<form class="search" action="/regions" role="search">
    <label for="region-name">${label}</label>
    <input id="region-name" name="q" type="search" value="${said}" placeholder="${hint}" maxlength="100" autocomplete="off" />
    <button>${button}</button>
  </form>`;
}

/** Returns the region that these words name; null where they name none or several. */
export function findNamedRegion(vocabulary: Vocabulary, said: string): string | null {
  const found = vocabulary.find('region', said);
  return found.length === 1 ? (found[0]?.value ?? null) : null;
}

/** The regions whose names begin like these words, or are alike. */
export function foundRegionsPage(frame: Frame, catalogue: Catalogue, said: string, found: readonly Term[]): Html {
  const { title, found: heading, notFound } = frame.texts.lists.regions;
  const regions = found.flatMap(({ value }) => catalogue.regions.get(value) ?? []);
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1>
      ${regionSearch(frame, said)}
      <p dir="auto">${(regions.length > 0 ? heading : notFound)({ words: said })}</p>
      ${listRegions(frame, regions)}`,
  );
}

/** Every region, by country; a country's name leads to the country itself. */
export function regionListPage(frame: Frame, catalogue: Catalogue): Html {
  const { title, intro } = frame.texts.lists.regions;
  const { language } = frame;
  const { compare, briefs, peers } = frame.texts.choose;
  const ways = Object.entries({ compare, briefs, peers }).map(([path, { title: name }]) => ({ path, title: name }));
  const countryOf = ({ territory }: Region) => catalogue.territories.get(territory)?.country ?? '';
  const byName = (left: string, right: string) => left.localeCompare(right, language);
  const countries = [...Map.groupBy(catalogue.regions.values(), countryOf)]
    .map(([code, regions]) => ({ code, name: countryName(catalogue, code, language), regions }))
    .sort((left, right) => byName(left.name, right.name));
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1>
      ${regionSearch(frame)}
      <p>${intro}</p>
      <p class="lines">${ways.map(({ path, title: name }) => html`<a class="button" href="/${path}">${name}</a> `)}</p>
      <div class="countries">
        ${countries.map(
          ({ code, name, regions }) =>
            html`<section>
              <h2>${catalogue.regions.has(code) ? html`<a href="/regions/${code}"><bdi>${name}</bdi></a>` : name}</h2>
              ${listRegions(
                frame,
                regions
                  .filter((region) => region.code !== code)
                  .sort((left, right) => byName(regionName(left, language), regionName(right, language))),
              )}
            </section>`,
        )}
      </div>`,
  );
}

function listRegions({ language, texts }: Frame, regions: readonly Region[]): Html {
  return html`<ul class="plain">
    ${regions.map(
      (region) =>
        html`<li><a href="/regions/${encodeURIComponent(region.code)}"><bdi>${regionName(region, language)}</bdi></a> <span>${region.territory}${region.isMember ? html` · ${texts.lists.regions.member}` : ''}</span></li>`,
    )}
  </ul>`;
}
