import type { AppContext } from '#src/context.ts';
import { facts, list, note, subheading, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import type { Block, Message } from '#src/core/message.ts';
import type { ConcludedOutcome } from '#src/domain/briefs/conclusion.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { RegionProfile } from '#src/domain/profiles/region-profile.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { type PolicyView, policyPart } from '../policies/policy.ts';
import { factsOf, sentenceOf } from '../profiles/region-profile.ts';
import { type Concluded, concludeBrief } from './in-short.ts';

/** An answer of another command, or the sentence why there is none. */
export type BriefPart = Message | string;

/** A brief is put together from what other commands answer; it computes nothing of its own. */
export type Brief = {
  /** The line that gives it again. */
  line: string;
  day: string;
  profile: RegionProfile;
  /** How many experiences of the region anybody may read. */
  published: number;
  /** The codes it is set against, and whether they were taken because none was named. */
  against: { codes: readonly string[]; isTaken: boolean };
  /** The policy area asked about, or the one taken, and whether no other has a score; null where there is none. */
  area: { area: PolicyArea; isTaken: boolean; isOnly: boolean } | null;
  /** By the usual figures, and by those of the area asked about. */
  comparison: BriefPart;
  ofArea: BriefPart | null;
  scores: BriefPart;
  areaScore: BriefPart | null;
  policy: PolicyView;
  peers: BriefPart;
  better: BriefPart;
  /** What may be said of its outcomes beside those of the others, and of who does better by score; null where that is not known. */
  outcomes: readonly ConcludedOutcome[];
  byScore: Concluded['better'];
  /** Experiences of those who do better; of others where those have none. */
  tried: { experiences: readonly ExperienceBrief[]; isOfOthers: boolean };
};

export type BriefSections = Record<
  'short' | 'taken' | 'profile' | 'figures' | 'outcomes' | 'peers' | 'better' | 'sources',
  Block[]
>;

/** The parts of a brief under their titles. */
export function briefSections(context: AppContext, words: FigureFormatter, brief: Brief): BriefSections {
  const { brief: texts, score } = words.texts;
  const { profile, area } = brief;
  const region = words.region(profile.region);
  const names = [region, ...brief.against.codes.map(words.named)];
  // The sentences say what the table does.
  const outcomes = saidBy(brief.scores).filter(({ type }) => typeof brief.scores === 'string' || type === 'table');
  const policy = policyPart(context, words, brief.policy);
  const { labels } = words.texts.region;
  const isOfPlace = ({ label }: { label: string }) => label !== labels.areas && label !== labels.names;
  return {
    short: shortOf(context, words, brief),
    taken: takenOf(words, brief),
    profile: [
      subheading(texts.parts.profile),
      text(escapeMarkdown(sentenceOf(words, profile))),
      facts([...factsOf(words, profile).filter(isOfPlace), networkFact(words, brief)]),
      ...contextTables(words, brief),
    ],
    figures: [
      subheading(texts.parts.figures({ regions: names })),
      ...(brief.against.codes.length > 0 ? figuresOfBoth(brief) : [text(escapeMarkdown(texts.noOthers))]),
    ],
    outcomes: [
      subheading(texts.parts.outcomes({ region })),
      ...outcomes,
      ...(typeof brief.areaScore === 'string' ? saidBy(brief.areaScore) : []),
      { ...subheading(texts.parts.policy), isBeside: true },
      ...policy.filter(({ type }) => type !== 'note'),
      note(escapeMarkdown(score.apart)),
      ...areaScoreOf(brief),
    ],
    peers: [subheading(texts.parts.peers({ region })), ...saidBy(brief.peers), ...mapOf(brief.peers)],
    better: area
      ? [
          subheading(texts.parts.better({ area: policyAreaInText(area.area, words.language) })),
          ...saidBy(brief.better).filter(({ type }) => type !== 'note'),
          ...triedOf(words, brief, area.area),
        ]
      : [text(escapeMarkdown(texts.noArea({ region })))],
    sources: [subheading(texts.parts.sources), note(...sourcesOf(words, brief, policy))],
  };
}

/** The score of the area asked about, with every figure of it, as a part of its own. */
function areaScoreOf({ areaScore }: Brief): Block[] {
  if (areaScore === null || typeof areaScore === 'string') return [];
  const titles = areaScore.blocks.flatMap((block) => (block.type === 'heading' ? [subheading(block.text)] : []));
  return [...titles, ...saidBy(areaScore).filter(({ type }) => type !== 'picture' && type !== 'note')];
}

/** The blocks of an answer without its heading and buttons. */
function saidBy(part: BriefPart): Block[] {
  return typeof part === 'string'
    ? [text(escapeMarkdown(part))]
    : part.blocks.filter(({ type }) => type !== 'heading' && type !== 'actions');
}

/** Those of the area asked about; the usual ones too where these are few. */
function figuresOfBoth({ ofArea, comparison }: Brief): Block[] {
  const own = ofArea === null ? [] : figuresOf(ofArea);
  const isEnough = own.some((block) => block.type === 'table' && block.rows.length >= fewRows);
  return isEnough ? own : [...own, ...figuresOf(comparison)];
}

/** Fewer rows than these leave room for the usual figures. */
const fewRows = 4;

/** A comparison with ranks and countries beside the values, where there is room for them. */
function figuresOf(part: BriefPart): Block[] {
  const said = saidBy(part);
  const whole = typeof part === 'string' ? undefined : tablesIn(part, 'details')[0];
  const isWhole = whole !== undefined && whole.columns.length <= mostColumns;
  // A picture of a single row says what the row does.
  const isDrawn = said.some((block) => block.type === 'table' && block.rows.length > 1);
  return said
    .filter(({ type }) => isDrawn || type !== 'picture')
    .map((block) => (block.type === 'table' && isWhole ? whole : block));
}

/** More columns than this do not fit a page. */
const mostColumns = 6;

/**
 * Makes the tables of who lives there and what kind of regions they are; without the countries, which have few such figures, where all do not fit.
 */
function contextTables(words: FigureFormatter, { comparison, against }: Brief): Block[] {
  const tables = typeof comparison === 'string' ? [] : tablesIn(comparison, 'more').slice(0, 1);
  return tables.map((whole) => {
    // The title of the part says what the label of the first column does.
    const columns = whole.columns.map((column, index) =>
      index === 0 ? { label: words.texts.compare.figure } : column,
    );
    const last = columns.length - 1;
    const isKept = (_: unknown, index: number) =>
      columns.length <= mostColumns || index <= against.codes.length + 1 || index === last;
    return {
      ...whole,
      columns: columns.filter(isKept),
      rows: whole.rows.map((row) => row.filter(isKept)),
      ...(whole.data && { data: whole.data.map((row) => row.filter(isKept)) }),
    };
  });
}

/** The map that is one press away in a chat. */
function mapOf(part: BriefPart): Block[] {
  const folds = typeof part === 'string' ? [] : (part.folds ?? []);
  return folds.flatMap(({ name, blocks }) => (name === 'all' ? blocks.filter(({ type }) => type === 'picture') : []));
}

function tablesIn({ folds = [] }: Message, name: string) {
  return folds
    .filter((fold) => fold.name === name)
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'table' ? [block] : [])));
}

/** The conclusion, three sentences at most. */
function shortOf(context: AppContext, words: FigureFormatter, brief: Brief): Block[] {
  const { profile, against, area, outcomes, byScore, tried } = brief;
  const sentences = concludeBrief(context, words, {
    region: profile.region,
    others: against.codes.map(words.named),
    outcomes,
    area: area?.area ?? null,
    better: byScore,
    tried,
  });
  return sentences.map((sentence) => text(escapeMarkdown(sentence)));
}

function takenOf(words: FigureFormatter, { against, area }: Brief): Block[] {
  const { taken } = words.texts.brief;
  const isOfRegions = against.isTaken && against.codes.length > 0;
  const parts = [
    ...(isOfRegions
      ? [taken.peers({ names: words.texts.list(against.codes.map(words.named)), count: against.codes.length })]
      : []),
    ...(area?.isTaken
      ? [taken.area({ area: policyAreaInText(area.area, words.language), isOnly: area.isOnly ? 'yes' : 'no' })]
      : []),
  ];
  const what = parts.length > 1 ? 'both' : isOfRegions ? 'regions' : 'area';
  return parts.length > 0 ? [note(escapeMarkdown(taken.line({ what, taken: parts.join('; ') })))] : [];
}

function networkFact(words: FigureFormatter, { profile, published }: Brief) {
  const { network } = words.texts.brief;
  const say = profile.region.isMember ? network.member : network.other;
  return { label: network.label, value: say({ count: published }) };
}

function triedOf(words: FigureFormatter, { tried }: Brief, area: PolicyArea): Block[] {
  const { brief: texts, experience } = words.texts;
  const named = { area: policyAreaInText(area, words.language) };
  if (tried.experiences.length === 0) return [text(escapeMarkdown(texts.triedNone(named)))];
  return [
    text(tried.isOfOthers ? escapeMarkdown(texts.triedOthers(named)) : texts.tried),
    ...list(
      experience.buttons.open,
      tried.experiences.map(({ number, title, region }) => ({
        title: experience.heading({ number, title }),
        line: `/experience show ${number}`,
        ...(region && { beside: words.named(region) }),
      })),
    ),
  ];
}

/** Every source and rule, each once, under what it is of. */
function sourcesOf(words: FigureFormatter, brief: Brief, policy: readonly Block[]): string[] {
  const { of } = words.texts.brief;
  const { comparison, ofArea, scores, areaScore, peers, better } = brief;
  const folded = (part: BriefPart | null) =>
    part === null || typeof part === 'string' ? [] : (part.folds ?? []).flatMap(({ blocks }) => blocks);
  const shown = typeof better === 'string' ? [] : better.blocks;
  const groups: [string, readonly Block[]][] = [
    [of.figures, [comparison, ofArea].flatMap(folded)],
    [of.scores, [scores, areaScore].flatMap(folded)],
    [of.policy, policy],
    [of.peers, folded(peers)],
    [of.better, [...shown, ...folded(better)]],
  ];
  const told = new Set<string>();
  return groups.flatMap(([name, blocks]) => {
    const lines = [...new Set(blocks.flatMap(notesIn))].filter((line) => !told.has(line));
    for (const line of lines) told.add(line);
    return lines.length > 0 ? [`**${escapeMarkdown(name)}** ${lines.join(' ')}`] : [];
  });
}

function notesIn(block: Block): string[] {
  return block.type === 'note' ? block.markdown.split('\n') : [];
}
