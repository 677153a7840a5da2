import { pageSize } from '#src/answers/experiences/list.ts';
import { newestExperiences, searchResults } from '#src/answers/experiences/search-results.ts';
import { quote } from '#src/core/command-line.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { ExperienceFilter, ExperienceMatches } from '#src/domain/experiences/search.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { policyAreas } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

/** `words` is empty where nothing is searched for. */
type Asked = Pick<ExperienceFilter, 'area' | 'region'> & { words: string; page: number };
type Found = { experiences: ExperienceBrief[]; count: number } | ExperienceMatches | 'busy' | 'crowded' | 'slow';

/** A page of the experiences that anybody may read, as chat lists them: the newest, or what matches words. */
export function experienceListPage(
  frame: Frame,
  context: { catalogue: Catalogue; vocabulary: Vocabulary },
  asked: Asked,
  found: Found,
): Html {
  const { title, invitation } = frame.texts.lists.experiences;
  const isWhole = typeof found !== 'string' && 'experiences' in found && found.count <= asked.page * pageSize;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1>
      ${searchForm(frame, asked)}
      ${listed(frame, context, asked, found)}
      ${isWhole ? html`<p class="note">${invitation}</p>` : ''}`,
  );
}

function listed(
  frame: Frame,
  context: { catalogue: Catalogue; vocabulary: Vocabulary },
  { words, page, area, region }: Asked,
  found: Found,
): Html {
  const reader = { language: frame.language, timeZone: 'UTC' };
  const { search } = textsFor(frame.language).experience;
  // Readers of pages are not told apart: what takes the room was asked by others.
  if (typeof found === 'string') return html`<p>${search[found === 'busy' ? 'crowded' : found]}</p>`;
  const filters = [area && ` area=${quote(area)}`, region && ` region=${quote(region)}`].filter(Boolean).join('');
  const options = { area, region, page };
  const message =
    'experiences' in found
      ? newestExperiences(context, reader, { ...options, next: `/experience list${filters} page=${page + 1}` }, found)
      : searchResults(
          context,
          reader,
          { ...options, words, next: `/experience search ${quote(words)}${filters} page=${page + 1}` },
          found,
        );
  return encodeMessage(message, frame);
}

/** Words and a policy area to look for; a region that was asked for stays. */
function searchForm({ texts, language }: Frame, { words, area, region }: Asked): Html {
  const { label, hint, area: areaLabel, everyArea, button } = texts.lists.experiences.search;
  return html`<form class="search" action="/experiences" role="search">
    <label for="experience-words">${label}</label>
    <input id="experience-words" name="q" type="search" value="${words}" placeholder="${hint}" maxlength="100" autocomplete="off" />
    <select name="area" aria-label="${areaLabel}">
      <option value="">${everyArea}</option>
      ${policyAreas.map(
        (each) =>
          html`<option value="${each}" ${each === area ? 'selected' : ''}>${namePolicyArea(each, language)}</option>`,
      )}
    </select>
    ${region ? html`<input type="hidden" name="region" value="${region}" />` : ''}
    <button>${button}</button>
  </form>`;
}
