import type { MissingFigure } from '#src/domain/figures/missing.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import { territoryName } from '#src/domain/regions/naming.ts';
import type { Texts } from '#src/texts/index.ts';

/** Why there is no figure: "not in the transcription we hold; the source may have it". */
export function describeMissing(missing: MissingFigure, catalogue: Catalogue, texts: Texts, language: string): string {
  const said = texts.figure.missing;
  switch (missing.type) {
    case 'not-published':
      return said[missing.type]({ why: describeWithheld(missing.flags, texts) });
    case 'before-border-change':
      return said[missing.type]({
        former: texts.list(
          missing.former.map(({ area, first, last }) =>
            said.former({
              name: nameFormer(area, catalogue, language),
              code: area,
              first,
              last,
            }),
          ),
        ),
      });
    case 'other-years':
      return said[missing.type]({ first: missing.first, last: missing.last });
    default:
      return said[missing.type];
  }
}

/** The name of a territory of earlier borders. */
export function nameFormer(area: string, catalogue: Catalogue, language: string): string {
  return catalogue.formerTerritories.get(area)?.name ?? territoryName(catalogue, area, language);
}

/** Why a value is withheld, by its flags. */
export function describeWithheld(flags: string, { figure }: Texts): string {
  return figure.withheld[flags.includes('u') ? 'unreliable' : flags.includes('c') ? 'confidential' : 'blank'];
}
