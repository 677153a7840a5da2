import { heading, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { changeOf } from '#src/domain/figures/change.ts';
import type { IndicatorData } from '#src/domain/figures/indicator-data.ts';
import { isInSpan, type Span, type SpannedSeries, spanSeries, spansOf, yearsOf } from '#src/domain/figures/span.ts';
import { type Figure, latestFigure } from '#src/domain/figures/time-series.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import { buttonsOf, type RegionIndicator } from './region-indicator.ts';
import { sayChange } from './say-change.ts';

/** Another figure of the region, and the year it is of. */
export type Sibling = { indicator: Indicator; year: number };

/** There are figures, but none of the years asked for. */
export function missingYearMessage(
  words: FigureFormatter,
  subject: RegionIndicator,
  data: IndicatorData,
  { year, since, until }: Span,
  beside: string | null,
): Message {
  const { indicator, region, territory, name } = subject;
  const { show } = words.texts.indicator;
  const and = beside === null ? '' : ` beside=${beside}`;
  const held = yearsOf(data.series.get(territory.code));
  const [first = 0, last = 0] = [held[0], held.at(-1)];
  const asked = year ?? ([since, until].filter((each) => each !== null).join('–') || String(last));
  const missing = year === null ? null : data.missing(territory.code, year);
  const said = { name: words.name(indicator), region: name, asked, years: words.texts.list(spansOf(held)) };
  const former = findFormer(data, territory.code, { year, since, until, years: null });
  return message(
    heading(show.heading({ name: words.name(indicator), region: name })),
    text(
      missing === null || missing.type === 'other-years'
        ? show.noYear(said)
        : show.noYearWhy({ ...said, why: words.missing(missing) }),
      ...former.map((each) => formerLine(each, indicator, words)),
    ),
    ...(former.length > 0 ? [note(words.sourceNote(words.sources(former.map(({ figure }) => figure))))] : []),
    actions(
      button(show.buttons.ofYear({ year: last }), `/indicator show ${indicator.code} region=${region.code}${and}`),
      year !== null &&
        year < first &&
        first < last &&
        button(
          show.buttons.ofYear({ year: first }),
          `/indicator show ${indicator.code} region=${region.code} year=${first}${and}`,
        ),
    ),
    buttonsOf(subject, words),
  );
}

/**
 * Finds what the territories that the region was a part of had in the years asked for, else at last; none where borders are not the reason.
 */
function findFormer(data: IndicatorData | undefined, territory: string, span: Span): SpannedSeries[] {
  const missing = data?.missing(territory, span.year);
  if (missing?.type !== 'before-border-change') return [];
  return missing.former.flatMap((former) => {
    const series = data?.series.get(former.territory);
    return (series && (spanSeries(series, span) ?? spanSeries(series, wholeSpan))) ?? [];
  });
}

const wholeSpan: Span = { year: null, since: null, until: null, years: null };

/** A value with its warning in words: nothing explains letters here. */
function valueWithWarning(figure: Figure, indicator: Indicator, words: FigureFormatter): string {
  const warning = words.warning(figure);
  return `${words.value(figure.value, indicator)}${warning ? ` (${warning})` : ''}`;
}

function formerLine({ series, figure, first }: SpannedSeries, indicator: Indicator, words: FigureFormatter): string {
  const value = valueWithWarning(figure, indicator, words);
  const change = first && changeOf(series, figure, first);
  return escapeMarkdown(
    words.texts.indicator.show.former({
      name: words.former(figure.territory),
      value,
      year: figure.year,
      change: change ? sayChange(change, indicator, words) : 'none',
    }),
  );
}

function spanWords({ year, since, until, years }: Span): string {
  return [
    year === null ? '' : ` year=${year}`,
    since === null ? '' : ` since=${since}`,
    until === null ? '' : ` until=${until}`,
    years === null ? '' : ` years=${years}`,
  ].join('');
}

/** There is no figure: why, and the country's instead. */
export function missingFigureMessage(
  words: FigureFormatter,
  subject: RegionIndicator,
  data: IndicatorData | undefined,
  span: Span,
  siblings: readonly Sibling[],
): Message {
  const { indicator, region, territory, name } = subject;
  const { show } = words.texts.indicator;
  const missing = data?.missing(territory.code, null) ?? { type: 'no-table' as const };
  const ofCountry = territory.level > 0 ? data?.series.get(territory.country) : undefined;
  const { year } = span;
  // Of the years asked for, else the newest, which is named with its year.
  const country = (ofCountry && spanSeries(ofCountry, span)?.figure) ?? latestFigure(ofCountry);
  const former = findFormer(data, territory.code, span);
  const lines = [
    show.missing({ name: words.name(indicator), region: name, why: words.missing(missing) }),
    ...former.map((each) => formerLine(each, indicator, words)),
    ...(country
      ? [
          escapeMarkdown(
            show.instead({
              name: words.country(territory.country),
              value: valueWithWarning(country, indicator, words),
              year: country.year,
            }),
          ),
        ]
      : []),
    ...(region.territoryNote ? [escapeMarkdown(sayTerritoryNote(region, words.language) ?? '')] : []),
    ...(siblings.length > 0
      ? [
          escapeMarkdown(
            show.siblings({
              names: siblings
                .map((each) => show.siblingOf({ name: words.label(each.indicator), year: each.year }))
                .join('; '),
            }),
          ),
        ]
      : []),
  ];
  const shown = [...former.map(({ figure }) => figure), ...(country ? [country] : [])];
  const source = shown.length > 0 ? [words.sourceNote(words.sources(shown))] : [];
  return message(
    heading(show.heading({ name: words.name(indicator), region: name })),
    text(...lines),
    source.map((each) => note(each)),
    actions(
      ...siblings.slice(0, 3).map(({ indicator: other, year: newest }) => {
        const isWithin = year === null ? isInSpan(span, newest) : newest === year;
        const name = words.label(other);
        return button(
          isWithin ? name : show.siblingOf({ name, year: newest }),
          `/indicator show ${other.code} ${region.code}${isWithin ? spanWords(span) : ''}`,
        );
      }),
    ),
    buttonsOf(subject, words, { hasFigures: false }),
  );
}
