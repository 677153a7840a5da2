import type { FigureWords } from '#src/answers/figures/figure-formatter.ts';
import type { AppContext } from '#src/context.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Indicator } from '#src/domain/figures/indicator.ts';
import type { Sheet } from '#src/domain/figures/indicator-data.ts';
import { latestFigure, latestFlags } from '#src/domain/figures/time-series.ts';
import { openFigureBook } from '#src/operations/figures/figure-cache.ts';
import { buttonsOf, type Subject } from './subject.ts';

/** There is no figure: why, and the country's instead. */
export function missing(
  words: FigureWords,
  subject: Subject,
  sheet: Sheet | undefined,
  siblings: readonly Indicator[],
): Message {
  const { indicator, region, area, name } = subject;
  const { show } = words.texts.indicator;
  const series = sheet?.series.get(area.code);
  const isSuppressed = series !== undefined && series.years.length > 0;
  const country = area.level > 0 ? latestFigure(sheet?.series.get(area.country)) : null;
  const lines = [
    isSuppressed
      ? show.suppressed({ name: indicator.name, region: name, why: words.why(latestFlags(series)) })
      : show.absent({ name: indicator.name, region: name }),
    ...(country
      ? [
          escapeMarkdown(
            show.instead({
              name: words.country(area.country),
              value: words.value(country.value, indicator),
              year: country.year,
            }),
          ),
        ]
      : []),
    ...(region.areaNote ? [escapeMarkdown(region.areaNote)] : []),
    ...(siblings.length > 0
      ? [escapeMarkdown(show.siblings({ names: siblings.map((each) => each.shortName).join('; ') }))]
      : []),
  ];
  const source = country ? [words.sourceNote(words.sources([country]))] : [];
  return {
    text: [...lines, ...source].join('\n'),
    blocks: [
      { type: 'heading', text: show.heading({ name: indicator.name, region: name }) },
      { type: 'text', markdown: lines.join('\n') },
      ...source.map((markdown): Block => ({ type: 'note', markdown })),
      ...actions(
        ...siblings
          .slice(0, 3)
          .map(({ code, shortName }) => button(shortName, `/indicator show ${code} ${region.code}`)),
      ),
      ...buttonsOf(subject, words),
    ],
  };
}

/** The same measure for other groups, where the region has a figure. */
export async function listSiblings({ catalogue, sql }: AppContext, { indicator, area }: Subject): Promise<Indicator[]> {
  const family = [...catalogue.indicators.values()].filter(
    (each) => each.family !== null && each.family === indicator.family && each.code !== indicator.code,
  );
  const book = await openFigureBook(
    sql,
    catalogue,
    family.map(({ code }) => code),
  );
  return family.filter(({ code }) => latestFigure(book.sheet(code)?.series.get(area.code)) !== null);
}
