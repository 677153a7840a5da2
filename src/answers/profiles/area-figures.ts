import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Message } from '#src/core/message.ts';
import type { RegionProfile } from '#src/domain/profiles/region-profile.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { noteLine } from '../figures/first-screen.ts';
import { profileFigures } from './region-profile.ts';

/** Shows a few figures of a region with rank, year and source. `warning` says what they do not show. */
export function areaFigures(
  { catalogue }: Pick<AppContext, 'catalogue'>,
  words: FigureFormatter,
  figures: Pick<RegionProfile, 'region' | 'territory' | 'isWholeCountry' | 'rows'>,
  warning: string,
): Message {
  return message(
    text(escapeMarkdown(warning)),
    profileFigures(words, figures, figures.rows),
    noteLine(
      words,
      catalogue,
      figures.rows.map(({ figure }) => figure),
      [figures.region],
    ),
  );
}
