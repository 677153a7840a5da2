import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { picture } from '#src/core/blocks.ts';
import { withLabel } from '#src/core/locale.ts';
import type { Block } from '#src/core/message.ts';
import type { RankedFigure, Ranking } from '#src/domain/figures/ranking.ts';
import { isDoubtful } from '#src/domain/figures/reliability.ts';
import { filterWords } from '#src/domain/figures/territory-filter.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from './figure-formatter.ts';
import type { RankingScope } from './ranking-scope.ts';
import { endsOf, middleOf } from './ranking-summary.ts';
import { mappedFigures, regionMapOf } from './region-map.ts';

const mostChosen = 8;

export function picturesOf(
  context: AppContext,
  words: FigureFormatter,
  indicator: Indicator,
  ranking: Ranking,
  own: string | null,
  { country, isMembers, filter, isOfCountries }: RankingScope,
): Block[] {
  const { pictures, catalogue } = context;
  const { rank } = words.texts.indicator;
  const { ranked, median, year } = ranking;
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || first.rank === null) return [];
  const name = ({ figure }: RankedFigure) => words.holder(figure.territory, indicator);
  const ownRow = ranked.find(({ figure }) => figure.territory === own);
  const value = ({ figure }: RankedFigure) => words.value(figure.value, indicator);
  const middle = middleOf(indicator, ranking, words);
  const ends = ranked.length <= mostChosen ? endsOf(indicator, ranking, words, catalogue) : null;
  const title =
    ownRow && ownRow.rank !== null
      ? titleOf(
          rank.own({ region: name(ownRow), rank: ownRow.rank, count: ranked.length, value: value(ownRow) }),
          withLabel(name(ownRow), value(ownRow), words.language),
        )
      : titleOf(ends ?? middle.full, middle.full, middle.short);
  const caption = {
    language: words.language,
    title,
    subtitle: [words.label(indicator), words.unit(indicator), year].join(' · '),
    source: words.sources(ranked.map(({ figure }) => figure)).join('; '),
  };
  const members = ranked.filter(({ figure }) => regionOfTerritory(catalogue, figure.territory)?.isMember);
  const wanted = ranked.length <= mostChosen ? ranked : [ownRow ?? first, ...members, first, last];
  const named = [...new Set(wanted)].slice(0, mostChosen);
  const remarks = words.territoryRemarks(
    named.map((row) => regionOfTerritory(catalogue, row.figure.territory) ?? undefined),
  );
  const swarm = pictures.add({
    type: 'beeswarm',
    ...caption,
    unit: words.unit(indicator),
    decimals: indicator.decimals,
    values: ranked.map(({ figure }) => figure.value),
    doubtful: ranked.flatMap(({ figure }) => (isDoubtful(figure, indicator) ? [figure.value] : [])),
    chosen: named.map((row) => {
      const { year: _, ...drawn } = words.drawn(row.figure, indicator);
      return { name: name(row), rank: row.rank ?? 0, ...drawn };
    }),
    median,
    level: isOfCountries ? 'countries' : 'regions',
    remarks,
    better: words.betterSide(indicator),
  });
  const drawn = [picture(swarm)];
  if (!country && !isMembers && !isOfCountries && filterWords(filter) === '') {
    const figures = ranked.map(({ figure }) => figure);
    const ownRegions = ownRow ? [regionOfTerritory(catalogue, ownRow.figure.territory) ?? undefined] : [];
    drawn.push(
      regionMapOf(context, words, {
        ...caption,
        ...mappedFigures(figures, indicator, words),
        remarks: words.territoryRemarks(ownRegions),
        own,
      }),
    );
  }
  return drawn;
}
