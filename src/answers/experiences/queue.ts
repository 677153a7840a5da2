import type { AppContext } from '#src/context.ts';
import { text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, type Button, button, type Message, type Select } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay, formatKnownDate } from '#src/domain/date.ts';
import type { QueueFilter, Waiting, WaitingList } from '#src/domain/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { queueButton } from './buttons.ts';
import { byWhom, yesNo } from './history.ts';
import { describeFilters, experienceList } from './list.ts';

/** A page of what waits, as it is narrowed down by `asked`, with the lists of which much waits. */
type QueuePage = {
  waiting: Waiting[];
  count: number;
  next: number | null;
  lists: readonly WaitingList[];
  regions: readonly { region: string; count: number }[];
  asked: QueueFilter;
  now: Date;
};

const longestSource = 40;

/** The line that shows what waits, narrowed down, behind the number `after`. */
export function queueLine(asked: QueueFilter, after?: number): string {
  return ['/experience queue', ...(after === undefined ? [] : [after]), ...narrowing(asked)].join(' ');
}

function narrowing({ list, region, area }: QueueFilter): string[] {
  return [
    ...(list === undefined ? [] : [`list=${list}`]),
    ...(region === undefined ? [] : [`region=${region}`]),
    ...(area === undefined ? [] : [`area=${area}`]),
  ];
}

/** A page of what waits for a reviewer. */
export function reviewQueue(
  context: Pick<AppContext, 'catalogue'>,
  reviewer: Person,
  { waiting, count, next, lists, regions, asked, now }: QueuePage,
): Message {
  const { review } = textsFor(reviewer.language);
  const { queue } = review;
  const { list, region, area } = asked;
  const [first] = waiting;
  const isNarrowed = narrowing(asked).length > 0;
  const facets = { ...(region !== undefined && { region: [region] }), ...(area !== undefined && { area: [area] }) };
  const opening = [
    count === 0
      ? queue[isNarrowed ? 'emptyHere' : 'empty']
      : waiting.length === 0
        ? queue.end
        : queue.waiting({ count }),
    ...(region !== undefined || area !== undefined
      ? [queue.only({ what: describeFilters(context, { facets }, reviewer) })]
      : []),
  ].join(' ');
  return experienceList(context, reviewer, {
    opening: [escapeMarkdown(opening), ...lists.map((each) => describeList(each, reviewer))].join('\n'),
    experiences: waiting.map((each) => ({ ...each, note: describeWaiting(each, reviewer, { now, list }) })),
    opens: 'review',
    further: [
      ...(first ? [button(review.buttons.first, `/experience review ${first.number}`, 'primary')] : []),
      ...listButtons(lists, asked, reviewer),
      ...(isNarrowed ? [queueButton(reviewer)] : []),
      ...(region === undefined ? regionMenu(context, regions, { list, area }, reviewer) : []),
    ],
    next: next === null ? null : queueLine(asked, next),
  });
}

/** "232 of them are from “ESF operations”, imported 27 November 2026." */
function describeList({ source, importedOn, count }: WaitingList, reviewer: Reader): string {
  const { fromList } = textsFor(reviewer.language).review.queue;
  return fromList({ count, source, day: formatKnownDate(importedOn, reviewer.language) });
}

/** Buttons that show one list alone; of the list that is shown, the one that publishes it. */
function listButtons(lists: readonly WaitingList[], asked: QueueFilter, { language }: Reader): Button[] {
  const { buttons } = textsFor(language).review;
  return lists.flatMap(({ list, source, count, taken }) => {
    if (asked.list === undefined)
      return [
        button(buttons.onlyList({ source: shorten(source, longestSource), count }), queueLine({ ...asked, list })),
      ];
    const { list: _, ...rest } = asked;
    return count > taken
      ? [
          button(
            buttons.publishList({ count: count - taken }),
            ['/experience publish-list', list, ...narrowing(rest)].join(' '),
          ),
        ]
      : [];
  });
}

/** A menu of the regions of what waits, where there are several. */
function regionMenu(
  context: Pick<AppContext, 'catalogue'>,
  regions: readonly { region: string; count: number }[],
  asked: QueueFilter,
  reviewer: Reader,
): Select[] {
  const { buttons } = textsFor(reviewer.language).review;
  if (regions.length < 2) return [];
  const options = regions.map(({ region, count }) => ({
    label: buttons.ofRegion({ region: nameRegion(context, region, reviewer), count }),
    line: queueLine({ ...asked, region }),
  }));
  return [{ type: 'select', placeholder: buttons.byRegion, options }];
}

const dayMs = 24 * 3_600_000;

/** "logged by Ana, 3 May 2026 · for 12 days · Rosa reviews it since 14 May 2026"; "imported from “ESF operations”, 27 November 2026" */
function describeWaiting(
  { wasSentBack, authorName, since, claim, origin }: Waiting,
  reviewer: Person,
  { now, list }: { now: Date; list: number | undefined },
): string {
  const { review, evaluation } = textsFor(reviewer.language);
  const days = Math.max(0, Math.floor((now.getTime() - since.getTime()) / dayMs));
  const said = { ...byWhom(authorName), day: formatDay(since, reviewer) };
  // Where one list is shown, its name stands above.
  const isOfList = origin !== null && origin.collection === list && !wasSentBack;
  const came =
    origin && !wasSentBack
      ? review.queue.imported({ source: shorten(origin.source, longestSource), day: said.day })
      : (wasSentBack ? review.queue.again : review.queue.logged)(said);
  return [
    ...(isOfList ? [] : [came]),
    // The day says it.
    ...(days > 0 ? [evaluation.age({ days })] : []),
    ...(claim
      ? [
          evaluation.claim.by({
            isYours: yesNo(claim.reviewer === reviewer.id),
            name: claim.name ?? '',
            isNamed: yesNo(claim.name !== null),
            day: formatDay(new Date(claim.at), reviewer),
          }),
        ]
      : []),
  ].join(' · ');
}

/** Says how many experiences wait for a reviewer, with a button that shows them; no blocks if none waits. */
export function waitingBlocks(count: number, reviewer: Reader): Block[] {
  if (count === 0) return [];
  const { waiting } = textsFor(reviewer.language).review.queue;
  return [text(escapeMarkdown(waiting({ count }))), ...actions(queueButton(reviewer))];
}
