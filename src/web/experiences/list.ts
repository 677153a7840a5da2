import { pageSize } from '#src/answers/experiences/list.ts';
import { newestExperiences } from '#src/answers/experiences/search-results.ts';
import { quote } from '#src/core/command-line.ts';
import type { Vocabulary } from '#src/core/vocabulary.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { ExperienceFilter } from '#src/domain/experiences/search.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

/** A page of the experiences that anybody may read, as chat lists them. */
export function experienceListPage(
  frame: Frame,
  context: { catalogue: Catalogue; vocabulary: Vocabulary },
  asked: Pick<ExperienceFilter, 'area' | 'region'> & { page: number },
  found: { experiences: ExperienceBrief[]; count: number },
): Html {
  const { area, region, page } = asked;
  const filters = [area && ` area=${quote(area)}`, region && ` region=${quote(region)}`].filter(Boolean).join('');
  const next = `/experience list${filters} page=${page + 1}`;
  const reader = { language: frame.language, timeZone: 'UTC' };
  const { title, invitation } = frame.texts.lists.experiences;
  return layout(
    frame,
    `${title} · ${frame.texts.name}`,
    html`<h1>${title}</h1>
      ${encodeMessage(newestExperiences(context, reader, { ...asked, next }, found), frame)}
      ${found.count <= page * pageSize ? html`<p class="note">${invitation}</p>` : ''}`,
  );
}
