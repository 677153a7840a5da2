import type { AppContext } from '#src/context.ts';
import { type Cell, rightColumn } from '#src/core/blocks.ts';
import { formatShortDay } from '#src/domain/date.ts';
import { formatNumber, formatValue } from '#src/domain/figures/format.ts';
import type { MissingFigure } from '#src/domain/figures/missing.ts';
import { originOf } from '#src/domain/figures/observation.ts';
import { isAtOwnPrices, isDoubtful } from '#src/domain/figures/reliability.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import { regionName } from '#src/domain/regions/catalogue.ts';
import { countryName, territoryName } from '#src/domain/regions/naming.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { isCount } from '#src/domain/topics/count.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { describeFlags, unsetFlags } from '#src/texts/flags.ts';
import { spokenLanguage, type Texts, textLanguages, textsFor } from '#src/texts/index.ts';
import { sayIndicator, shownIn } from '#src/texts/indicators.ts';
import { saySource } from '#src/texts/origins.ts';
import { holderName, nameWhole, sayTerritoryNote } from '#src/texts/territory-note.ts';
import { describeMissing, describeWithheld, nameFormer } from './describe-missing.ts';

type Flagged = Pick<Figure, 'flags' | 'flagsKnown'>;

/** From here on a ratio is told as a factor, below as a percentage. */
const doubled = 2;

/** Figures and places in the asker's language. */
export type FigureFormatter = ReturnType<typeof figureFormatter>;

export function figureFormatter(
  { catalogue }: Pick<AppContext, 'catalogue'>,
  { person: { language } }: { person: { language: string } },
) {
  const texts: Texts = textsFor(language);
  // Numbers are written as in the sentences around them, which are English where a language has none yet.
  const numbers = textLanguages().includes(language.split('-')[0] ?? '') ? language : 'en';
  return {
    texts,
    language,
    value: (value: number, indicator: Indicator) => formatValue(value, shownIn(indicator, language), numbers),
    /** "Unemployment rate of the foreign-born". */
    name: (indicator: Indicator) => sayIndicator(indicator, language).name,
    /** "Unemployment, foreign-born". */
    short: (indicator: Indicator) => sayIndicator(indicator, language).shortName,
    definition: (indicator: Indicator) => sayIndicator(indicator, language).definition,
    unit: (indicator: Indicator) => shownIn(indicator, language).unit,
    /** "foreign-born, 15–64". */
    about(indicator: Indicator): string {
      const { group, ageBand } = sayIndicator(indicator, language);
      return [group, ageBand].filter(Boolean).join(', ');
    },
    group: (indicator: Indicator) => sayIndicator(indicator, language).group,
    ageBand: (indicator: Indicator) => sayIndicator(indicator, language).ageBand,
    /** A short name as it stands inside a sentence: small where the language writes nouns so; abbreviations stay. */
    inSentence: (name: string) =>
      spokenLanguage(language) === 'de' ? name : name.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase()),
    number: (value: number, decimals: number) => formatNumber(value, decimals, numbers),
    /** The unit of a difference of two values: of percentages, points. */
    gapUnit: (indicator: Indicator) =>
      indicator.unit === '%' ? texts.figure.pointsUnit : shownIn(indicator, language).unit,
    /** A difference of two values: percentage points are called points. */
    gap: (gap: number, indicator: Indicator) =>
      indicator.unit === '%'
        ? texts.figure.points({ number: formatNumber(gap, indicator.decimals, numbers) })
        : formatValue(gap, shownIn(indicator, language), numbers),
    /** How far two values are apart as it is compared: sizes by ratio, "a factor of 8.0" or "12%". */
    apart(left: number, right: number, indicator: Indicator) {
      const [less, more] = [Math.min(left, right), Math.max(left, right)];
      if (indicator.transform === 'identity' || less <= 0) return this.gap(more - less, indicator);
      const ratio = more / less;
      return ratio >= doubled
        ? texts.figure.factor({ number: formatNumber(ratio, 1, numbers) })
        : texts.figure.percent({ number: formatNumber(100 * (ratio - 1), 0, numbers) });
    },
    /** The same in a sentence, where of sizes it is said how much more that is as well: "689,539 inhabitants (26%)". */
    apartInFull(left: number, right: number, indicator: Indicator) {
      const apart = this.apart(left, right, indicator);
      const isRatio = indicator.transform !== 'identity' && Math.min(left, right) > 0;
      return isRatio
        ? texts.figure.amountAndRatio({ amount: this.gap(Math.abs(left - right), indicator), ratio: apart })
        : apart;
    },
    /** " ± 0.16": half of the 95 % interval behind a value; '' where the source gives none. */
    margin: ({ margin }: Figure, { decimals }: Indicator) =>
      margin == null ? '' : ` ± ${formatNumber(margin, decimals, numbers)}`,
    /** The flags of a figure as they stand behind its value: letters, and ? where they are not known. */
    marks: marksOf,
    /** The same in words. */
    warning: (figure: Flagged) => describeFlags(marksOf(figure), texts).join(', '),
    /** A figure as a cell of a table: its words, `text` where they are others, and the number with all that belongs to it. */
    cell(figure: Figure, indicator: Indicator, text?: string): Cell {
      const marks = marksOf(figure);
      const { margin } = figure;
      const { source, dataset } = originOf(figure, indicator);
      return {
        text:
          text ??
          [`${this.value(figure.value, indicator)}${this.margin(figure, indicator)}`, marks].filter(Boolean).join(' '),
        value: figure.value,
        unit: shownIn(indicator, language).unit,
        year: figure.year,
        ...(marks && { flags: marks }),
        ...(margin != null && { margin }),
        source: `${source}, ${dataset}`,
      };
    },
    /** A figure as pictures take it. */
    drawn: (figure: Figure, indicator: Indicator) => ({
      value: figure.value,
      year: figure.year,
      ...(marksOf(figure) && { flags: marksOf(figure) }),
      ...(figure.margin != null && { margin: figure.margin }),
      ...(isDoubtful(figure, indicator) && { isDoubtful: true }),
    }),
    /** For pictures: regions whose figures are of another territory, with what that is. */
    territoryRemarks: (regions: readonly (Region | undefined)[]) =>
      regions.flatMap((region) =>
        region?.territoryNote ? [`${regionName(region, language)}: ${sayTerritoryNote(region, language)}`] : [],
      ),
    /** Which way a ranking goes, and whether that is the good one. */
    order: ({ polarity, role, unit }: Indicator) =>
      role === 'outcome' && isAtOwnPrices({ unit })
        ? texts.indicator.rank.order.prices
        : role !== 'outcome' && polarity !== 0
          ? texts.indicator.rank.roles[role]({ first: polarity === -1 ? 'low' : 'high' })
          : texts.indicator.rank.order[`${polarity}`],
    /** For pictures: on which side better values are; null where no direction is. */
    betterSide: ({ polarity, role, unit }: Indicator): 'high' | 'low' | null =>
      role !== 'outcome' || polarity === 0 || isAtOwnPrices({ unit }) ? null : polarity === 1 ? 'high' : 'low',
    /** Why there is no figure, behind a colon. */
    missing: (missing: MissingFigure) => describeMissing(missing, catalogue, texts, language),
    /** A territory of earlier borders. */
    former: (territory: string) => nameFormer(territory, catalogue, language),
    /** The same in a cell of a table. */
    missingCell: ({ type }: MissingFigure) => texts.figure.missingCell[type],
    region: (region: Region) => regionName(region, language),
    territory: (territory: string) => territoryName(catalogue, territory, language),
    /** The same as a cell, which files follow by the territory that its figures are of, where that is another; `text` is what the cell says. */
    territoryCell: (territory: string, text = territoryName(catalogue, territory, language)): Cell => {
      const area = areaOf(catalogue, territory, language);
      return area === null ? text : { text, value: null, area };
    },
    /** The column of a region's figures. */
    column: (name: string, territory: string | undefined) => {
      const area = territory === undefined ? null : areaOf(catalogue, territory, language);
      return { ...rightColumn(name), ...(area !== null && { area }) };
    },
    /** The territory that a figure is of: of a count, not the region that is a part of it. */
    holder: (territory: string, indicator: Indicator) => holderName(catalogue, territory, indicator, language),
    /** The same for a figure of a region: "South Sweden (of which Skåne is a part)". */
    holderOf: (region: Region, indicator: Indicator) =>
      region.territoryNote !== null && isCount(indicator)
        ? texts.figure.partOf({
            territory: holderName(catalogue, region.territory, indicator, language),
            region: regionName(region, language),
          })
        : regionName(region, language),
    /** A region or country by its code. */
    named: (code: string) => {
      const region = catalogue.regions.get(code);
      return region ? regionName(region, language) : code;
    },
    country: (country: string) => countryName(catalogue, country, language),
    /** A country inside a sentence: "the Netherlands". */
    countryInText: (country: string) =>
      texts.figure.countryInText({ code: country, name: countryName(catalogue, country, language) }),
    /** "NUTS 2 regions". */
    levels: (level: number) => texts.figure.levels({ level: String(level) }),
    /** A dimension of likeness; an unknown one as it is called. */
    dimension: (name: string) => (texts.figure.dimensions as Record<string, string>)[name] ?? name,
    /** Why a value is withheld, by its flags. */
    why: (flags: string) => describeWithheld(flags, texts),
    /** Lines that say where figures are from, as one sentence. */
    sourceNote: (lines: readonly string[]) => texts.figure.sources({ lines: lines.join('; ') }),
    flags: (flags: string) => describeFlags(flags, texts).join(', '),
    /** "Unemployment, foreign-born, 15–64". */
    label: (indicator: Indicator) => labelOf(sayIndicator(indicator, language).shortName, indicator),
    /** The same without the group: "Unemployment, 15–64". */
    measure: (indicator: Indicator) => labelOf(measureOf(indicator, language), indicator),
    /** "Unemployment": neither group nor ages. */
    measureAlone: (indicator: Indicator) => measureOf(indicator, language),
    sources: (figures: readonly (Figure | null)[]) => sourceLines(figures, catalogue.indicators, texts),
    /** What the letters behind figures mean, and those (`withheld`) in place of one; null without any. */
    flagLegend(figures: readonly (Figure | null)[], withheld: readonly string[] = []) {
      const marks = figures.flatMap((figure) => (figure ? [...marksOf(figure)] : []));
      const letters = [...new Set([...marks, ...withheld.flatMap((flags) => [...flags])])].sort();
      return letters.length === 0
        ? null
        : texts.figure.flagLegend({
            entries: letters
              .map((letter) => texts.figure.flag({ letter, words: describeFlags(letter, texts).join('') }))
              .join(', '),
          });
    },
  };
}

/** A short name begins with what is measured, whatever the language. */
const measureOf = (indicator: Indicator, language: string) =>
  sayIndicator(indicator, language).shortName.replace(/,.*$/, '');

const labelOf = (name: string, { ageBand }: Indicator) =>
  ageBand === null || ageBand === 'all ages' || name.includes(ageBand) ? name : `${name}, ${ageBand}`;

/** "South Sweden, SE22": the territory that the figures of a region are of, which is only a part of it; null of any other. */
function areaOf(catalogue: AppContext['catalogue'], territory: string, language: string): string | null {
  const whole = nameWhole(catalogue, territory, language);
  return whole === null ? null : `${whole}, ${territory}`;
}

/** The letters of low reliability: where one is known, it is not open whether the figure is reliable. */
const isOfFew = (flags: string) => /[un]/.test(flags);

function marksOf({ flags, flagsKnown }: Flagged): string {
  return flagsKnown || isOfFew(flags) ? flags : `${flags}${unsetFlags}`;
}

/** One line for each publisher and date of the figures: "Eurostat (lfst_r_lfur2gac, edat_lfse_16), as of 2023-04-27". */
function sourceLines(
  figures: readonly (Figure | null)[],
  indicators: ReadonlyMap<string, Indicator>,
  texts: Texts,
): string[] {
  const groups = new Map<string, { source: string; retrieved: string; datasets: Set<string> }>();
  for (const figure of figures) {
    const indicator = figure && indicators.get(figure.indicator);
    if (!indicator) continue;
    const { source, dataset } = originOf(figure, indicator);
    const key = `${source} ${figure.retrieved}`;
    const group = groups.get(key) ?? { source, retrieved: figure.retrieved, datasets: new Set() };
    groups.set(key, group);
    group.datasets.add(dataset);
  }
  return [...groups.values()].map(({ source, retrieved, datasets }) =>
    texts.figure.source({
      source: saySource(source, texts.language),
      datasets: [...datasets].join(', '),
      retrieved: formatShortDay(retrieved, texts.language),
    }),
  );
}
