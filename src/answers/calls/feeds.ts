import { message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { CallFeed } from '#src/domain/calls/feed.ts';
import { formatDay } from '#src/domain/date.ts';
import { textsFor } from '#src/texts/index.ts';
import { sayKeptFault } from '#src/texts/kept-fault.ts';
import { namePolicyArea } from '#src/texts/topics.ts';

type Outcome =
  | { type: 'unchanged' }
  | { type: 'read'; found: number; added: number; changed: number; over: number; left: number }
  | { type: 'failed'; why: string };

/** Says that a feed is read from now on, and what it held when it was read just now. */
export function feedAddedMessage(
  { id, url, policyAreas }: Pick<CallFeed, 'id' | 'url' | 'policyAreas'>,
  outcome: Outcome,
  { language }: Reader,
): Message {
  const { feed: texts, buttons } = textsFor(language).call;
  const areas = policyAreas.map((area) => namePolicyArea(area, language)).join(', ');
  const came =
    outcome.type === 'read'
      ? texts.read(outcome)
      : outcome.type === 'failed'
        ? texts.failed({ why: sayKeptFault(outcome.why, language) })
        : texts.unchanged;
  return message(
    text(texts.added({ url, areas }), came),
    actions(
      button(buttons.list, '/call list'),
      button(buttons.feeds, '/call feed list'),
      button(buttons.removeFeed, `/call feed remove ${id}`),
    ),
  );
}

/** Lists the feeds that are read, each with how it stands. */
export function feedListMessage(feeds: readonly CallFeed[], reader: Reader): Message {
  const { feed: texts, buttons } = textsFor(reader.language).call;
  if (feeds.length === 0) return message(text(texts.none), actions(button(buttons.list, '/call list')));
  return message(
    text(
      texts.list({ count: feeds.length }),
      ...feeds.map(({ id, url, policyAreas, timeZone, ...feed }) =>
        texts.item({
          ...{ id, url, zone: timeZone, state: stateOf(feed, reader) },
          areas: policyAreas.map((area) => namePolicyArea(area, reader.language)).join(', '),
        }),
      ),
    ),
    actions(button(buttons.list, '/call list'), {
      type: 'select',
      placeholder: buttons.removeFeed,
      options: feeds.map(({ id, url }) => ({ label: url.slice(0, 70), line: `/call feed remove ${id}` })),
    }),
  );
}

function stateOf(
  { checkedAt, problem, found }: Pick<CallFeed, 'checkedAt' | 'problem' | 'found'>,
  reader: Reader,
): string {
  const { state } = textsFor(reader.language).call.feed;
  if (problem !== '') return state.bad({ why: sayKeptFault(problem, reader.language) });
  return checkedAt === null ? state.waiting : state.good({ day: formatDay(checkedAt, reader), count: found });
}
