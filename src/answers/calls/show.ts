import type { AppContext } from '#src/context.ts';
import { facts, heading, list, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type ListItem, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { type CallBrief, callState, type FundingCall } from '#src/domain/calls/call.ts';
import { formatKnownDate } from '#src/domain/date.ts';
import type { DaySpan } from '#src/domain/day-span.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions, namePolicyArea } from '#src/texts/topics.ts';
import { formatDaySpan } from '../day-span.ts';
import { formatCallState, formatDeadline } from './deadline.ts';

type Context = Pick<AppContext, 'isOwnLink'>;

/** How many calls stand on a page of a list in chat. */
export const callPageSize = 6;

const longestSummary = 600;

/** What a call is to this reader: whether they manage calls, follow it, or look for partners for it, as `partners` do. */
export type CallView = {
  call: FundingCall;
  isManager: boolean;
  isFollowed: boolean;
  isPartner: boolean;
  partners: number;
};

/** A call whole, for a member. `opening` is said before it. */
export function callMessage(
  context: Context,
  { call, isManager, isFollowed, isPartner, partners }: CallView,
  reader: Reader,
  now: Date,
  opening?: string,
): Message {
  const { buttons } = textsFor(reader.language).call;
  const { number, link, withdrawnAt } = call;
  const isOver = callState(call, now) === 'closed' || withdrawnAt !== null;
  const managing = [
    { label: buttons.edit, line: `/call edit ${number}` },
    withdrawnAt === null
      ? { label: buttons.withdraw, line: `/call withdraw ${number}` }
      : { label: buttons.restore, line: `/call restore ${number}` },
  ];
  return message(
    opening !== undefined && text(opening),
    callBlocks(call, reader, now, partners),
    actions(
      link !== '' && !context.isOwnLink(link) && { type: 'link', label: buttons.openLink, url: link, style: 'primary' },
      !isOver &&
        (isFollowed
          ? button(buttons.unfollow, `/call unfollow ${number}`)
          : button(buttons.follow, `/call follow ${number}`)),
      !isOver && !isPartner && button(buttons.partner, `/call partner ${number}`),
      isPartner && button(buttons.partners, `/call partners ${number}`),
      isPartner && button(buttons.stopPartner, `/call unpartner ${number}`),
      isManager
        ? { type: 'select', placeholder: buttons.more, options: managing }
        : !isPartner && button(buttons.list, '/call list'),
    ),
  );
}

/** Shows what a call says, without ways on. */
export function callBlocks(call: FundingCall, reader: Reader, now: Date, partners = 0): Block[] {
  const texts = textsFor(reader.language).call;
  const { labels } = texts;
  const { number, title, summary, programme, audience, policyAreas, budget, opensOn, contact, withdrawnAt } = call;
  const items: [string, string][] = [
    [labels.deadline, formatDeadline(call, reader)],
    [labels.state, withdrawnAt === null ? formatCallState(call, now, reader.language) : texts.states.withdrawn],
    [labels.programme, programme],
    [labels.areas, policyAreas.map((area) => namePolicyArea(area, reader.language)).join(', ')],
    [labels.audience, audience],
    [labels.budget, budget],
    [labels.opens, opensOn === null ? '' : formatKnownDate(opensOn, reader.language)],
    [labels.contact, contact],
    [labels.partners, partners === 0 ? '' : String(partners)],
  ];
  return message(
    heading(texts.heading({ number, title })),
    summary !== '' && text(escapeMarkdown(shorten(summary.replace(/\s+/g, ' '), longestSummary))),
    facts(items.flatMap(([label, value]) => (value === '' ? [] : [{ label, value }]))),
  ).blocks;
}

/** What was asked for of calls. `undated`: so many fit besides of which no deadline is known. */
export type AskedCalls = {
  words: string;
  area?: string | undefined;
  programme?: string | undefined;
  closed: boolean;
  closing?: DaySpan | null;
  undated?: number;
};

/** A page of calls. `next` is the line of the next page. */
export function callListMessage(
  asked: AskedCalls,
  { calls, count }: { calls: readonly CallBrief[]; count: number },
  reader: Reader,
  { next, isManager, now }: { next: string | null; isManager: boolean; now: Date },
): Message {
  const { buttons, list: texts } = textsFor(reader.language).call;
  return message(
    text(callsOpening(asked, count, reader)),
    list(
      buttons.open,
      calls.map((call) => callItem(call, reader, now)),
    ),
    Boolean(asked.undated) && note(texts.undated({ count: asked.undated ?? 0 })),
    actions(
      next !== null && button(buttons.next, next),
      asked.closed || asked.closing
        ? button(buttons.list, '/call list')
        : button(buttons.closed, '/call list state=closed'),
      isManager && button(buttons.add, '/call add'),
      calls.length === 0 && button(buttons.calendar, '/calendar show'),
      isManager && button(buttons.feeds, '/call feed list'),
      isManager && button(buttons.report, `/call report ${now.getUTCFullYear()}`),
      {
        type: 'select',
        placeholder: texts.further,
        options: [
          { label: texts.everything, line: '/call list' },
          ...areaOptions(reader.language).map(({ value, label }) => ({ label, line: `/call list area=${value}` })),
        ],
      },
    ),
  );
}

/** Says how many calls there are of what was asked for. */
export function callsOpening(
  { words, area, programme, closed, closing }: AskedCalls,
  count: number,
  { language }: Reader,
): string {
  const { list: texts } = textsFor(language).call;
  const filters = [
    area && namePolicyArea(area as PolicyArea, language),
    programme,
    closing && texts.closing({ days: formatDaySpan(closing, language) }),
  ]
    .filter(Boolean)
    .join(', ');
  const said = { count, words, filters, about: filters === '' ? 'none' : 'some', closed: closed ? 'yes' : 'no' };
  if (words !== '') return count > 0 ? texts.found(said) : texts.noneFor(said);
  return count > 0 ? texts.count(said) : texts.none(said);
}

/** A call in a list: its title opens it, its deadline stands beside. */
export function callItem(call: CallBrief, reader: Reader, now: Date): ListItem {
  const { short } = textsFor(reader.language).call;
  const { number, title, programme } = call;
  const beside = [
    formatDeadline(call, reader),
    formatCallState(call, now, reader.language),
    ...(programme === '' ? [] : [programme]),
  ].join(' · ');
  return { title: short({ number, title }), line: `/call show ${number}`, beside };
}
