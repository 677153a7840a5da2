import { formatValue } from '#src/domain/figures/format.ts';
import type { MissingFigure } from '#src/domain/figures/missing.ts';
import { spansOf } from '#src/domain/figures/span.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { territoryName } from '#src/domain/regions/naming.ts';
import type { Texts } from '#src/texts/index.ts';
import { shownIn } from '#src/texts/indicators.ts';
import { nameWhole } from '#src/texts/territory-note.ts';

/** Says why there is no figure: "not in the transcription we hold; the source may have it". */
export function describeMissing(missing: MissingFigure, catalogue: Catalogue, texts: Texts, language: string): string {
  const said = texts.figure.missing;
  switch (missing.type) {
    case 'not-published':
      return said[missing.type]({ why: describeWithheld(missing.flags, texts) });
    case 'before-border-change':
      return said[missing.type]({
        former: texts.list(
          missing.former.map(({ territory, years }) =>
            said.former({
              name: nameFormer(territory, catalogue, language),
              code: territory,
              years: texts.list(spansOf(years)),
            }),
          ),
        ),
      });
    case 'withheld-in-other-years':
      return said[missing.type]({
        why: describeWithheld(missing.flags, texts),
        years: texts.list(spansOf(missing.years)),
      });
    case 'whole-territory': {
      const { figure } = missing;
      const territory =
        nameWhole(catalogue, figure.territory, language) ?? territoryName(catalogue, figure.territory, language);
      const indicator = catalogue.indicators.get(figure.indicator);
      const value = indicator
        ? formatValue(figure.value, shownIn(indicator, language), language)
        : String(figure.value);
      return said[missing.type]({ territory, value, year: figure.year });
    }
    case 'other-years':
      return said[missing.type]({ years: texts.list(spansOf(missing.years)) });
    default:
      return said[missing.type];
  }
}

/** The name of a territory of earlier borders. */
export function nameFormer(territory: string, catalogue: Catalogue, language: string): string {
  return catalogue.formerTerritories.get(territory)?.name ?? territoryName(catalogue, territory, language);
}

/** Says why a value is withheld, by its flags. */
export function describeWithheld(flags: string, { figure }: Texts): string {
  return figure.withheld[flags.includes('u') ? 'unreliable' : flags.includes('c') ? 'confidential' : 'blank'];
}

/** Says how many have no figure for which reason, the commonest first: "17 not transcribed, 2 not published". */
export function missingReasons(missing: readonly MissingFigure[], { texts }: { texts: Texts }): string {
  return [...Map.groupBy(missing, ({ type }) => type)]
    .sort(([, left], [, right]) => right.length - left.length)
    .map(([type, list]) => texts.figure.missingCounts[type]({ count: list.length }))
    .join(', ');
}
