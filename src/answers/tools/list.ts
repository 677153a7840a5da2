import { list, message, text } from '#src/core/blocks.ts';
import {
  actions,
  type Block,
  type Button,
  button,
  type ListItem,
  type Message,
  type Select,
} from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { languageNameFor } from '#src/domain/language.ts';
import type { ToolBrief, ToolFilter } from '#src/domain/tools/tool.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import type { TargetGroup } from '#src/domain/topics/target-group.ts';
import { spokenLanguage, textsFor } from '#src/texts/index.ts';
import { areaOptions, nameGroup, namePolicyArea, policyAreaInText } from '#src/texts/topics.ts';

/** How many entries stand on a page of a list in chat. */
export const toolPageSize = 6;

type Found = { tools: readonly ToolBrief[]; count: number };
type Asked = { words: string; filter: ToolFilter };

/** A page of the toolbox. `next` is the line of the next page; `canAdd`: the reader adds without a review. */
export function toolListMessage(
  { words, filter }: Asked,
  { tools, count }: Found,
  reader: Reader,
  { next, canAdd, isReviewer }: { next: string | null; canAdd: boolean; isReviewer: boolean },
): Message {
  const { buttons, list: texts } = textsFor(reader.language).tool;
  return message(
    text(openingOf({ words, filter }, count, reader)),
    list(
      buttons.open,
      tools.map((tool) => toolItem(tool, reader)),
    ),
    actions(
      next !== null && button(buttons.next, next),
      canAdd ? button(buttons.add, '/tool add') : button(buttons.suggest, '/tool suggest'),
      isReviewer && button(buttons.queue, '/tool queue'),
      {
        type: 'select',
        placeholder: texts.further,
        options: areaOptions(reader.language).map(({ value, label }) => ({ label, line: `/tool list area=${value}` })),
      },
    ),
  );
}

/** Says how many entries there are of what was asked for. */
export function openingOf({ words, filter }: Asked, count: number, { language }: Reader): string {
  const { list: texts } = textsFor(language).tool;
  const filters = describeToolFilter(filter, language);
  const said = { count, words, filters, about: filters === '' ? 'none' : 'some' };
  if (count > 0) return words === '' ? texts.count(said) : texts.found(said);
  return words !== '' ? texts.noneFor(said) : filters === '' ? texts.empty : texts.none(said);
}

function describeToolFilter({ area, group, kind, stage, language: written }: ToolFilter, language: string): string {
  const { tool, experience } = textsFor(language);
  return [
    area && namePolicyArea(area as PolicyArea, language),
    group && nameGroup(group as TargetGroup, language),
    kind && tool.kinds[kind],
    stage && experience.labels.stages[stage as keyof typeof experience.labels.stages],
    written && languageNameFor(written, spokenLanguage(language)),
  ]
    .filter(Boolean)
    .join(', ');
}

/** An entry in a list: its title opens it. */
export function toolItem(tool: ToolBrief, reader: { language: string }): ListItem {
  const { short } = textsFor(reader.language).tool;
  const { number, title } = tool;
  return { title: short({ number, title }), line: `/tool show ${number}`, beside: besideOf(tool, reader) };
}

function besideOf(tool: ToolBrief, { language }: { language: string }): string {
  const { kinds, list: texts } = textsFor(language).tool;
  const { kind, publisher, year, policyAreas, linkBrokenAt } = tool;
  return [
    kinds[kind],
    policyAreas.map((area) => namePolicyArea(area, language)).join(', '),
    ...(publisher === '' ? [] : [publisher]),
    ...(year === null ? [] : [String(year)]),
    ...(tool.language === language ? [] : [languageNameFor(tool.language, spokenLanguage(language))]),
    ...(linkBrokenAt === null ? [] : [texts.broken]),
  ].join(' · ');
}

const longestTitle = 70;
const mostButtons = 5;

/** Adds to an answer which guides the toolbox has on what it is about, in a line, and a way to all of them. Nothing where there are none. */
export function withGuides(answer: Message, { tools, count }: Found, area: string | null, reader: Reader): Message {
  if (tools.length === 0) return answer;
  const added = message(guideLine(tools, reader));
  const at = answer.blocks.findLastIndex(({ type }) => type === 'actions');
  const more = area === null ? null : guidesButton(area, count, reader);
  const before = at < 0 ? answer.blocks : answer.blocks.slice(0, at);
  const after = at < 0 ? [] : answer.blocks.slice(at);
  return {
    ...answer,
    text: `${answer.text}\n${added.text}`,
    blocks: [...before, ...added.blocks, ...(more === null ? after : offer(after, more, answer.folds?.length ?? 0))],
  };
}

function guideLine(tools: readonly ToolBrief[], { language }: Reader): Block {
  const { guides, kinds } = textsFor(language).tool;
  const titles = tools.map(({ number, title, kind }) =>
    guides.title({ number, title: shorten(title, longestTitle), beside: kinds[kind] }),
  );
  return text(guides.line({ titles: titles.join('; ') }));
}

function guidesButton(area: string, count: number, { language }: Reader): Button & { line: string } {
  const { buttons, guides } = textsFor(language).tool;
  const label =
    count > 1 ? guides.more({ count }) : buttons.guides({ area: policyAreaInText(area as PolicyArea, language) });
  return button(label, `/tool list area=${area}`) as Button & { line: string };
}

/** Puts a way on among those of an answer: a button where there is room for one, else an option of its menu. */
function offer(blocks: Block[], more: Button & { line: string }, folds: number): Block[] {
  const buttons = blocks
    .flatMap((block) => (block.type === 'actions' ? block.items : []))
    .filter(({ type }) => type !== 'select');
  const option = { label: more.label, line: more.line };
  const [first, ...rest] = blocks;
  if (first?.type !== 'actions') return folds < mostButtons ? [...blocks, ...actions(more)] : blocks;
  const menu = first.items.find((item): item is Select => item.type === 'select');
  if (menu)
    return [
      {
        type: 'actions',
        items: first.items.map((item) => (item === menu ? { ...menu, options: [...menu.options, option] } : item)),
      },
      ...rest,
    ];
  return buttons.length + folds < mostButtons ? [{ type: 'actions', items: [...first.items, more] }, ...rest] : blocks;
}

/** Shows who reviews what waits for a review, and links that do not work. */
export function toolQueueMessage({ tools, count }: Found, broken: readonly ToolBrief[], reader: Reader): Message {
  const { queue, buttons } = textsFor(reader.language).tool;
  return message(
    text(count === 0 ? queue.none : queue.count({ count })),
    list(
      buttons.open,
      tools.map((tool) => toolItem(tool, reader)),
    ),
    broken.length > 0 && text(queue.broken),
    list(
      buttons.open,
      broken.map((tool) => toolItem(tool, reader)),
    ),
    actions(button(buttons.list, '/tool list')),
  );
}
