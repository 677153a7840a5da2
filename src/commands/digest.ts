import { z } from 'zod';
import { type AppContext, defineGroup, subcommand } from '#src/context.ts';
import { argument } from '#src/core/argument.ts';
import { md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { orderForDigest } from '#src/domain/digest.ts';
import { formatValue } from '#src/domain/format.ts';
import { type ExperienceBrief, listExperiencesSince } from '#src/store/experience.ts';
import { type FigureChange, listFigureChanges } from '#src/store/figure-change.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from './experience/card.ts';

const weekMs = 7 * 24 * 3_600_000;
const mostShown = 5;
const mostFigures = 8;
/** More new experiences in a week are counted, not read. */
const mostRead = 200;

const preview = subcommand({
  summary: 'What this week’s digest would say',
  args: z.object({ region: argument.ownRegion('The region it is for') }),
  visibility: 'private',
  async run(context, { region }, { person, now }) {
    const since = new Date(now.getTime() - weekMs);
    const area = context.catalogue.regions.get(region)?.area ?? region;
    const [experiences, changes] = await Promise.all([
      listExperiencesSince(context.sql, { since, exceptAuthor: person.id, limit: mostRead }),
      listFigureChanges(context.sql, area, since, mostFigures),
    ]);
    return digestMessage(context, person, region, experiences, changes);
  },
});

function digestMessage(
  context: AppContext,
  person: Person,
  region: string,
  experiences: ExperienceBrief[],
  changes: FigureChange[],
): Message {
  const texts = textsFor(person.language).digest;
  const name = nameRegion(context, region, person);
  const ordered = orderForDigest(experiences, { region, interests: person.interests }, context.catalogue);
  const shown = ordered.slice(0, mostShown);
  const lines = shown.map(
    ({ number, title, region: from, reason }) =>
      md`- **#${number} ${title}** (${nameRegion(context, from, person)}, ${texts.reasons[reason]})`,
  );
  const rest = ordered.length - shown.length;
  if (ordered.length + changes.length === 0) {
    const nothing = texts.nothing(name);
    return {
      text: nothing,
      blocks: [
        { type: 'text', markdown: nothing },
        ...actions(button(texts.buttons.figures(name), `/region show ${region}`)),
      ],
    };
  }
  return {
    text: [texts.summary(ordered.length, changes.length, name), ...lines].join('\n'),
    blocks: [
      { type: 'heading', text: texts.heading(name) },
      ...(lines.length > 0
        ? [
            {
              type: 'text',
              markdown: [md`**${texts.experiences}**`, ...lines, ...(rest > 0 ? [texts.more(rest)] : [])].join('\n'),
            } as const,
          ]
        : []),
      ...figureBlocks(context, person, region, changes),
      ...(person.interests.length === 0 ? [{ type: 'note', markdown: texts.tip } as const] : []),
      ...actions(
        ...shown.map(({ number, title }) =>
          button(shorten(texts.buttons.show(number, title), 60), `/experience show ${number}`),
        ),
        rest > 0 && button(texts.buttons.all, '/experience list'),
        button(texts.buttons.figures(name), `/region show ${region}`),
      ),
    ],
  };
}

function figureBlocks(
  { catalogue }: AppContext,
  { language }: Person,
  region: string,
  changes: FigureChange[],
): Block[] {
  if (changes.length === 0) return [];
  const texts = textsFor(language);
  const { indicator, year, value, before } = texts.digest.columns;
  const rows = changes.flatMap((change) => {
    const measured = catalogue.indicators.get(change.indicator);
    if (!measured) return [];
    const show = (figure: number | null) =>
      figure === null ? texts.figure.suppressed : formatValue(figure, measured, language);
    const flags = change.flags ? ` ${change.flags}` : '';
    return [
      [
        measured.shortName,
        String(change.year),
        `${show(change.value)}${flags}`,
        texts.digest.before(show(change.before), change.isRevision ? null : change.beforeYear),
      ],
    ];
  });
  const note = catalogue.regions.get(region)?.areaNote;
  return [
    { type: 'text', markdown: md`**${texts.digest.figures}**` },
    {
      type: 'table',
      columns: [
        { label: indicator },
        { label: year },
        { label: value, align: 'right' },
        { label: before, align: 'right' },
      ],
      rows,
    },
    ...(note ? [{ type: 'note', markdown: md`${note}` } as const] : []),
  ];
}

export const digest = defineGroup({
  name: 'digest',
  summary: 'What is new for a region',
  fallback: 'preview',
  subcommands: { preview },
});
