import { heading, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import type { MissingFigure } from '#src/domain/figures/missing.ts';
import type { Span } from '#src/domain/figures/span.ts';
import { latestFigure } from '#src/domain/figures/time-series.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { buttonsOf, type Subject } from './subject.ts';

/** There are figures, but none of the years asked for. */
export function missingYearMessage(
  words: FigureFormatter,
  subject: Subject,
  { year, since, until }: Span,
  { first, last }: { first: number; last: number },
): Message {
  const { indicator, region, name } = subject;
  const { show } = words.texts.indicator;
  const asked = year ?? ([since, until].filter((each) => each !== null).join('–') || String(last));
  return message(
    heading(show.heading({ name: indicator.name, region: name })),
    text(show.noYear({ name: indicator.name, region: name, asked, first, last })),
    actions(
      button(show.buttons.ofYear({ year: last }), `/indicator show ${indicator.code} region=${region.code}`),
      year !== null &&
        year < first &&
        button(
          show.buttons.ofYear({ year: first }),
          `/indicator show ${indicator.code} region=${region.code} year=${first}`,
        ),
    ),
    buttonsOf(subject, words),
  );
}

/** The newest figure of each territory that the region was a part of. */
function formerLines(
  missing: MissingFigure,
  sheet: IndicatorData | undefined,
  indicator: Indicator,
  words: FigureFormatter,
): string[] {
  if (missing.type !== 'before-border-change') return [];
  return missing.former.flatMap(({ area }) => {
    const figure = latestFigure(sheet?.series.get(area));
    if (!figure) return [];
    const value = [words.value(figure.value, indicator), words.marks(figure)].filter(Boolean).join(' ');
    return [escapeMarkdown(words.texts.indicator.show.former({ name: words.former(area), value, year: figure.year }))];
  });
}

/** There is no figure: why, and the country's instead. */
export function missingFigureMessage(
  words: FigureFormatter,
  subject: Subject,
  sheet: IndicatorData | undefined,
  siblings: readonly Indicator[],
): Message {
  const { indicator, region, area, name } = subject;
  const { show } = words.texts.indicator;
  const missing = sheet?.missing(area.code, null) ?? { type: 'no-table' as const };
  const country = area.level > 0 ? latestFigure(sheet?.series.get(area.country)) : null;
  const lines = [
    show.missing({ name: indicator.name, region: name, why: words.missing(missing) }),
    ...formerLines(missing, sheet, indicator, words),
    ...(country
      ? [
          escapeMarkdown(
            show.instead({
              name: words.country(area.country),
              value: [words.value(country.value, indicator), words.marks(country)].filter(Boolean).join(' '),
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
  return message(
    heading(show.heading({ name: indicator.name, region: name })),
    text(...lines),
    source.map((each) => note(each)),
    actions(
      ...siblings.slice(0, 3).map(({ code, shortName }) => button(shortName, `/indicator show ${code} ${region.code}`)),
    ),
    buttonsOf(subject, words),
  );
}
