import type { AppContext } from '#src/context.ts';
import { list, message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import type { ExperienceBrief } from '#src/domain/experiences/experience.ts';
import type { Reason } from '#src/domain/introductions/introduction.ts';
import { waitDays } from '#src/domain/introductions/route.ts';
import type { Suggestion } from '#src/domain/introductions/suggest.ts';
import type { ExperienceNamed } from '#src/domain/introductions/view.ts';
import type { Question } from '#src/domain/questions/question.ts';
import { textsFor } from '#src/texts/index.ts';
import { namePolicyArea } from '#src/texts/topics.ts';
import { nameRegion } from '../regions/name-region.ts';
import { describePerson, describeReasons } from './reasons.ts';

type Places = Pick<AppContext, 'catalogue'>;

const longestDetail = 1_500;

/**
 * Shows what is known already of a question: experiences, each with why it fits and whether it was reviewed, and figures; then whether it can be
 * brought to somebody. `answerers`: how many may be asked; null where the reader asks nobody.
 */
export function knownMessage(
  context: Places,
  {
    question,
    experiences,
    answerers,
  }: { question: Question; experiences: readonly ExperienceBrief[]; answerers: number | null },
  reader: Reader,
): Message {
  const { route: texts, experience: words } = textsFor(reader.language);
  const { number, title, region, policyAreas } = question;
  const nameAreas = (areas: readonly (typeof policyAreas)[number][]) =>
    areas.map((area) => namePolicyArea(area, reader.language)).join(', ');
  return message(
    text(experiences.length > 0 ? texts.known.found({ title }) : texts.known.none({ title })),
    list(
      words.buttons.open,
      experiences.map((each) => {
        const shared = each.policyAreas.filter((area) => policyAreas.includes(area));
        return {
          title: words.heading({ number: each.number, title: each.title }),
          line: `/experience show ${each.number}`,
          beside: [nameRegion(context, each.region, reader), each.life !== 'published' && words.states[each.life]]
            .filter(Boolean)
            .join(' · '),
          markdown: escapeMarkdown(
            shared.length > 0 ? texts.known.reasonArea({ areas: nameAreas(shared) }) : texts.known.reasonWords,
          ),
        };
      }),
    ),
    answerers !== null &&
      (answerers > 0 ? note(escapeMarkdown(texts.known.enough)) : note(texts.people.none({ number }))),
    actions(
      (answerers ?? 0) > 0 && button(texts.buttons.people, `/question people ${number}`, 'primary'),
      region !== null &&
        button(texts.buttons.figures({ region: nameRegion(context, region, reader) }), `/region show ${region}`),
      button(textsFor(reader.language).question.buttons.show({ number }), `/question show ${number}`),
    ),
  );
}

/** Shows whom a question can be brought to, why them, with a button that asks them. */
export function answerersMessage(
  context: Places,
  {
    question,
    suggestions,
    experiences,
    asked,
  }: { question: Question; suggestions: readonly Suggestion[]; experiences: ExperienceNamed; asked: number },
  asker: Person,
): Message {
  const { route, introduction } = textsFor(asker.language);
  const { people: texts, buttons } = route;
  const { number } = question;
  const back = button(textsFor(asker.language).question.buttons.show({ number }), `/question show ${number}`);
  const before = asked > 0 && note(escapeMarkdown(texts.before({ count: asked })));
  const count = suggestions.length;
  if (count === 0) return message(text(texts.none({ number })), before, actions(back));
  const lines = suggestions.map(({ person, reasons }, index) => {
    const name = person.displayName ?? introduction.unnamed;
    const about = {
      ...{ name, region: person.region, isReader: false },
      ...{ asker: asker.displayName ?? introduction.unnamed, askerRegion: asker.region, isAskerReader: true },
    };
    const why = describeReasons(context, reasons, experiences, about, asker);
    const said = { number: index + 1, who: describePerson(context, person, asker) };
    return {
      line: why === '' ? introduction.whoNoReason(said) : introduction.who({ ...said, reasons: why }),
      of: [`person:${person.id}` as const],
    };
  });
  const people = suggestions.map(({ person }) => person.id).join('+');
  return message(
    text(texts.who({ count, number, days: waitDays })),
    textBlock(lines),
    before,
    actions(button(buttons.send({ count }), `/question route ${number} ${people}`, 'primary'), back),
  );
}

/** Says who is asked now; or that none of them can be any more. */
export function routedMessage(number: number, asked: readonly Person[], asker: Person): Message {
  const { route, introduction } = textsFor(asker.language);
  const { people: texts, buttons } = route;
  if (asked.length === 0)
    return message(text(texts.nobody({ number })), actions(button(buttons.people, `/question people ${number}`)));
  const names = asked.map(({ displayName }) => displayName ?? introduction.unnamed).join(', ');
  return message(
    text(texts.asked({ number, count: asked.length, names })),
    actions(button(textsFor(asker.language).question.buttons.show({ number }), `/question show ${number}`)),
  );
}

/** Brings a question to somebody who may know, in their language: who asks, what, and why them. */
export function routeLetter(
  context: Places,
  {
    question,
    asker,
    reasons,
    experiences,
  }: { question: Question; asker: Person; reasons: readonly Reason[]; experiences: ExperienceNamed },
  other: Person,
): Message {
  const { route, introduction } = textsFor(other.language);
  const { letter, buttons } = route;
  const { number, title, detail } = question;
  const region = asker.region === null ? null : nameRegion(context, asker.region, other);
  const opening = (name: string | null) =>
    letter.opening({
      ...{ number, name: name ?? '', isNamed: name === null ? 'no' : 'yes' },
      ...{ region: region ?? '', isFrom: region === null ? 'no' : 'yes' },
    });
  const about = {
    ...{ name: other.displayName ?? introduction.unnamed, region: other.region, isReader: true },
    ...{ asker: asker.displayName ?? introduction.unnamed, askerRegion: asker.region, isAskerReader: false },
  };
  const why = describeReasons(context, reasons, experiences, about, other);
  const of = [`question:${number}` as const];
  return message(
    textBlock([
      naming(asker.id, opening(asker.displayName), opening(null)),
      { line: letter.title({ title }), of, instead: letter.gone },
      ...(detail === '' ? [] : [{ line: escapeMarkdown(shorten(detail, longestDetail)), of }]),
      ...(why === '' ? [] : [{ line: letter.why({ reasons: why }), of: [`person:${asker.id}` as const] }]),
    ]),
    note(escapeMarkdown(letter.rule)),
    actions(
      button(buttons.answer, `/question answer ${number}`, 'primary'),
      button(buttons.pass, `/question pass ${number}`),
      button(textsFor(other.language).question.buttons.show({ number }), `/question show ${number}`),
      button(buttons.settings, '/me introductions'),
    ),
  );
}

/** Tells an asker that others are asked now, or that nobody is left and staff are told. */
export function routedLetter(question: Question, asked: readonly Person[], asker: Reader): Message {
  const { route, question: words } = textsFor(asker.language);
  const { number, title } = question;
  const count = asked.length;
  return message(
    text(count > 0 ? route.onward({ number, title, count, days: waitDays }) : route.toStaff({ number, title })),
    actions(button(words.buttons.show({ number }), `/question show ${number}`)),
  );
}

/** Tells staff of a question that nobody answered and nobody is left to be asked. */
export function unansweredLetter({ number, title }: Question, reader: Reader): Message {
  const { route, question: words } = textsFor(reader.language);
  return message(
    textBlock([{ line: route.staff({ number, title }), of: [`question:${number}`], instead: route.letter.gone }]),
    actions(
      button(route.buttons.answer, `/question answer ${number}`),
      button(words.buttons.show({ number }), `/question show ${number}`),
    ),
  );
}
