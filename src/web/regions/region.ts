import { figureWords } from '#src/answers/figures/figure-formatter.ts';
import { regionProfileMessage } from '#src/answers/profiles/region-profile.ts';
import type { RegionProfile } from '#src/domain/profiles/region-profile.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

/** The profile of a region as chat shows it, and its newest experiences as links. */
export function regionPage(frame: Frame, catalogue: Catalogue, profile: RegionProfile): Html {
  const { language, texts } = frame;
  const words = figureWords({ catalogue }, { person: { language } });
  const { experiences } = profile;
  return layout(
    frame,
    `${regionName(profile.region, language)} · ${texts.name}`,
    html`${encodeMessage(regionProfileMessage(catalogue, words, profile), frame)}
      ${
        experiences.length > 0
          ? html`<h2>${texts.region.experiences}</h2>
              <ul class="list">
                ${experiences.map(
                  ({ number, title }) =>
                    html`<li><a href="/experiences/${number}"><bdi>${title}</bdi></a> <span>#${number}</span></li>`,
                )}
              </ul>`
          : ''
      }`,
  );
}
