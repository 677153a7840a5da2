import { heading, message, note, text } from '#src/core/blocks.ts';
import { md } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { aboutThings } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import { languageNameFor } from '#src/domain/language.ts';
import type { Original, Words } from '#src/domain/translations/translation.ts';
import { textsFor } from '#src/texts/index.ts';

const longestTitle = 100;

type Waiting = { id: number; original: Original; language: string; words: Words };
type Kept = { id: number; language: string; words: Words; isPublic: boolean };

const lineOf = (id: number) => `/experience translation ${id}`;

/** Tells an author that a member translated what they wrote, and asks whether everybody may read it. It holds none of the member's words. */
export function waitingLetter({ id, original, language, words }: Waiting, reader: Reader): Message {
  const { translation: texts } = textsFor(reader.language);
  const title = shorten(words.title ?? words.content ?? '', longestTitle);
  return aboutThings(
    ['experience' in original ? `record:${original.experience}` : `question:${original.question}`],
    message(
      text(texts.letter({ title, language: languageNameFor(language, reader.language) })),
      actions(button(texts.buttons.look, lineOf(id), 'primary')),
    ),
  );
}

/** Shows what a member wrote as a translation to who decides about it. */
export function decisionMessage({ id, language, words, isPublic }: Kept, reader: Reader): Message {
  const { translation: texts } = textsFor(reader.language);
  const { form, buttons, look } = texts;
  return message(
    heading(look.heading({ language: languageNameFor(language, reader.language) })),
    note(isPublic ? look.open : look.waits),
    (['title', 'lesson', 'detail', 'content'] as const).flatMap((name): Block[] =>
      words[name] ? [{ ...text(md`**${form.labels[name]}** ${words[name]}`), language }] : [],
    ),
    actions(
      !isPublic && button(buttons.agree, `${lineOf(id)} agree`, 'primary'),
      button(buttons.remove, `${lineOf(id)} remove`, 'danger'),
    ),
  );
}

/** Offers what members wrote as translations, to who decides about them. */
export function decisionButtons(kept: readonly Kept[], reader: Reader): Block[] {
  const { look } = textsFor(reader.language).translation;
  return actions(
    ...kept.map(({ id, language }) =>
      button(look.heading({ language: languageNameFor(language, reader.language) }), lineOf(id)),
    ),
  );
}
