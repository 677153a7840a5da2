import type { AppContext } from '#src/context.ts';
import { heading, message, note, subheading } from '#src/core/blocks.ts';
import { withFolds } from '#src/core/folds.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import type { FigureFormatter } from '../figures/figure-formatter.ts';
import { details } from '../figures/first-screen.ts';
import { type Brief, briefSections } from './brief.ts';

/** The words that a line about a brief may end with. */
export const briefFolds = ['more', 'peers', 'details'] as const;

/** A brief in a chat: the finding and the figures; profile, scores, peers and sources are one press away, and so is the whole. */
export function briefMessage(context: AppContext, words: FigureFormatter, brief: Brief): Message {
  const { brief: texts } = words.texts;
  const sections = briefSections(context, words, brief);
  const { line } = brief;
  const comparison = brief.ofArea ?? brief.comparison;
  const first =
    typeof comparison === 'string'
      ? sections.figures.slice(1)
      : comparison.blocks.filter(({ type }) => type !== 'heading' && type !== 'actions');
  const url = context.publicUrl && `${context.publicUrl}${briefPath(brief)}`;
  return withFolds(
    message(
      heading(titleOf(words, brief)),
      sections.short,
      sections.taken,
      // The conclusion says in words what the table does.
      first.filter(({ type }) => type !== 'text' || typeof comparison === 'string'),
      actions(
        button(texts.buttons.pdf, `${line} pdf`, 'primary'),
        url !== null && { type: 'link', label: texts.buttons.page, url },
      ),
    ),
    { name: 'more', label: texts.folds.more, blocks: [...sections.profile, ...sections.outcomes] },
    { name: 'peers', label: texts.folds.peers, blocks: [...sections.peers, ...sections.better] },
    details(words, [], sections.sources.slice(1)),
  );
}

/** The whole brief, as a page and a file show it. */
export function briefDocument(
  context: AppContext,
  words: FigureFormatter,
  brief: Brief,
  { isOnPaper }: { isOnPaper: boolean },
): Message {
  const { brief: texts } = words.texts;
  const sections = briefSections(context, words, brief);
  const whole = message(
    heading(titleOf(words, brief)),
    note(escapeMarkdown(texts.made({ day: formatKnownDate(brief.day, words.language) }))),
    !isOnPaper &&
      actions(button(texts.buttons.pdf, `${brief.line} pdf`), button(texts.buttons.excel, `${brief.line} xlsx`)),
    subheading(texts.short.title),
    sections.short,
    sections.taken,
    [
      // On paper there is no room to say in words once more what the conclusion and the table say.
      sections.figures.filter(({ type }) => !isOnPaper || type !== 'text' || brief.against.codes.length === 0),
      sections.outcomes,
      sections.peers,
      sections.better,
      sections.profile,
    ]
      .flat()
      // Two pages hold no picture that is drawn for a phone: its figures stand in the table, and it is on the page.
      .filter((block) => !isOnPaper || block.type !== 'picture' || block.width > block.height),
    isOnPaper && sections.sources,
  );
  return isOnPaper
    ? whole
    : withFolds(whole, { ...details(words, [], sections.sources.slice(1)), label: texts.parts.sources });
}

function titleOf(words: FigureFormatter, { profile, against, area }: Brief): string {
  const { brief: texts } = words.texts;
  const region = words.region(profile.region);
  const title = against.isTaken
    ? texts.heading({ region })
    : texts.headingAgainst({ region, others: against.codes.map(words.named) });
  return area && !area.isTaken
    ? texts.headingArea({ heading: title, area: namePolicyArea(area.area, words.language) })
    : title;
}

/** The address of a brief's page on this server. */
function briefPath({ profile, against, area }: Brief): string {
  const query = new URLSearchParams({
    ...(!against.isTaken && { against: against.codes.join(',') }),
    ...(area && !area.isTaken && { area: area.area }),
  });
  return `/briefs/${profile.region.code}${query.size > 0 ? `?${query}` : ''}`;
}
