import { nameRegion } from '#src/answers/regions/name-region.ts';
import { insets } from '#src/charts/europe.ts';
import { drawKept } from '#src/charts/kept-drawings.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { withoutFacet } from '#src/domain/experiences/facets.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { countryName, territoryName } from '#src/domain/regions/naming.ts';
import type { Browsed } from '#src/operations/experiences/browse.ts';
import type { RegionCounts } from '#src/operations/experiences/map.ts';
import type { NotSearched } from '#src/operations/experiences/search.ts';
import { textsFor } from '#src/texts/index.ts';
import { type Html, html, raw } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { type AskedAddress, isNarrowed, queryOf } from './address.ts';
import { chips, facetPanel } from './facets.ts';
import { searchForm } from './list.ts';
import { ownStyle } from './unfurl.ts';

type Context = { catalogue: Catalogue; vocabulary: Vocabulary };
type Found = { regions: RegionCounts; facets: Browsed['facets'] };

const path = '/experiences/map';

/** A map of what anybody may read and what is chosen: how many each region logged, and the same as a list. */
export function experienceMapPage(
  frame: Frame,
  context: Context,
  asked: AskedAddress,
  found: Found | NotSearched,
): Html {
  const { title } = frame.texts.experienceMap;
  const { asList } = frame.texts.lists.experiences;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1>
      ${searchForm(frame, path, asked, false)}
      ${chips(frame, context, path, asked)}
      <p class="lines"><a class="line" href="/experiences${queryOf({ ...asked, page: 1 })}">${asList}</a></p>
      <div class="browse">
        ${typeof found === 'string' ? '' : facetPanel(frame, context, path, asked, found.facets)}
        <div>${typeof found === 'string' ? refusal(frame, found) : mapped(frame, context, asked, found.regions)}</div>
      </div>`,
    { head: html`${ownStyle}${isNarrowed(asked) ? html`<meta name="robots" content="noindex, follow" />` : ''}` },
  );
}

function refusal(frame: Frame, found: NotSearched): Html {
  const { search } = textsFor(frame.language).experience;
  return html`<p>${search[found === 'busy' ? 'crowded' : found]}</p>`;
}

function mapped(frame: Frame, context: Context, asked: AskedAddress, { counts, count, isCapped }: RegionCounts): Html {
  const words = frame.texts.experienceMap;
  const regions = counts.size;
  const intro = isCapped ? words.introCapped({ count, regions }) : words.intro({ count, regions });
  if (regions === 0) return html`<p>${intro}</p>`;
  return html`<p>${intro}</p>
    <figure class="map">${raw(drawMap(frame, context, asked, counts, count))}</figure>
    ${listRegions(frame, context, asked, counts)}`;
}

/** The list with only what this region logged. */
function addressOf(asked: AskedAddress, region: string): string {
  const facets = { ...withoutFacet(asked.facets, 'region'), region: [region] };
  return `/experiences${queryOf({ ...asked, facets, page: 1 })}`;
}

function drawMap(
  frame: Frame,
  { catalogue }: Context,
  asked: AskedAddress,
  counts: ReadonlyMap<string, number>,
  count: number,
): string {
  const words = frame.texts.experienceMap;
  const lost: string[] = [];
  const dots = [...counts].flatMap(([code, value]) => {
    const region = catalogue.regions.get(code);
    const name = nameRegion({ catalogue }, code, frame);
    if (region && region.latitude !== null && region.longitude !== null)
      return [{ name, latitude: region.latitude, longitude: region.longitude, value, href: addressOf(asked, code) }];
    lost.push(name);
    return [];
  });
  return drawKept({
    type: 'map',
    language: frame.language,
    title: words.picture({ count, regions: counts.size }),
    source: words.source,
    sizeLabel: words.size,
    ...(lost.length > 0 && { remarks: [words.notOnMap({ names: lost.join(', ') })] }),
    names: Object.fromEntries([...insets.keys()].map((code) => [code, territoryName(catalogue, code, frame.language)])),
    dots,
  });
}

/** The same facts as text: regions by country, those with most first. */
function listRegions(
  frame: Frame,
  { catalogue }: Context,
  asked: AskedAddress,
  counts: ReadonlyMap<string, number>,
): Html {
  const { language } = frame;
  const countries = [...Map.groupBy(counts, ([code]) => code.slice(0, 2))]
    .map(([code, regions]) => ({ name: countryName(catalogue, code, language), regions }))
    .sort((left, right) => left.name.localeCompare(right.name, language));
  return html`<h2>${frame.texts.experienceMap.byRegion}</h2>
    <div class="countries">
      ${countries.map(
        ({ name, regions }) => html`<section><h3>${name}</h3>
          <ul class="plain">${regions
            .sort((left, right) => right[1] - left[1])
            .map(
              ([code, count]) =>
                html`<li><a href="${addressOf(asked, code)}" rel="nofollow"><bdi>${nameRegion({ catalogue }, code, frame)}</bdi></a> <span>${textsFor(language).experienceList.count({ count })}</span></li>`,
            )}</ul></section>`,
      )}
    </div>`;
}
