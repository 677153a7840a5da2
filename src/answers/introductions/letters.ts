import type { AppContext } from '#src/context.ts';
import { message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Button, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import type { BothView, PersonTold } from '#src/domain/introductions/view.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeTopics } from './preferences.ts';
import { describePerson, describeReasons } from './reasons.ts';
import { type Suggested, suggestionBlocks } from './suggestions.ts';

type Places = Pick<AppContext, 'catalogue'>;

/** Asks somebody whether they want to meet who asks: who, from where, why them. */
export function requestLetter(
  context: Places,
  { introduction, asker, experiences }: BothView,
  other: Person,
  { isReminder }: { isReminder: boolean },
): Message {
  const texts = textsFor(other.language).introduction;
  const { request, buttons } = texts;
  const { number, note: said, reasons } = introduction;
  if (!asker) return message(text(request.forgotten));
  const { person } = asker;
  const who = describePerson(context, person, other);
  const about = {
    ...{ name: other.displayName ?? texts.unnamed, region: other.region, isReader: true },
    ...{ asker: person.displayName ?? texts.unnamed, askerRegion: person.region, isAskerReader: false },
  };
  const why = describeReasons(context, reasons, experiences, about, other);
  const own = [`person:${person.id}` as const];
  const press = (label: string, verb: string, style?: 'primary' | 'danger'): Button => ({
    ...{ type: 'button', label, line: `/introduction ${verb} ${number}`, of: own },
    ...(style && { style }),
  });
  return message(
    textBlock([
      naming(person.id, isReminder ? request.reminder({ who }) : request.opening({ who }), request.forgotten),
      ...(said === '' ? [] : [{ line: request.note({ note: said }), of: own }]),
      ...(why === '' ? [] : [{ line: request.why({ reasons: why }), of: own }]),
      ...topicLines(asker, other).map((each) => ({ line: each, of: own })),
    ]),
    note(request.rule),
    actions(
      press(buttons.accept, 'accept', 'primary'),
      press(buttons.later, 'later'),
      press(buttons.decline, 'decline'),
      press(buttons.block, 'block'),
      press(buttons.report, 'report', 'danger'),
    ),
  );
}

function topicLines({ preferences: { offer, seek } }: PersonTold, { language }: { language: string }): string[] {
  const { request } = textsFor(language).introduction;
  const [offers, seeks] = [describeTopics(offer, language), describeTopics(seek, language)];
  return [
    ...(offers === '' ? [] : [request.offers({ topics: offers })]),
    ...(seeks === '' ? [] : [request.seeks({ topics: seeks })]),
  ];
}

/** Tells who asked that it did not work out, kindly and without a reason, and whom else they could ask. */
export function failedLetter(
  context: Places,
  { introduction, other }: BothView,
  suggested: Suggested,
  asker: Person,
): Message {
  const texts = textsFor(asker.language).introduction;
  const { failed, buttons } = texts;
  const say = introduction.state === 'unanswered' ? failed.unanswered : failed.opening;
  const who = other ? describePerson(context, other.person, asker) : texts.gone;
  const isAny = suggested.suggestions.length > 0;
  return message(
    textBlock([naming(other?.person.id ?? null, say({ who }), say({ who: texts.gone }))]),
    text(isAny ? failed.others : failed.none),
    isAny && suggestionBlocks(context, suggested, asker),
    actions(button(buttons.network, '/question ask')),
  );
}

/** Brings a report before staff. */
export function reportLetter(
  {
    introduction,
    conversation,
    reporter,
    about,
    content,
  }: {
    introduction: number | null;
    conversation: number | null;
    reporter: Person;
    about: Person | null;
    content: string;
  },
  staff: Person,
): Message {
  const texts = textsFor(staff.language).introduction;
  const { letter, letterForgotten, conversationLetter, conversationForgotten, aboutLine, somebody } = texts.report;
  const nameOf = (person: Person | null) =>
    person === null ? somebody : `${person.displayName ?? texts.unnamed} (${person.id})`;
  const where = conversation ?? 0;
  const [said, instead] =
    introduction === null
      ? [
          conversationLetter({ conversation: where, reporter: nameOf(reporter) }),
          conversationForgotten({ conversation: where }),
        ]
      : [letter({ introduction, reporter: nameOf(reporter) }), letterForgotten({ introduction })];
  const aboutId = about?.id ?? null;
  // Who made it can be forgotten, and whom it is about stays known to staff.
  return message(
    textBlock([
      naming(reporter.id, said, instead),
      naming(aboutId, aboutLine({ about: nameOf(about) }), aboutLine({ about: somebody })),
      {
        line: escapeMarkdown(content),
        of: [`person:${reporter.id}` as const, ...(aboutId === null ? [] : [`person:${aboutId}` as const])],
      },
    ]),
  );
}
