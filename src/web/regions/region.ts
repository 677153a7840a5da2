import { figureFormatter } from '#src/answers/figures/figure-formatter.ts';
import { wholeProfileMessage } from '#src/answers/profiles/region-profile.ts';
import type { Pictures } from '#src/charts/pictures.ts';
import { tableFormats } from '#src/core/files.ts';
import type { RegionProfile } from '#src/domain/profiles/region-profile.ts';
import { type Catalogue, regionName } from '#src/domain/regions/catalogue.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { type Html, html } from '../html.ts';
import { type Frame, layout } from '../layout.ts';
import { encodeMessage } from '../message.ts';

/** The profile of a region as chat shows it, with its map and newest experiences, and the ways to its brief and its tables. */
export function regionPage(
  frame: Frame,
  context: { catalogue: Catalogue; publicUrl: string | null; pictures: Pictures },
  profile: RegionProfile,
): Html {
  const { language, texts } = frame;
  const words = figureFormatter(context, { person: { language } });
  return layout(
    frame,
    `${regionName(profile.region, language)} · ${texts.name}`,
    html`${encodeMessage(wholeProfileMessage(context, words, profile), frame)}
      <p class="lines">
        <a class="line" href="/briefs/${profile.region.code}">${texts.region.brief}</a>
        ${tableFormats.map((format) => html`<a class="line" href="/regions/${profile.region.code}.${format}">${words.texts.bot.file.as[format]}</a>`)}
      </p>`,
  );
}

/** Shows the regions that a code of earlier years leads to, if it is not one region alone. */
export function formerRegionPage(frame: Frame, code: string, regions: readonly Region[]): Html {
  const { name, notFound } = frame.texts;
  return layout(
    frame,
    `${code} · ${name}`,
    html`<h1>${code}</h1>
      <p dir="auto">${notFound.formerRegion({ code })}</p>
      <ul class="list">
        ${regions.map(
          (region) =>
            html`<li><a href="/regions/${region.code}"><bdi>${regionName(region, frame.language)}</bdi></a> <span>${region.territory}</span></li>`,
        )}
      </ul>`,
  );
}
