import { nameWithSize } from '#src/answers/experiences/attachments.ts';
import type { AppContext } from '#src/context.ts';
import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay, formatKnownDate } from '#src/domain/date.ts';
import { languageNameFor } from '#src/domain/language.ts';
import { isListed, type Tool, versionOfTool } from '#src/domain/tools/tool.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { sayKeptFault } from '#src/texts/kept-fault.ts';
import { nameGroup, namePolicyArea } from '#src/texts/topics.ts';

type Context = Pick<AppContext, 'isOwnLink'>;

/** What this reader may do with an entry. */
export type ToolRights = { mayChange: boolean; mayReview: boolean };

const longestLink = 100;

/** An entry of the toolbox whole, for a member. `opening` is said before it. */
export function toolMessage(
  context: Context,
  tool: Tool,
  reader: Reader,
  { mayChange, mayReview }: ToolRights,
  opening?: string,
): Message {
  const { buttons } = textsFor(reader.language).tool;
  const { number, withdrawnAt } = tool;
  const isWaiting = tool.state === 'suggested' && withdrawnAt === null;
  return message(
    opening !== undefined && text(opening),
    ...toolBlocks(tool, reader, { hasState: !isListed(tool) || mayChange }),
    actions(
      tool.file !== null && button(buttons.file, `/tool file ${number}`, 'primary'),
      hasLink(context, tool) && {
        type: 'link',
        label: buttons.openLink,
        url: tool.link,
        ...(tool.file === null && { style: 'primary' as const }),
      },
      isWaiting && mayReview && button(buttons.publish, `/tool publish ${number} version=${versionOfTool(tool)}`),
      isWaiting && mayReview && button(buttons.decline, `/tool decline ${number} version=${versionOfTool(tool)}`),
      mayChange && withdrawnAt === null && button(buttons.edit, `/tool edit ${number}`),
      mayChange && withdrawnAt === null && button(buttons.withdraw, `/tool withdraw ${number}`, 'danger'),
      mayChange && withdrawnAt !== null && button(buttons.restore, `/tool restore ${number}`),
      !mayChange && button(buttons.list, '/tool list'),
    ),
  );
}

/** Returns whether an entry has a link that is shown as one. */
export const hasLink = ({ isOwnLink }: Context, { link }: Pick<Tool, 'link'>): boolean =>
  link !== '' && !isOwnLink(link);

/** Gives the file of an entry in chat, or says why it cannot be given there. */
export function toolFileMessage(
  context: Pick<AppContext, 'pageUrl'>,
  tool: Tool,
  given: { content: string } | 'too-large' | 'gone' | null,
  { language }: Reader,
): Message & { failed?: boolean } {
  const { buttons, file: say } = textsFor(language).tool;
  const { number, title, file } = tool;
  const open = button(buttons.open, `/tool show ${number}`);
  if (file === null || given === null) return message(text(say.none({ number })), actions(open));
  const page =
    context.pageUrl !== null && isListed(tool) && given !== 'gone' ? `${context.pageUrl}/tools/${number}/file` : null;
  if (typeof given === 'string')
    return {
      ...message(
        text(given === 'gone' ? say.gone({ number }) : say.tooLarge({ number })),
        actions(page !== null && { type: 'link', label: buttons.file, url: page }, open),
      ),
      failed: true,
    };
  return message(
    text(say.given({ number, title })),
    { type: 'file', name: file.name, mediaType: file.mediaType, content: given.content, encoding: 'base64' },
    actions(open),
  );
}

/** Shows what an entry says, without ways on. */
export function toolBlocks(tool: Tool, reader: Reader, { hasState = false }: { hasState?: boolean } = {}): Block[] {
  const texts = textsFor(reader.language).tool;
  const { number, title, summary, language, linkBrokenAt, linkProblem, comment } = tool;
  const written = language === reader.language ? {} : { language };
  return message(
    heading(texts.heading({ number, title })),
    summary !== '' && { ...text(escapeMarkdown(summary)), ...written },
    linkBrokenAt !== null &&
      note(texts.broken({ day: formatDay(linkBrokenAt, reader), why: sayKeptFault(linkProblem, reader.language) })),
    comment !== '' && tool.state === 'declined' && note(texts.comment({ comment })),
    facts(factsOf(tool, reader, hasState)),
    // A link is text too: who reads a mail on paper, or cannot press, has it.
    tool.link !== '' && note(md`${shorten(tool.link, longestLink)}`),
  ).blocks;
}

function factsOf(tool: Tool, { language }: Reader, hasState: boolean) {
  const { tool: texts, experience } = textsFor(language);
  const { labels, kinds, states, openedTimes } = texts;
  const { kind, policyAreas, targetGroups, stage, publisher, year, licence, verifyOn, opened, file } = tool;
  const what = [kinds[kind], languageNameFor(tool.language, spokenLanguage(language))].join(', ');
  const source = [publisher, year === null ? '' : String(year)].filter(Boolean).join(', ');
  const state = tool.withdrawnAt === null ? states[tool.state] : states.withdrawn;
  const items: [string, string | null][] = [
    [labels.kind, what],
    [labels.areas, policyAreas.map((area) => namePolicyArea(area, language)).join(', ')],
    [labels.groups, targetGroups.map((group) => nameGroup(group, language)).join(', ') || null],
    [labels.stage, stage && experience.labels.stages[stage]],
    [labels.source, source || null],
    [labels.file, file && nameWithSize(file, language)],
    [labels.licence, licence || null],
    [labels.state, hasState ? state : null],
    [labels.opened, openedTimes({ count: opened })],
    [labels.verify, hasState && verifyOn ? formatKnownDate(verifyOn, language) : null],
  ];
  return items.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
