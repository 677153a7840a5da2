import { experienceList } from '#src/answers/experiences/list.ts';
import { hasNext, openingOf, withReasons } from '#src/answers/experiences/search-results.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import { sortOrders } from '#src/domain/experiences/facets.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Browsed } from '#src/operations/experiences/browse.ts';
import type { NotSearched } from '#src/operations/experiences/search.ts';
import type { FoundTools } from '#src/operations/tools/search.ts';
import { textsFor } from '#src/texts/index.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';
import { guidesSection } from '../tools/pages.ts';
import { type AskedAddress, isNarrowed, queryOf } from './address.ts';
import { chips, chosenFields, facetPanel } from './facets.ts';
import { feedLinks, takeAlong } from './take-along.ts';
import { ownStyle } from './unfurl.ts';

type Context = { catalogue: Catalogue; vocabulary: Vocabulary; hasOpenData: boolean };

const path = '/experiences';
/** How many experiences stand on a page of the list. */
export const listSize = 20;

/** A page of the experiences that anybody may read: what is chosen, what could be, and what was found. */
export function experienceListPage(
  frame: Frame,
  context: Context,
  asked: AskedAddress,
  found: Browsed | NotSearched,
  guides: FoundTools = { tools: [], count: 0 },
): Html {
  const { title, invitation } = frame.texts.lists.experiences;
  const isWhole = typeof found !== 'string' && !isNarrowed(asked) && found.count <= listSize;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1>
      ${searchForm(frame, path, asked, true)}
      ${chips(frame, context, path, asked)}
      <div class="browse">
        ${typeof found === 'string' ? '' : facetPanel(frame, context, path, asked, found.facets)}
        <div>${listed(frame, context, asked, found)}${isWhole ? html`<p class="note">${invitation}</p>` : ''}</div>
      </div>
      ${guidesSection(frame, guides, asked.facets.area?.[0] ?? null)}
      ${typeof found === 'string' || found.count === 0 ? '' : takeAlong(frame, context, asked)}`,
    {
      head: html`${ownStyle}${feedLinks(frame, context, asked)}${isNarrowed(asked) ? html`<meta name="robots" content="noindex, follow" />` : ''}`,
    },
  );
}

/** Words to look for, and an order; what is chosen stays. */
export function searchForm(frame: Frame, action: string, asked: AskedAddress, hasOrder: boolean): Html {
  const { label, hint, button } = frame.texts.lists.experiences.search;
  const { sort } = textsFor(frame.language).experienceList;
  return html`<form class="search" action="${action}" role="search">
    <label for="experience-words">${label}</label>
    <input id="experience-words" name="q" type="search" value="${asked.words}" placeholder="${hint}" maxlength="100" autocomplete="off" />
    ${
      hasOrder
        ? html`<select name="sort" aria-label="${sort.label}">
            <option value="">${asked.words === '' ? sort.newest : sort.best}</option>
            ${sortOrders.flatMap((each) =>
              each === 'newest' && asked.words === ''
                ? []
                : [html`<option value="${each}" ${each === asked.sort ? 'selected' : ''}>${sort[each]}</option>`],
            )}
          </select>`
        : ''
    }
    ${chosenFields(asked)}
    <button>${button}</button>
  </form>`;
}

function listed(frame: Frame, context: Context, asked: AskedAddress, found: Browsed | NotSearched): Html {
  const reader = { language: frame.language, timeZone: 'UTC' };
  const { search } = textsFor(frame.language).experience;
  // Readers of pages are not told apart: what takes the room was asked by others.
  if (typeof found === 'string') return html`<p>${search[found === 'busy' ? 'crowded' : found]}</p>`;
  const opening = openingOf(context, reader, { ...asked, sort: asked.sort ?? 'best' }, found);
  const message = experienceList(context, reader, {
    opening,
    experiences: withReasons(context, reader, found.experiences),
    next: null,
  });
  const isShown = found.experiences.length > 0;
  return html`${encodeMessage(message, isShown ? frame : { hasPlayground: false })}${pager(frame, asked, found)}`;
}

function pager(frame: Frame, asked: AskedAddress, found: Browsed): Html {
  const words = frame.texts.lists.experiences;
  const { page } = asked;
  const hasMore = hasNext(asked, found, listSize);
  if (page === 1 && !hasMore) return html``;
  const to = (number: number) => `${path}${queryOf({ ...asked, page: number })}`;
  return html`<nav class="pager" aria-label="${words.pager}">
    ${page > 1 ? html`<a class="line" rel="prev" href="${to(page - 1)}">${words.previous}</a>` : ''}
    <span>${words.page({ number: page })}</span>
    ${hasMore ? html`<a class="line" rel="next" href="${to(page + 1)}">${words.next}</a>` : ''}
  </nav>`;
}
