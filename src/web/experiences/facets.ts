import { nameFacetValue, sayFacetCount } from '#src/answers/experiences/facets.ts';
import {
  type FacetCounts,
  type FacetName,
  facetNames,
  hasFacets,
  sortFacetValues,
  toggleFacet,
} from '#src/domain/experiences/facets.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { joinNames } from '#src/texts/catalog.ts';
import { textsFor } from '#src/texts/index.ts';
import { type Html, html } from '../html.ts';
import type { Frame } from '../layout.ts';
import { type AskedAddress, isNarrowed, queryOf } from './address.ts';

type Context = { catalogue: Catalogue };

/** These stand open from the start: what people narrow down by most. */
const openFacets: readonly FacetName[] = ['area', 'group', 'status', 'evaluated'];
/** More values of a facet are behind a word. */
const mostShown = 9;
/** Values that are in none of the languages of pages. */
const ownLanguage: readonly FacetName[] = ['language'];

/** The values of every facet with their counts, each a link that chooses it or takes it back. `path` is that of the list or map. */
export function facetPanel(
  frame: Frame,
  context: Context,
  path: string,
  asked: AskedAddress,
  facets: readonly FacetCounts[],
): Html {
  const words = frame.texts.lists.experiences;
  const count = facetNames.reduce((sum, name) => sum + (asked.facets[name]?.length ?? 0), 0);
  const shown = facets.map((each) => withChosen(each, asked)).filter(({ values }) => values.length > 0);
  if (shown.length === 0) return html``;
  return html`<details class="facets">
    <summary>${count > 0 ? words.filtersChosen({ count }) : words.filters}</summary>
    <nav aria-label="${words.filters}">${shown.map((each) => facetGroup(frame, context, path, asked, each))}</nav>
  </details>`;
}

/** With the chosen values that nothing has. */
function withChosen(facet: FacetCounts, { facets }: AskedAddress): FacetCounts {
  const known = new Set(facet.values.map(({ value }) => value));
  const missing = (facets[facet.name] ?? []).filter((value) => !known.has(value));
  return missing.length > 0
    ? {
        ...facet,
        values: sortFacetValues(facet.name, [...facet.values, ...missing.map((value) => ({ value, count: 0 }))]),
      }
    : facet;
}

function facetGroup(frame: Frame, context: Context, path: string, asked: AskedAddress, facet: FacetCounts): Html {
  const { name, values, isCapped } = facet;
  const { facets: labels } = textsFor(frame.language).experienceList;
  const chosen = asked.facets[name] ?? [];
  const items = values.map(({ value, count }) => {
    const isChosen = chosen.includes(value);
    const to = `${path}${queryOf({ ...asked, page: 1, facets: toggleFacet(asked.facets, name, value) })}`;
    const said = nameFacetValue(context, name, value, frame);
    return {
      isChosen,
      item: html`<li><a href="${to}" rel="nofollow"${isChosen ? html` class="chosen"` : ''}><span${ownLanguage.includes(name) ? html` lang="${value}"` : ''}><bdi>${said}</bdi>${
        isChosen ? html`<span class="unseen"> (${frame.texts.lists.experiences.isChosen})</span>` : ''
      }</span> <span class="count">${sayFacetCount(count, isCapped, frame)}</span></a></li>`,
    };
  });
  const first = items.filter(({ isChosen }, index) => isChosen || index < mostShown);
  const rest = items.filter((item) => !first.includes(item));
  const isOpen = chosen.length > 0 || openFacets.includes(name);
  return html`<details class="facet" ${isOpen ? 'open' : ''}>
    <summary>${labels[name]}</summary>
    <ul>${first.map(({ item }) => item)}</ul>
    ${
      rest.length > 0
        ? html`<details><summary>${frame.texts.lists.experiences.moreValues({ count: rest.length })}</summary><ul>${rest.map(({ item }) => item)}</ul></details>`
        : ''
    }
  </details>`;
}

/** Shows what is chosen, each with the link that takes it back. */
export function chips(frame: Frame, context: Context, path: string, asked: AskedAddress): Html {
  const words = frame.texts.lists.experiences;
  const unread = asked.unread.length > 0 ? html`<p class="note">${sayUnread(frame, asked)}</p>` : html``;
  if (!isNarrowed(asked)) return unread;
  const { facets: labels } = textsFor(frame.language).experienceList;
  const chip = (label: string, to: string) =>
    html`<li><a href="${to}" rel="nofollow"><bdi>${label}</bdi><span aria-hidden="true"> ×</span><span class="unseen"> (${words.remove})</span></a></li>`;
  const chosen = facetNames.flatMap((name) =>
    (asked.facets[name] ?? []).map((value) =>
      chip(
        words.chip({ facet: labels[name], value: nameFacetValue(context, name, value, frame) }),
        `${path}${queryOf({ ...asked, page: 1, facets: toggleFacet(asked.facets, name, value) })}`,
      ),
    ),
  );
  return html`${unread}<ul class="chips" aria-label="${words.chosen}">
    ${asked.words === '' ? '' : chip(words.wordsChip({ words: asked.words }), `${path}${queryOf({ ...asked, words: '', page: 1 })}`)}
    ${chosen}
    ${chosen.length + (asked.words === '' ? 0 : 1) > 1 ? html`<li><a class="all" href="${path}" rel="nofollow">${words.removeAll}</a></li>` : ''}
  </ul>`;
}

/** Names what an address says and cannot mean. */
export function sayUnread(frame: Frame, { unread }: Pick<AskedAddress, 'unread'>): string {
  const values = joinNames(
    frame.language,
    unread.map((each) => `“${each}”`),
  );
  return frame.texts.lists.experiences.unread({ values });
}

/** The fields that keep what is chosen while words are searched for. */
export function chosenFields(asked: AskedAddress): Html {
  if (!hasFacets(asked.facets)) return html``;
  return html`${facetNames.flatMap((name) =>
    (asked.facets[name] ?? []).map((value) => html`<input type="hidden" name="${name}" value="${value}" />`),
  )}`;
}
