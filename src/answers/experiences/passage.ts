import { heading, message, note, text } from '#src/core/blocks.ts';
import { localeOf } from '#src/core/locale.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { aboutThings, naming, textBlock } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import type { PassageMessage } from '#src/domain/experiences/passage.ts';
import { keptDays } from '#src/domain/people/retention.ts';
import { textsFor } from '#src/texts/index.ts';
import { openButton } from './buttons.ts';

type Named = { number: number; title: string };
type Language = Pick<Reader, 'language'>;

const longestQuote = 1_500;

/** Names people in one line of plain text. */
export function namePeople(people: readonly Person[], { language }: Language): string {
  const { somebody } = textsFor(language).passage;
  const names = people.map(({ displayName }) => displayName ?? somebody);
  return new Intl.ListFormat(localeOf(language), { type: 'conjunction' }).format(names);
}

/** Asks somebody whether their messages may become a part of an experience. */
export function askLetter(
  { number, title, asker, link }: Named & { asker: Person; link: string | null },
  messages: readonly PassageMessage[],
  reader: Person,
): Message {
  const { passage: texts } = textsFor(reader.language);
  const { letter, buttons } = texts;
  const ask = (who: string) => letter.ask({ who, title });
  const files = messages.flatMap((each) => each.files.map(({ name }) => name));
  const agree = `/experience agree ${number}`;
  return message(
    textBlock([naming(asker.id, ask(asker.displayName ?? texts.somebody), ask(texts.gone))]),
    ...messages.map((each) => text(letter.quote({ text: shorten(each.text, longestQuote) }))),
    ...(files.length > 0 ? [text(letter.files({ files }))] : []),
    note(letter.rule({ days: keptDays.askedPassages })),
    actions(
      files.length > 0
        ? button(buttons.agreeWithFiles, `${agree} files=yes`, 'primary')
        : button(buttons.agree, agree, 'primary'),
      files.length > 0 && button(buttons.agreeWithoutFiles, `${agree} files=no`),
      button(buttons.disagree, `/experience disagree ${number}`),
      button(buttons.read, `/experience passage ${number}`),
    ),
    ...(link === null ? [] : [note(md`${link}`)]),
  );
}

/** Shows whoever is asked what it will say as a whole. */
export function passageMessage(
  { number, values, waits }: { number: number; values: readonly { label: string; value: string }[]; waits: boolean },
  { language }: Language,
): Message {
  const { buttons } = textsFor(language).passage;
  return message(
    heading(values[0]?.value ?? ''),
    ...values.slice(1).map(({ label, value }) => text(md`**${label}**`, md`${value}`)),
    actions(
      waits && button(buttons.agree, `/experience agree ${number}`, 'primary'),
      waits && button(buttons.disagree, `/experience disagree ${number}`),
    ),
  );
}

/** Tells who began it that all have agreed and it is logged; `leftOut` names files that there was no room for. */
export function loggedLetter(experience: Named, leftOut: readonly string[], reader: Person): Message {
  const { passage, experience: texts } = textsFor(reader.language);
  const { number } = experience;
  return aboutThings(
    [`record:${number}`],
    message(
      text(passage.letter.agreed(experience)),
      ...(leftOut.length > 0 ? [text(passage.letter.lacking({ files: leftOut }))] : []),
      actions(
        button(texts.buttons.complete, `/experience complete ${number}`, 'primary'),
        openButton(experience, reader),
      ),
    ),
  );
}

/** Tells who began it that somebody's words were taken out, and leads back to what is left. */
export function refusedLetter(
  { number, title, why }: Named & { why: 'refused' | 'expired' },
  { language }: Language,
): Message {
  const { letter, buttons } = textsFor(language).passage;
  return message(
    text(why === 'refused' ? letter.refused({ title }) : letter.expired({ title, days: keptDays.askedPassages })),
    actions(button(buttons.open, `/experience log-message ${number}`, 'primary')),
  );
}

/** Says who is asked, and what to do about those who cannot be written to. */
export function askedMessage(
  number: number,
  { asked, unreached }: { asked: readonly Person[]; unreached: readonly Person[] },
  reader: Language,
): Message {
  const { passage: texts } = textsFor(reader.language);
  return message(
    ...(asked.length > 0 ? [text(texts.asked({ who: asked.length, people: namePeople(asked, reader) }))] : []),
    ...(unreached.length > 0
      ? [text(texts.unreached({ people: namePeople(unreached, reader), line: `/experience agree ${number}` }))]
      : []),
  );
}
