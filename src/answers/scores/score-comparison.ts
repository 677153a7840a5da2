import { titleOf } from '#src/charts/title.ts';
import type { AppContext } from '#src/context.ts';
import { type Cell, heading, message, note, picture, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { type Doubt, isDoubtful } from '#src/domain/figures/reliability.ts';
import type { Figure } from '#src/domain/figures/time-series.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { scoreMethod } from '#src/domain/scores/method.ts';
import { clearDifference, uncertaintyOf } from '#src/domain/scores/scenarios.ts';
import { oldestShown } from '#src/domain/scores/score-book.ts';
import type { ScoreBeside, ScoreLead, ScoresBeside } from '#src/domain/scores/side-by-side.ts';
import { standingIn } from '#src/domain/scores/standing.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details, noteLine } from '../figures/first-screen.ts';
import { methodNote } from '../method-note.ts';
import { oldScores } from './region-scores.ts';
import { ofWhom, restsOn, scoreWords } from './score-words.ts';

/** Scores of one policy area, with the figures behind each. */
type ComparedScores = ScoresBeside & { figures: Figure[][] };

/** Scores of several regions: in one policy area, or in each in which one of them has a score. */
export type ScoresTogether = {
  regions: readonly Region[];
  names: readonly string[];
  area: PolicyArea | null;
  year: number | null;
  compared: ComparedScores[];
  /** Areas whose scores are too old to stand beside the others. */
  old: { area: string; year: number }[];
};

/** Scores of several regions side by side, with their uncertainty, and who is ahead by the rule. */
export function scoreComparisonMessage(context: AppContext, words: FigureFormatter, asked: ScoresTogether): Message {
  const { regions, names, area, compared, old } = asked;
  const { score: texts } = words.texts;
  const says = scoreWords(words);
  const [only] = area === null ? [] : compared;
  const ofYear = asked.year === null ? '' : ` year=${asked.year}`;
  const figures = compared.flatMap((each) => each.figures.flat());
  const list = words.texts.list(names);
  const answer = message(
    heading(
      only
        ? texts.together.headingArea({ area: says.area(only.area), regions: list })
        : texts.together.heading({ regions: list, year: asked.year === null ? 'newest' : String(asked.year) }),
    ),
    text(escapeMarkdown(only ? findingOf(context, words, only, names) : summaryOf(words, compared, names))),
    only ? longTable(context, words, [only], names, false) : shortTable(words, compared, names),
    only && pictureOf(context, words, only, names),
    noteLine(words, context.catalogue, figures, regions, [texts.scale]),
    old.length > 0 && note(escapeMarkdown(texts.old({ years: oldestShown, scores: oldScores(words, old) }))),
    actions(
      area === null && {
        type: 'select',
        placeholder: texts.buttons.areas,
        options: compared.map((each) => ({
          label: says.area(each.area),
          line: lineOf({ ...asked, area: each.area }),
        })),
      },
      area !== null &&
        button(
          texts.buttons.figures({ area: says.area(area) }),
          `/compare ${regions.map(({ code }) => code).join(' ')} area=${area}`,
        ),
      area !== null && button(texts.buttons.rank({ area: says.area(area) }), `/indicator rank ${area}${ofYear}`),
      area !== null && button(texts.buttons.all, lineOf({ ...asked, area: null })),
      {
        type: 'select',
        placeholder: words.texts.compare.buttons.goOn,
        options: regions.flatMap(({ code }, index) =>
          compared.some(({ scores }) => scores[index]?.score)
            ? [
                {
                  label: texts.buttons.score({ region: names[index] ?? code }),
                  line: `/score ${code}${area === null ? '' : ` area=${area}`}${ofYear}`,
                },
              ]
            : [],
        ),
      },
    ),
  );
  const legend = words.flagLegend(figures);
  const notes = [texts.together.rule, texts.together.uncertainty, texts.apart].map(escapeMarkdown);
  return withFolds(
    answer,
    details(
      words,
      [
        ...notes,
        ...(legend ? [legend] : []),
        words.sourceNote(words.sources(figures)),
        methodNote(context, words.texts, 'no-clear-difference', scoreMethod),
      ],
      !only && compared.map((each) => text(escapeMarkdown(findingOf(context, words, each, names)))),
      !only && longTable(context, words, compared, names, true),
    ),
  );
}

/** The line that asks for the same again. */
export function lineOf({
  regions,
  area,
  year,
}: Pick<ScoresTogether, 'regions' | 'year'> & { area: string | null }): string {
  const [one, ...others] = regions.map(({ code }) => code);
  const against = `/score ${one} against=${others.join(',')}`;
  return `${against}${area === null ? '' : ` area=${area}`}${year === null ? '' : ` year=${year}`}`;
}

/** What may be said of one policy area: who is ahead of whom and by how much, pair by pair, or why nobody is. */
function findingOf(
  context: AppContext,
  words: FigureFormatter,
  compared: ComparedScores,
  names: readonly string[],
): string {
  const { together } = words.texts.score;
  const says = scoreWords(words);
  const { set, scores } = compared;
  const known = scores.filter(({ score }) => score !== null);
  const without = scores.flatMap(({ score }, index) => (score === null ? [names[index] ?? ''] : []));
  const values = words.texts.list(
    scores.flatMap(({ score, set: own }, index) =>
      score && own
        ? [
            together.value({
              region: names[index] ?? '',
              score: says.points(score.score),
              uncertainty: says.uncertainty(score),
              year: set ? 'same' : String(own.year),
            }),
          ]
        : [],
    ),
  );
  const area = says.area(compared.area);
  const said = set ? together.values({ area, year: set.year, values }) : together.valuesOfYears({ area, values });
  const indicators = (set?.indicators ?? []).flatMap((code) => context.catalogue.indicators.get(code) ?? []);
  return [
    said,
    ...(set && set.year < compared.newest ? [together.newestOfAll({ year: set.year })] : []),
    ...(known.length < 2 ? [together.alone] : set === null ? [together.years] : verdictsOf(words, compared, names)),
    ...(without.length > 0
      ? [together.without({ regions: words.texts.list(without), year: set ? String(set.year) : 'none' })]
      : []),
    ...(known.length > 1 ? ofWhom(words, indicators, together.ofWhom) : ofWhom(words, indicators)),
  ].join(' ');
}

function verdictsOf(words: FigureFormatter, { scores, leads }: ComparedScores, names: readonly string[]): string[] {
  const { together } = words.texts.score;
  const says = scoreWords(words);
  const sure = leads.filter(({ doubt }) => doubt === null);
  const open = leads.filter(({ doubt }) => doubt !== null);
  const known = scores.flatMap(({ score }) => score ?? []);
  const pairs = (known.length * (known.length - 1)) / 2;
  const [left, right] = known;
  if (leads.length === 0 && known.length === 2 && left && right)
    return [
      together.noneOfTwo({
        gap: says.points(Math.abs(left.score - right.score)),
        both: says.points(clearDifference(uncertaintyOf(left), uncertaintyOf(right))),
      }),
    ];
  if (leads.length === 0) return [together.none];
  return [
    ...(sure.length > 0 ? [together.ahead({ leads: groupsOf(words, sure, names) })] : []),
    ...(open.length > 0 ? [together.open({ leads: groupsOf(words, open, names), why: whyOf(words, open) })] : []),
    ...(leads.length < pairs ? [together.rest] : []),
  ];
}

/** "Berlin of Lazio by 20.2 and Crete by 31.0; Vienna of Crete by 22.1": best first. */
function groupsOf(words: FigureFormatter, leads: readonly ScoreLead[], names: readonly string[]): string {
  const { together } = words.texts.score;
  return [...Map.groupBy(leads, ({ ahead }) => ahead)]
    .map(([ahead, behind]) =>
      together.lead({
        region: names[ahead] ?? '',
        isSure: behind.every(({ doubt }) => doubt === null) ? 'yes' : 'no',
        others: words.texts.list(
          behind.map((each) =>
            together.by({ region: names[each.behind] ?? '', gap: scoreWords(words).points(each.gap) }),
          ),
        ),
      }),
    )
    .join('; ');
}

function whyOf(words: FigureFormatter, leads: readonly ScoreLead[]): string {
  const { why } = words.texts.score.together;
  const reasons = [...new Set(leads.flatMap(({ doubt }) => doubt ?? []))] as Exclude<Doubt, 'prices'>[];
  return words.texts.list(reasons.map((reason) => why[reason]));
}

/** Of all areas: in which somebody is ahead, in which that is uncertain, and in which there is no clear difference. */
function summaryOf(words: FigureFormatter, compared: readonly ComparedScores[], names: readonly string[]): string {
  const { together } = words.texts.score;
  const areas = (list: readonly ComparedScores[]) => words.texts.list(list.map((each) => leadIn(words, each, names)));
  const plain = (list: readonly ComparedScores[]) =>
    words.texts.list(list.map((each) => scoreWords(words).areaInText(each.area)));
  const kinds = Map.groupBy(compared, kindOf);
  const of = (kind: ReturnType<typeof kindOf>) => kinds.get(kind) ?? [];
  return [
    ...(of('ahead').length > 0 ? [together.summary.ahead({ areas: areas(of('ahead')) })] : []),
    ...(of('open').length > 0 ? [together.summary.open({ areas: areas(of('open')) })] : []),
    ...(of('none').length > 0 ? [together.summary.none({ areas: plain(of('none')) })] : []),
    ...(of('years').length > 0 ? [together.summary.years({ areas: plain(of('years')) })] : []),
    ...(of('alone').length > 0 ? [together.summary.alone({ areas: plain(of('alone')) })] : []),
  ].join(' ');
}

function kindOf({ scores, set, leads }: ScoresBeside): 'ahead' | 'open' | 'none' | 'years' | 'alone' {
  if (scores.filter(({ score }) => score !== null).length < 2) return 'alone';
  if (set === null) return 'years';
  if (leads.length === 0) return 'none';
  return leads.some(({ doubt }) => doubt === null) ? 'ahead' : 'open';
}

/** "education (Vienna ahead of Berlin)". */
function leadIn(words: FigureFormatter, compared: ComparedScores, names: readonly string[]): string {
  const { together } = words.texts.score;
  const isSure = kindOf(compared) === 'ahead';
  const said = compared.leads.filter(({ doubt }) => (doubt === null) === isSure);
  return together.leadIn({
    area: scoreWords(words).areaInText(compared.area),
    leads: [...Map.groupBy(said, ({ ahead }) => ahead)]
      .map(([ahead, behind]) =>
        together.shortLead({
          region: names[ahead] ?? '',
          isSure: isSure ? 'yes' : 'no',
          others: words.texts.list(behind.map((each) => names[each.behind] ?? '')),
        }),
      )
      .join('; '),
  });
}

function verdictCell(words: FigureFormatter, compared: ComparedScores, names: readonly string[]): Cell {
  const { together } = words.texts.score;
  const kind = kindOf(compared);
  if (kind !== 'ahead' && kind !== 'open') return together.cells[kind];
  const said = compared.leads.filter(({ doubt }) => (doubt === null) === (kind === 'ahead'));
  const leads = groupsOf(words, said, names);
  return kind === 'ahead' ? leads : together.cells.open({ leads });
}

/** A row an area, a column a region. */
function shortTable(words: FigureFormatter, compared: readonly ComparedScores[], names: readonly string[]): Block {
  const { score: texts } = words.texts;
  const says = scoreWords(words);
  return table(
    [
      texts.columns.area,
      ...names.map((name, index) => words.column(name, compared[0]?.scores[index]?.territory)),
      words.texts.compare.ahead,
    ],
    compared.map((each) => [
      each.set ? `${says.area(each.area)}, ${each.set.year}` : says.area(each.area),
      ...each.scores.map((own, index) => valueCell(words, own, each.figures[index] ?? [], each.set === null)),
      verdictCell(words, each, names),
    ]),
  );
}

/** "54.9 ± 17.9 ?", with its year where there is no common one. */
function valueCell(
  words: FigureFormatter,
  { score, set }: ScoreBeside,
  figures: readonly Figure[],
  isOfOwnYear: boolean,
): Cell {
  if (!score || !set) return { text: '–', value: null };
  const cell = scoreWords(words).scoreCell(score, set, figures);
  if (typeof cell === 'string') return cell;
  const [points, ...flags] = cell.text.split(' ');
  const shown = [points, '±', scoreWords(words).uncertainty(score), ...flags, isOfOwnYear && `(${set.year})`];
  return { ...cell, text: shown.filter(Boolean).join(' ') };
}

/** A row a region and area, with rank, range and what the score rests on. */
function longTable(
  { catalogue }: AppContext,
  words: FigureFormatter,
  compared: readonly ComparedScores[],
  names: readonly string[],
  hasAreas: boolean,
): Block {
  const { columns, noFigure } = words.texts.score;
  const says = scoreWords(words);
  return table(
    [
      ...(hasAreas ? [columns.area] : []),
      columns.region,
      rightColumn(columns.score),
      rightColumn(columns.uncertainty),
      columns.year,
      rightColumn(columns.rank),
      columns.rests,
    ],
    compared.flatMap((each) =>
      each.scores.map(({ score, set }, index): Cell[] => {
        const begin = [...(hasAreas ? [says.area(each.area)] : []), names[index] ?? ''];
        const figures = each.figures[index] ?? [];
        if (!score || !set) return [...begin, { text: noFigure, value: null }, '–', '–', '–', '–'];
        const indicators = set.indicators.flatMap((code) => catalogue.indicators.get(code) ?? []);
        return [
          ...begin,
          says.scoreCell(score, set, figures),
          says.uncertaintyCell(score),
          { text: String(set.year), value: set.year },
          says.rankCell(score, set),
          restsOn(words, indicators, figures.length),
        ];
      }),
    ),
  );
}

/** Draws where they stand among all with a score. */
function pictureOf(
  { pictures, catalogue }: AppContext,
  words: FigureFormatter,
  compared: ComparedScores,
  names: readonly string[],
): Block[] {
  const { set, scores, figures } = compared;
  const { score: texts } = words.texts;
  const ranked = scores.flatMap(({ score, territory }, index) =>
    score?.rank
      ? [
          {
            name: names[index] ?? '',
            value: score.score,
            rank: score.rank,
            territory,
            margin: uncertaintyOf(score),
            isDoubtful: (figures[index] ?? []).some((figure) => {
              const indicator = catalogue.indicators.get(figure.indicator);
              return indicator !== undefined && isDoubtful(figure, indicator);
            }),
          },
        ]
      : [],
  );
  const [first] = ranked;
  if (!set || !first) return [];
  const says = scoreWords(words);
  const datasets = new Set(set.indicators.flatMap((code) => catalogue.indicators.get(code)?.dataset ?? []));
  const title = ranked.map(({ name, value }) => `${name} ${says.points(value)}`).join(', ');
  return [
    picture(
      pictures.add({
        type: 'beeswarm',
        language: words.language,
        // One score alone is ahead of none, and level with none.
        title: titleOf([title, ...(ranked.length < 2 ? [] : verdictsOf(words, compared, names))].join('. '), title),
        better: 'high',
        subtitle: [says.area(set.area), texts.pictureUnit, set.year].join(' · '),
        source: texts.source({ version: scoreMethod, datasets: [...datasets].join(', ') }),
        unit: texts.pictureUnit,
        decimals: 1,
        values: [...set.scores.values()].map((each) => each.score),
        chosen: ranked.map(({ name, value, rank, margin, isDoubtful: isHollow }) => ({
          name,
          value,
          margin,
          rank,
          ...(isHollow && { isDoubtful: true }),
        })),
        median: standingIn(set, first.territory)?.median ?? null,
        remarks: words.territoryRemarks(
          ranked.map((each) => regionOfTerritory(catalogue, each.territory) ?? undefined),
        ),
      }),
    ),
  ];
}
