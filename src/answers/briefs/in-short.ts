import type { AppContext } from '#src/context.ts';
import type { ConcludedOutcome } from '#src/domain/briefs/conclusion.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import { doubtOf } from '#src/domain/figures/reliability.ts';
import { regionOfTerritory } from '#src/domain/regions/naming.ts';
import type { Region } from '#src/domain/regions/region.ts';
import type { Indicator, PolicyArea } from '#src/domain/topics/indicator.ts';
import { isByBirth } from '#src/domain/topics/population-group.ts';
import { nameWhole } from '#src/texts/territory-note.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import type { BetterAreaAsked } from '../peers/better-area.ts';

/** What the conclusion of a brief rests on. */
export type Concluded = {
  region: Region;
  /** The names of those it is set against. */
  others: readonly string[];
  outcomes: readonly ConcludedOutcome[];
  area: PolicyArea | null;
  /** Who does better in the area by score; null where that is not known. */
  better: Omit<BetterAreaAsked, 'counts'> | null;
  tried: { experiences: readonly ExperienceBrief[]; isOfOthers: boolean };
};

/** So many names, and titles of experiences, stand in a sentence. */
const mostNamed = 2;

/** Concludes a brief in up to three sentences: where the region stands, what sets it apart from the others, and from whom it can learn. */
export function concludeBrief(
  context: Pick<AppContext, 'catalogue'>,
  words: FigureFormatter,
  concluded: Concluded,
): string[] {
  return [
    describePlaces(context, words, concluded),
    ...describeAgainst(words, concluded),
    ...describeLearning(context, words, concluded),
  ];
}

function describePlaces(
  { catalogue }: Pick<AppContext, 'catalogue'>,
  words: FigureFormatter,
  { region, outcomes }: Concluded,
): string {
  const { short } = words.texts.brief;
  const name = words.region(region);
  const whole = nameWhole(catalogue, region.territory, words.language);
  const subject = whole === null ? name : short.subject({ region: name, territory: whole });
  const placed = outcomes.flatMap((each) => (each.place ? [{ ...each, place: each.place }] : []));
  if (placed.length === 0) return short.noPlaces({ region: subject });
  const places = placed.map((each, at) =>
    short.place({
      rank: each.place.rank,
      count: each.place.count,
      levels: placed[at - 1]?.place.level === each.place.level ? 'none' : words.levels(each.place.level),
      name: nameOf(each.indicator, words),
      own: ownOf(each, words),
    }),
  );
  return short.places({ region: subject, places: words.texts.list(places) });
}

function describeAgainst(words: FigureFormatter, { others, outcomes }: Concluded): string[] {
  const { short } = words.texts.brief;
  if (others.length === 0 || outcomes.length === 0) return [];
  const compared = outcomes.filter(({ sides }) => sides.length > 0);
  const named = new Set(
    compared.flatMap(({ sides }) => sides.flatMap((each) => each.others.map(({ index }) => index))),
  );
  const without = others.filter((_, at) => !named.has(at + 1));
  if (compared.length === 0) return [short.notCompared({ names: words.texts.list(others) })];
  const parts = compared.map((each) => {
    const saidOf = (isOpen: boolean) =>
      each.sides
        .filter((side) => side.isOpen === isOpen)
        .map(({ side, others: list }) =>
          short.sides[side]({
            others: words.texts.list(
              list.map(({ index, figure }) =>
                short.other({ name: others[index - 1] ?? '', value: words.value(figure.value, each.indicator) }),
              ),
            ),
          }),
        );
    const [clear, open] = [saidOf(false), saidOf(true)];
    return short.in({
      name: nameOf(each.indicator, words),
      // What the sentence before says is not said again; where not all have the newest figure, an older one is compared.
      own:
        each.place === null || each.compared.year !== each.figure.year
          ? ownOf({ ...each, figure: each.compared, isDoubtful: doubtOf(each.compared) !== null }, words)
          : 'none',
      how: open.length === 0 ? 'clear' : clear.length === 0 ? 'open' : 'both',
      clear: words.texts.list(clear),
      open: words.texts.list(open),
    });
  });
  const first = parts.join('; ').replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return [short.against({ first, without: without.length, names: words.texts.list(without) })];
}

function describeLearning(
  { catalogue }: Pick<AppContext, 'catalogue'>,
  words: FigureFormatter,
  concluded: Concluded,
): string[] {
  const { short } = words.texts.brief;
  const { region, area, better, tried } = concluded;
  if (area === null) return [words.texts.brief.noArea({ region: words.region(region) })];
  const [areaName, name] = [policyAreaInText(area, words.language), words.region(region)];
  if (better === null)
    return [short.noScore({ region: name, area: areaName, tried: describeTried(words, tried, false) })];
  const { list, set, newer } = better;
  const ahead = list.better.length > 0 ? list.better : list.open;
  const names = ahead.slice(0, mostNamed).map(({ peer: { territory }, score }) => {
    const held = regionOfTerritory(catalogue, territory);
    return short.points({
      name: held ? words.region(held) : words.territory(territory),
      points: words.number(score.score, 1),
    });
  });
  const more = ahead.length - names.length;
  const said = {
    area: areaName,
    region: name,
    own: words.number(list.own.score, 1),
    year: set.year,
    names: more > 0 ? short.more({ names: names.join(', '), more }) : words.texts.list(names),
    count: ahead.length,
    tried: describeTried(words, tried, ahead.length > 0),
  };
  if (list.better.length > 0) return [short.better({ ...said, isOlder: newer === null ? 'no' : 'yes' })];
  return [(list.isOwnDoubtful ? short.ownDoubt : short.open)(said)];
}

function describeTried(
  words: FigureFormatter,
  { experiences, isOfOthers }: Concluded['tried'],
  hasBetter: boolean,
): string {
  const { short } = words.texts.brief;
  if (experiences.length === 0) return short.tried.none;
  const titles = words.texts.list(
    experiences
      .slice(0, mostNamed)
      .map(({ title, region }) =>
        region ? short.experience({ title, region: words.named(region) }) : short.experienceAlone({ title }),
      ),
  );
  return isOfOthers
    ? short.tried.others({ titles, hasBetter: hasBetter ? 'yes' : 'no' })
    : short.tried.theirs({ titles });
}

function ownOf(
  { figure, indicator, isDoubtful }: Pick<ConcludedOutcome, 'figure' | 'indicator' | 'isDoubtful'>,
  words: FigureFormatter,
): string {
  return words.texts.brief.short.own({
    value: words.value(figure.value, indicator),
    year: figure.year,
    isDoubtful: isDoubtful ? 'yes' : 'no',
  });
}

/** "Unemployment, foreign-born" as a sentence has it: "unemployment of the foreign-born". */
function nameOf(indicator: Indicator, words: FigureFormatter): string {
  const { populationGroup } = indicator;
  const { short } = words.texts.brief;
  const small = words.inSentence(words.short(indicator));
  if (populationGroup === 'everyone') return short.ofAll({ name: small });
  const [, name, group] = /^(.*), ([^,]+)$/.exec(small) ?? [];
  return name && group ? short.ofGroup({ name, group, isBirth: isByBirth(populationGroup) ? 'yes' : 'no' }) : small;
}
