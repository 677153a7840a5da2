import type { AppContext } from '#src/context.ts';
import { heading, message, note, text } from '#src/core/blocks.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import type { QuotedSubject } from '#src/core/quoted-subject.ts';
import { type QuotingLine, textBlock } from '#src/core/quoting-text.ts';
import type { WayToSpeak } from '#src/domain/conversations/conversation.ts';
import type { Side } from '#src/domain/introductions/introduction.ts';
import type { Starter } from '#src/domain/introductions/starters.ts';
import type { PairView } from '#src/domain/introductions/view.ts';
import { languageName } from '#src/domain/language.ts';
import { textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import { openingBlocks } from '../conversations/opening.ts';
import { nameRegion } from '../regions/name-region.ts';
import { describeTopics } from './preferences.ts';
import { describePerson, describeReasons } from './reasons.ts';
import { slotButtons } from './slot.ts';

type Places = Pick<AppContext, 'catalogue'>;

/** Brings two people together in a conversation of theirs, in a language that both work in. */
export function togetherMessage(context: Places, pair: PairView, now: Date): Message {
  const { asker, other, languages, introduction } = pair;
  const language = asker.person.language === other.person.language ? asker.person.language : (languages[0] ?? 'en');
  const { told, buttons } = textsFor(language).introduction;
  return message(
    ...pairBlocks(context, pair, { language }),
    slotBlocks(pair, now, { language, timeZone: asker.person.timeZone }),
    note(told.rights),
    actions(button(buttons.end, `/introduction end ${introduction.number}`)),
  );
}

/**
 * Tells one of two people what both were told when they were brought together, to one of them; where no chat did it, with how the other is reached.
 */
export function apartLetter(
  context: Places & Pick<AppContext, 'conversationDays'>,
  pair: PairView,
  side: Side,
  now: Date,
  bridge: { number: number; speaks: WayToSpeak } | null = null,
): Message {
  const reader = pair[side].person;
  const texts = textsFor(reader.language).introduction;
  const { told, buttons } = texts;
  const theirs: Side = side === 'asker' ? 'other' : 'asker';
  const name = nameOf(pair[theirs].person, reader);
  const contact = pair.contacts[theirs];
  const isApart = pair.introduction.told !== 'together';
  return message(
    ...pairBlocks(context, pair, reader),
    isApart &&
      textBlock([
        {
          line: contact === '' ? told.noContact({ name }) : told.contact({ name, contact }),
          of: [`person:${pair[theirs].person.id}`],
          instead: told.forgotten,
        },
      ]),
    slotBlocks(pair, now, reader),
    bridge
      ? openingBlocks(context, { ...bridge, others: [pair[theirs].person] }, reader)
      : note(`${isApart ? told.apart : told.conversation} ${told.rights}`),
    actions(
      button(buttons.mine, '/introduction mine'),
      button(buttons.end, `/introduction end ${pair.introduction.number}`),
    ),
  );
}

function slotBlocks(pair: PairView, now: Date, reader: Reader): Block[] {
  const { slot } = textsFor(reader.language).introduction;
  const buttons = slotButtons({ ...pair, introduction: pair.introduction.number, now }, reader);
  return buttons.length > 0 ? [text(slot.choose), ...actions(...buttons)] : [text(slot.none)];
}

/** Says why these two were brought together, what both offer and look for, languages, and how to begin. Nothing of it names who was forgotten. */
function pairBlocks(context: Places, pair: PairView, reader: { language: string }): Block[] {
  const { introduction, asker, other, reasons, experiences, languages, starters } = pair;
  const { told } = textsFor(reader.language).introduction;
  const about = {
    ...{ name: nameOf(other.person, reader), region: other.person.region, isReader: false },
    ...{ asker: nameOf(asker.person, reader), askerRegion: asker.person.region, isAskerReader: false },
  };
  const why = describeReasons(context, reasons, experiences, about, reader);
  const ofBoth: QuotedSubject[] = [`person:${asker.person.id}`, `person:${other.person.id}`];
  const who = {
    asker: describePerson(context, asker.person, reader),
    other: describePerson(context, other.person, reader),
  };
  return [
    heading(told.heading),
    textBlock([
      { line: told.pair(who), of: ofBoth, instead: told.forgotten },
      ...(why === '' ? [] : [{ line: told.why({ reasons: why }), of: ofBoth }]),
      { line: told.asked({ name: about.asker, note: introduction.note }), of: [`person:${asker.person.id}`] },
      topicLine(pair, 'asker', reader),
      topicLine(pair, 'other', reader),
      languages.length > 0 ? told.languages({ languages: languages.map(languageName).join(', ') }) : told.noLanguage,
    ]),
    ...(starters.length > 0
      ? [
          text(told.starters),
          textBlock(starters.map((each) => ({ line: `- ${sayStarter(context, pair, each, reader)}`, of: ofBoth }))),
        ]
      : []),
  ];
}

function topicLine(pair: PairView, side: Side, reader: { language: string }): QuotingLine {
  const { told } = textsFor(reader.language).introduction;
  const { person, preferences } = pair[side];
  const topics = (which: 'offer' | 'seek') => describeTopics(preferences[which], reader.language) || told.nothing;
  return {
    line: told.topics({ name: nameOf(person, reader), offer: topics('offer'), seek: topics('seek') }),
    of: [`person:${person.id}`],
  };
}

function sayStarter(context: Places, pair: PairView, starter: Starter, reader: { language: string }): string {
  const { starter: texts } = textsFor(reader.language).introduction;
  switch (starter.type) {
    case 'experience':
      return texts.experience({ ...starter, name: nameOf(pair[starter.of].person, reader) });
    case 'score': {
      const regionOf = (side: Side) => nameRegion(context, pair[side].person.region ?? '', reader);
      const behind = starter.ahead === 'asker' ? 'other' : 'asker';
      return texts.score({
        ...{ ahead: regionOf(starter.ahead), behind: regionOf(behind), points: starter.points },
        area: policyAreaInText(starter.area, reader.language),
      });
    }
    case 'offer':
    case 'seek': {
      const { person, preferences } = pair[starter.of];
      return texts[starter.type]({
        name: nameOf(person, reader),
        topics: describeTopics(preferences[starter.type], reader.language),
      });
    }
    default:
      return starter satisfies never;
  }
}

const nameOf = ({ displayName }: Person, { language }: { language: string }) =>
  displayName ?? textsFor(language).introduction.unnamed;
