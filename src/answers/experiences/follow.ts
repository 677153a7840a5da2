import type { AppContext } from '#src/context.ts';
import { heading, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown, md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import type { Followed, FollowedNamed, FollowNews } from '#src/domain/experiences/follow.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import { openButton } from './buttons.ts';

type AdapterContext = Pick<AppContext, 'catalogue'>;

const mostTold = 8;
const mostOpened = 3;
const mostListed = 10;
const mostOptions = 25;
const longestLabel = 75;

/** Says that something is followed now, or not any more, and what else is. */
export function followMessage(
  context: AdapterContext,
  { followed, isFollowed, all }: { followed: Followed; isFollowed: boolean; all: readonly FollowedNamed[] },
  reader: Reader,
): Message {
  const { follow: texts } = textsFor(reader.language);
  const what = nameFollowed(context, followed, reader);
  return message(
    text(isFollowed ? texts.done({ what }) : texts.ended({ what })),
    actions(all.length > 0 && button(texts.buttons.list, '/follow list')),
  );
}

/** Lists what somebody follows, with a menu that ends one. */
export function followedList(context: AdapterContext, all: readonly FollowedNamed[], reader: Reader): Message {
  const { list, buttons, news } = textsFor(reader.language).follow;
  const { experience } = textsFor(reader.language);
  if (all.length === 0)
    return message(text(escapeMarkdown(list.none)), actions(button(experience.buttons.list, '/experience list')));
  const labels = all.map((each) => nameListed(context, each, reader));
  const rest = all.length - mostListed;
  return message(
    text(
      escapeMarkdown(list.count({ count: all.length })),
      ...labels.slice(0, mostListed).map((label) => md`- ${label}`),
    ),
    rest > 0 && note(escapeMarkdown(news.more({ count: rest }))),
    actions({
      type: 'select',
      placeholder: list.stop,
      options: all.slice(0, mostOptions).map((each, index) => ({
        label: shorten(labels[index] ?? buttons.list, longestLabel),
        line: `/follow stop ${each.kind}=${each.target}`,
      })),
    }),
  );
}

/** Tells somebody what is new about what they follow. */
export function followLetter(context: AdapterContext, news: readonly FollowNews[], reader: Reader): Message {
  const { news: texts, buttons } = textsFor(reader.language).follow;
  const told = news.slice(0, mostTold);
  const rest = news.length - told.length;
  return message(
    heading(texts.title({ count: news.length })),
    textBlock(
      told.map(({ number, title, region, what }) => ({
        line: `- ${texts[what]({ number, title, region: nameRegion(context, region, reader) })}`,
        of: [`experience:${number}` as const],
      })),
    ),
    rest > 0 && note(escapeMarkdown(texts.more({ count: rest }))),
    actions(
      ...told
        .slice(0, mostOpened)
        .map((each) => ({ ...openButton(each, reader), of: [`experience:${each.number}` as const] })),
      button(buttons.list, '/follow list'),
    ),
  );
}

function nameFollowed(context: AdapterContext, followed: Followed, reader: Reader): string {
  const { follow: texts } = textsFor(reader.language);
  switch (followed.kind) {
    case 'experience':
      return texts.experience({ number: followed.target });
    case 'call':
      return texts.call({ number: followed.target });
    case 'area':
      return texts.area({ area: namePolicyArea(followed.target, reader.language) });
    case 'region':
      return texts.region({ region: nameRegion(context, followed.target, reader) });
    default:
      return followed satisfies never;
  }
}

function nameListed(context: AdapterContext, followed: FollowedNamed, reader: Reader): string {
  const { list } = textsFor(reader.language).follow;
  if (followed.kind !== 'experience' && followed.kind !== 'call') return nameFollowed(context, followed, reader);
  const { kind, target: number, title } = followed;
  if (kind === 'call') return title === null ? list.goneCall : list.call({ number, title });
  return title === null ? list.gone : list.experience({ number, title });
}
