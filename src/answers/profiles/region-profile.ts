import type { AppContext } from '#src/context.ts';
import { type Cell, facts, heading, list, message, rightColumn, subheading, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { figureMethod } from '#src/domain/figures/method.ts';
import type { MissingFigure } from '#src/domain/figures/missing.ts';
import type { ProfileRow } from '#src/domain/figures/profile-row.ts';
import type { RegionProfile } from '#src/domain/profiles/region-profile.ts';
import type { Catalogue } from '#src/domain/regions/catalogue.ts';
import type { Indicator } from '#src/domain/topics/indicator.ts';
import { sayTerritoryNote } from '#src/texts/territory-note.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details, fold, noteLine } from '../figures/first-screen.ts';
import { methodNote } from '../method-note.ts';
import { locatorMap } from '../regions/locator-map.ts';

/** More than these are behind a button. */
const mostExperiences = 3;
/** The rows of the first screen. */
const mostRows = 6;

/** Shows a region: what kind it is, its latest figures, where to go on. */
export function regionProfileMessage(
  context: Pick<AppContext, 'catalogue' | 'publicUrl'>,
  words: FigureFormatter,
  profile: RegionProfile,
): Message {
  return profileMessage(context, words, profile, [], []);
}

/** The same where there is room: with the map of regions like it, and its newest experiences. */
export function wholeProfileMessage(
  context: Pick<AppContext, 'catalogue' | 'publicUrl' | 'pictures'>,
  words: FigureFormatter,
  profile: RegionProfile,
): Message {
  const { region, peers } = profile;
  const texts = words.texts.region;
  const name = words.region(region);
  const experiences = profile.experiences.slice(0, mostExperiences);
  const map = [
    ...(peers.length > 0
      ? [text(escapeMarkdown(texts.peersLine({ names: peers.map((peer) => nameOf(peer, words, context.catalogue)) })))]
      : []),
    locatorMap(context, words.language, {
      region,
      title: (peers.length > 0 ? texts.map.title : texts.map.alone)({ name }),
      alike: peers,
      remarks: words.territoryRemarks([region]),
    }),
  ];
  const newest = [
    subheading(texts.experiences),
    ...(experiences.length > 0
      ? []
      : [text(escapeMarkdown((profile.isForEverybody ? texts.noPublicExperiences : texts.noExperiences)({ name })))]),
    ...list(
      words.texts.experience.buttons.open,
      experiences.map(({ number, title }) => ({
        title: words.texts.experience.heading({ number, title }),
        line: `/experience show ${number}`,
      })),
    ),
  ];
  return profileMessage(context, words, profile, map, newest);
}

function profileMessage(
  { catalogue, publicUrl }: Pick<AppContext, 'catalogue' | 'publicUrl'>,
  words: FigureFormatter,
  profile: RegionProfile,
  map: readonly Block[],
  newest: readonly Block[],
): Message {
  const { region } = profile;
  const known = profile.rows.filter(isShown);
  const first = known.slice(0, mostRows);
  const answer = message(
    heading(words.region(region)),
    text(escapeMarkdown(sentenceOf(words, profile))),
    profileFigures(words, profile, first),
    noteLine(
      words,
      catalogue,
      first.map(({ figure }) => figure),
      [region],
    ),
    map,
    newest,
    buttonsOf(words, profile),
  );
  return withFolds(
    answer,
    known.length > mostRows && fold(words, 'more', profileFigures(words, profile, known.slice(mostRows))),
    details(
      words,
      [...notesOf(words, profile), methodNote({ publicUrl }, words.texts, 'rank', figureMethod)],
      facts(factsOf(words, profile)),
    ),
  );
}

/** The latest figures of a region as a table, or the sentence that there are none. */
export function profileFigures(
  words: FigureFormatter,
  profile: Pick<RegionProfile, 'rows' | 'territory' | 'isWholeCountry'>,
  known: readonly ProfileRow[] = profile.rows.filter(isShown),
): Block {
  const { columns, noFigures } = words.texts.region;
  if (known.length === 0) return text(escapeMarkdown(noFigures));
  // A column that holds nothing says nothing.
  const country = known.some((row) => row.country) ? countryOf(words, profile) : null;
  return table(
    [columns.figure, rightColumn(columns.value), rightColumn(columns.rank), ...(country ? [rightColumn(country)] : [])],
    known.map((row) => cellsOf(row, words, country !== null)),
  );
}

/** Lists the notes that a reader needs to read a profile correctly, in small Markdown. */
export function notesOf(words: FigureFormatter, { region, rows }: RegionProfile): string[] {
  const levels = [...new Set(rows.flatMap(({ figure, holder }) => (figure ? holder.level : [])))];
  const legend = words.flagLegend(rows.map(({ figure }) => figure));
  const sources = words.sources(rows.map(({ figure }) => figure));
  return [
    ...(region.territoryNote ? [escapeMarkdown(sayTerritoryNote(region, words.language) ?? '')] : []),
    ...(levels.length > 0
      ? [escapeMarkdown(words.texts.region.rankLegend({ level: words.texts.list(levels.map(words.levels)) }))]
      : []),
    ...(legend ? [legend] : []),
    ...(sources.length > 0 ? [words.sourceNote(sources)] : []),
  ];
}

/** The country that a region is set beside; null where it is the whole country. */
function countryOf(
  words: FigureFormatter,
  { territory, isWholeCountry }: Pick<RegionProfile, 'territory' | 'isWholeCountry'>,
): string | null {
  return isWholeCountry ? null : words.country(territory.country);
}

/** Says what kind of region it is, and whether it is a member. */
export function sentenceOf(words: FigureFormatter, profile: RegionProfile): string {
  const { region, territory, isWholeCountry } = profile;
  const texts = words.texts.region;
  const what = {
    name: words.region(region),
    kind: texts.kinds[isWholeCountry ? 0 : territory.level],
    isMember: region.isMember ? 'yes' : 'no',
  };
  const country = isWholeCountry ? null : words.countryInText(territory.country);
  return country ? texts.sentenceIn({ ...what, country }) : texts.sentence(what);
}

/** Place, type, size and other names of a region. */
export function factsOf(words: FigureFormatter, { region, territory, areas }: RegionProfile) {
  const { region: texts, figure } = words.texts;
  const { labels } = texts;
  const shown = words.region(region);
  const others = [...new Set(region.names.filter(({ isAlias }) => !isAlias).map(({ name }) => name))].filter(
    (name) => name !== shown,
  );
  const types = [
    ...(territory.urbanType === null ? [] : [(texts.urban as Record<number, string>)[territory.urbanType] ?? '']),
    ...(territory.coastType === null ? [] : [(texts.coast as Record<number, string>)[territory.coastType] ?? '']),
    ...(region.isIsland ? [texts.island] : []),
    ...(territory.mountainType !== null && territory.mountainType < 4 ? [texts.mountain] : []),
  ].filter(Boolean);
  return [
    {
      label: labels.area,
      value: figure.area({ name: territory.name, code: territory.code, level: String(territory.level) }),
    },
    ...(region.city ? [{ label: labels.city, value: region.city }] : []),
    ...(types.length > 0 ? [{ label: labels.type, value: types.join(', ') }] : []),
    ...(territory.areaKm2 === null
      ? []
      : [{ label: labels.surface, value: texts.surface({ km2: words.number(territory.areaKm2, 0) }) }]),
    ...(others.length > 0 ? [{ label: labels.names, value: others.slice(0, 8).join(', ') }] : []),
    ...(areas.length > 0
      ? [{ label: labels.areas, value: areas.map((each) => namePolicyArea(each, words.language)).join(', ') }]
      : []),
  ];
}

function cellsOf(row: ProfileRow, words: FigureFormatter, besideCountry: boolean): Cell[] {
  const { region: texts } = words.texts;
  const { indicator, holder, figure, missing, standing } = row;
  if (!figure)
    return [
      words.label(indicator),
      { text: missing ? missingOf(missing, indicator, words) : '–', value: null },
      '–',
      ...(besideCountry ? ['–'] : []),
    ];
  const rank = standing?.ranks?.get(holder.code);
  return [
    `${words.label(indicator)}, ${figure.year}`,
    words.cell(figure, indicator),
    rank === undefined || !standing
      ? '–'
      : { text: texts.rank({ rank, count: standing.count }), value: rank, of: standing.count },
    // The country's own value.
    ...(besideCountry ? [row.country ? words.cell(row.country, indicator) : '–'] : []),
  ];
}

/** Why there is no figure; of a territory that the region is a part of, its own is told. */
function missingOf(missing: MissingFigure, indicator: Indicator, words: FigureFormatter): string {
  const said = words.missingCell(missing);
  if (missing.type !== 'whole-territory') return said;
  const { territory, value } = missing.figure;
  return `${said} (${withLabel(words.holder(territory, indicator), words.value(value, indicator), words.language)})`;
}

/** A row without a figure is shown where its reason is news: what the source has nothing on is left out. */
function isShown({ figure, missing }: ProfileRow): boolean {
  return figure !== null || (missing !== null && missing.type !== 'no-data' && missing.type !== 'no-table');
}

function nameOf(territory: string, words: FigureFormatter, catalogue: Catalogue): string {
  const [name, country] = [
    words.territory(territory),
    words.country(catalogue.territories.get(territory)?.country ?? ''),
  ];
  return name === country ? name : `${name} (${country})`;
}

/** Most that a menu holds everywhere. */
const mostFigures = 25;

function buttonsOf(words: FigureFormatter, { region, experiences, figures, peers }: RegionProfile): Block[] {
  const { buttons } = words.texts.region;
  return actions(
    peers.length > 0 && button(buttons.peers, `/peers ${region.code}`),
    button(buttons.compare, `/compare ${region.code}`),
    button(buttons.scores, `/score ${region.code}`),
    experiences.length > 0 && button(buttons.experiences, `/experience list region=${region.code}`),
    {
      type: 'select',
      placeholder: buttons.figures,
      options: figures
        .slice(0, mostFigures)
        .map((each) => ({ label: words.name(each), line: `/indicator show ${each.code} ${region.code}` })),
    },
  );
}
