import type { AppContext } from '#src/context.ts';
import { heading, message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { withLabel } from '#src/core/locale.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import { policyMethod } from '#src/domain/policies/method.ts';
import { bandOf, overall, type PolicyEdition, type PublishedScore } from '#src/domain/policies/policy-index.ts';
import { meanOfStages, type SelfAssessed, stages } from '#src/domain/policies/self-assessment.ts';
import type { Region } from '#src/domain/regions/region.ts';
import { type PolicyArea, policyAreas } from '#src/domain/topics/indicator.ts';
import { namePolicyArea, policyAreaInText } from '#src/texts/topics.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { methodNote } from '../method-note.ts';

/** One index's newest edition with the scores of a region or country, the newest year first. */
export type PublishedEdition = { edition: PolicyEdition; region: string; scores: readonly PublishedScore[] };

export type PolicyView = {
  region: Region;
  name: string;
  country: string;
  area: PolicyArea | null;
  published: readonly PublishedEdition[];
  /** Indices of which an edition was imported. */
  held: readonly string[];
  assessed: readonly SelfAssessed[];
};

/**
 * Shows what is known of a region's policy: published indices, the country's where only that exists, and what the region says of itself, each under
 * its name.
 */
export function policyMessage(
  context: AppContext,
  words: FigureFormatter,
  view: PolicyView,
  opening?: string,
): Message {
  const { policy: texts } = words.texts;
  const { region, name, area } = view;
  const areaName = (each: PolicyArea) => namePolicyArea(each, words.language);
  const open = policyAreas.find((each) => !view.assessed.some(({ policyArea }) => policyArea === each));
  const next = area ?? open;
  const sources = [...new Set(view.published.map(({ edition }) => edition.source))].join('; ');
  const answer = message(
    heading(area ? texts.headingArea({ region: name, area: areaName(area) }) : texts.heading({ region: name })),
    opening !== undefined && text(escapeMarkdown(opening)),
    text(escapeMarkdown(sentencesOf(words, view).join(' '))),
    ...view.published.map((each) => partsTable(words, each)),
    assessedBlocks(words, view),
    note(
      escapeMarkdown(texts.apart),
      ...(sources ? [escapeMarkdown(texts.source({ sources }))] : []),
      methodNote(context, words.texts, 'policy-index', policyMethod),
    ),
    actions(
      button(texts.buttons.score({ region: name }), `/score ${region.code}`),
      // What was answered can be gone on with, also where no area is open any more.
      next !== undefined &&
        button(
          texts.buttons.assess({ area: policyAreaInText(next, words.language) }),
          `/policy assess ${next} region=${region.code}`,
        ),
      area !== null && button(texts.buttons.all, `/policy show ${region.code}`),
    ),
  );
  const evidence = evidenceLines(words, view);
  return withFolds(
    answer,
    evidence.length > 0 && { name: 'evidence', label: texts.evidence, blocks: [text(...evidence)] },
  );
}

/** One line for an answer about outcomes: what the policy indices say, under their names. Null where nothing is held. */
export function policyLine(words: FigureFormatter, view: PolicyView): string | null {
  const { policy: texts } = words.texts;
  const indices = view.published.flatMap((each) => {
    const score = overallOf(each);
    return score
      ? [
          texts.shortIndex({
            name: each.edition.name,
            region: words.named(each.region),
            score: words.number(score.score, 0),
            high: each.edition.scaleHigh,
            year: score.year,
          }),
        ]
      : [];
  });
  const areas = meansOf(view).map(({ area, mean }) =>
    texts.shortArea({ area: namePolicyArea(area, words.language), score: words.number(mean, 0) }),
  );
  const parts = [...indices, ...(areas.length > 0 ? [texts.shortAssessed({ areas: words.texts.list(areas) })] : [])];
  return parts.length > 0 ? texts.short({ parts: parts.join('; ') }) : null;
}

/** The published indices of a region, or its country, as a part of a brief; what the region says of its own policy as means alone. */
export function policyPart(context: AppContext, words: FigureFormatter, view: PolicyView): Block[] {
  const { policy: texts } = words.texts;
  const sources = [...new Set(view.published.map(({ edition }) => edition.source))].join('; ');
  const areas = meansOf(view).map(({ area, mean }) =>
    texts.shortArea({ area: namePolicyArea(area, words.language), score: words.number(mean, 0) }),
  );
  return [
    text(escapeMarkdown(sentencesOf(words, view).join(' '))),
    ...view.published.flatMap((each) => partsTable(words, each)),
    ...(areas.length > 0
      ? [text(escapeMarkdown(words.texts.brief.selfAssessed({ areas: words.texts.list(areas) })))]
      : []),
    note(
      ...(sources ? [escapeMarkdown(texts.source({ sources }))] : []),
      methodNote(context, words.texts, 'policy-index', policyMethod),
    ),
  ];
}

function sentencesOf(words: FigureFormatter, { region, name, country, published }: PolicyView): string[] {
  const { policy: texts } = words.texts;
  const countryName = words.countryInText(country);
  const said = published.map((each) => {
    const { edition } = each;
    const score = overallOf(each);
    if (!score)
      return texts.noOverall({ name: edition.name, region: words.named(each.region), edition: edition.edition });
    const about = {
      name: edition.name,
      score: words.number(score.score, 0),
      high: edition.scaleHigh,
      year: score.year,
      band: bandWords(words, score.score, edition),
      edition: edition.edition,
    };
    return each.region === region.code
      ? texts.own({ ...about, region: name })
      : texts.country({ ...about, country: countryName, region: name });
  });
  const has = (index: string) => published.some(({ edition }) => edition.index === index);
  const isCountry = region.code === country;
  return [
    ...said,
    ...(has('mipex')
      ? []
      : [
          isCountry
            ? texts.noneMipexCountry({ country: countryName })
            : texts.noneMipex({ region: name, country: countryName }),
        ]),
    ...(has('mipex-r') || isCountry ? [] : [texts.noneMipexR({ region: name })]),
  ];
}

function overallOf({ scores }: PublishedEdition): PublishedScore | null {
  return (
    scores.find(
      ({ axis, value, targetGroup }) => axis === overall.axis && value === overall.value && targetGroup === '',
    ) ?? null
  );
}

/** "none" is what the sentences leave out. */
function bandWords(words: FigureFormatter, score: number, { bands }: PolicyEdition): string {
  const band = bandOf(score, bands);
  const names: Record<string, string> = words.texts.policy.bands;
  return band === null ? 'none' : (names[band.replaceAll(' ', '-')] ?? band);
}

/** The newest score of each part. */
function partsTable(words: FigureFormatter, { edition, scores }: PublishedEdition): Block[] {
  const { policy: texts } = words.texts;
  const newest = new Map<string, PublishedScore>();
  for (const score of scores) {
    const key = `${score.axis} ${score.value} ${score.targetGroup}`;
    if (!newest.has(key)) newest.set(key, score);
  }
  const parts = [...newest.values()].filter(({ axis }) => axis !== overall.axis);
  if (parts.length === 0) return [];
  const hasBands = edition.bands.length > 0;
  return [
    table(
      [
        withLabel(edition.name, texts.columns.part, words.language),
        rightColumn(texts.columns.score),
        texts.columns.year,
        ...(hasBands ? [texts.columns.band] : []),
      ],
      parts.map((part) => [
        texts.part({ value: readable(part.value), group: part.targetGroup || 'none' }),
        {
          text: words.number(part.score, 0),
          value: part.score,
          source: edition.source,
        },
        { text: String(part.year), value: part.year },
        ...(hasBands ? [bandWords(words, part.score, edition)] : []),
      ]),
    ),
  ];
}

function readable(slug: string): string {
  const plain = slug.replaceAll('-', ' ');
  return plain.slice(0, 1).toUpperCase() + plain.slice(1);
}

function assessedBlocks(words: FigureFormatter, { name, area, assessed }: PolicyView): Block[] {
  const { policy: texts } = words.texts;
  if (assessed.length === 0)
    return [
      text(
        escapeMarkdown(
          area
            ? texts.noneAssessedIn({ region: name, area: policyAreaInText(area, words.language) })
            : texts.noneAssessed({ region: name }),
        ),
      ),
    ];
  const areas = Map.groupBy(assessed, ({ policyArea }) => policyArea);
  return [
    text(`**${escapeMarkdown(texts.selfAssessed({ region: name }))}**`, escapeMarkdown(texts.selfAssessedNote)),
    table(
      [
        withLabel(texts.selfAssessed({ region: name }), texts.columns.area, words.language),
        ...stages.map((stage) => rightColumn(texts.stages[stage])),
        rightColumn(texts.columns.mean),
        texts.columns.answered,
      ],
      [...areas].map(([own, answers]) => {
        const mean = meanOfStages(answers);
        const newest =
          answers
            .map(({ answeredAt }) => answeredAt.toISOString().slice(0, 10))
            .sort()
            .at(-1) ?? '';
        return [
          namePolicyArea(own, words.language),
          ...stages.map((stage) => {
            const score = answers.find((each) => each.stage === stage)?.score;
            return score === undefined ? '–' : { text: String(score), value: score };
          }),
          mean === null ? '–' : { text: words.number(mean, 0), value: mean },
          newest === '' ? '' : formatKnownDate(newest, words.language),
        ];
      }),
    ),
  ];
}

function evidenceLines(words: FigureFormatter, { assessed }: PolicyView): string[] {
  const { policy: texts } = words.texts;
  return assessed
    .filter(({ evidence, comment }) => evidence !== '' || comment !== '')
    .map(({ policyArea, stage, score, evidence, comment }) =>
      escapeMarkdown(
        texts.answer({
          stage: `${namePolicyArea(policyArea, words.language)}, ${texts.stages[stage]}`,
          score,
          evidence: evidence || 'none',
          comment: comment || 'none',
        }),
      ),
    )
    .map((line) => `- ${line}`);
}

function meansOf({ assessed }: PolicyView): { area: PolicyArea; mean: number }[] {
  return [...Map.groupBy(assessed, ({ policyArea }) => policyArea)].flatMap(([area, answers]) => {
    const mean = meanOfStages(answers);
    return mean === null ? [] : [{ area, mean }];
  });
}
