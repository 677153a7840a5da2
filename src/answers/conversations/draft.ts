import type { AppContext } from '#src/context.ts';
import { heading, message, note, text } from '#src/core/blocks.ts';
import type { FormReply } from '#src/core/command.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import { joinLines, shorten } from '#src/core/text.ts';
import { type DraftView, type KeptWords, keptAtFirst } from '#src/domain/conversations/draft.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameAuthor, nameOthers } from './people.ts';

type Places = Pick<AppContext, 'catalogue'>;

const longestOption = 75;

/** The form in which somebody chooses what is kept; the latest are chosen to begin with. */
export function keepForm(
  context: Places,
  { words, others }: { words: readonly KeptWords[]; others: readonly (Person | null)[] },
  reader: Person,
): FormReply {
  const { keep, show } = textsFor(reader.language).conversation;
  const options = words.map(({ id, author, content, files }) => {
    const who = author.id === reader.id ? show.own : (author.displayName ?? nameAuthor(context, author, reader));
    const label = keep.option({ who, excerpt: joinLines(content), files: files.length, names: files }).trim();
    return { value: String(id), label: shorten(label, longestOption) };
  });
  return {
    ...{ title: keep.title, submit: keep.submit, intro: keep.intro({ who: nameOthers(context, others, reader) }) },
    fields: [{ name: 'messages', type: 'multi-select', ...keep.messages, required: true, options }],
    values: { messages: options.slice(-keptAtFirst).map(({ value }) => value) },
  };
}

/** Asks somebody whether a part of their conversation may be kept. It has none of the words. */
export function askLetter(
  context: Places,
  { draft, count, files, asker }: { draft: number; count: number; files: number; asker: Person },
  reader: Person,
): Message {
  const { keep, buttons, gone } = textsFor(reader.language).conversation;
  const ask = (who: string) => keep.ask({ who, count, files });
  return message(
    textBlock([naming(asker.id, ask(nameAuthor(context, asker, reader)), ask(gone))]),
    note(keep.rule),
    actions(
      button(buttons.readDraft, `/conversation draft ${draft}`, 'primary'),
      button(buttons.refuse, `/conversation disagree ${draft}`),
    ),
  );
}

/** Shows what is to be kept, as it is now, and what can be answered. */
export function draftMessage(context: Places, view: DraftView, reader: Person): Message {
  const { keep, buttons, show } = textsFor(reader.language).conversation;
  const { draft, words, waitsFor } = view;
  const { number, state } = draft;
  const isAsked = state === 'asked' && waitsFor.some(({ id }) => id === reader.id);
  const hasOwnFiles = words.some(({ author, files }) => author.id === reader.id && files.length > 0);
  const agree = `/conversation agree ${number}`;
  const waits = waitsFor.filter(({ id }) => id !== reader.id);
  return message(
    heading(keep.heading),
    ...(words.length === 0 ? [text(keep.noWords)] : []),
    ...words.map(({ author, content, files }) =>
      text(
        keep.said({
          ...{ who: author.id === reader.id ? show.own : nameAuthor(context, author, reader), content },
          ...{ files: files.length, names: files },
        }),
      ),
    ),
    ...(state === 'agreed' && view.agreedFiles.length > 0 ? [text(keep.withFiles({ files: view.agreedFiles }))] : []),
    text(
      state === 'asked'
        ? keep.states.asked({ who: nameOthers(context, isAsked ? [reader, ...waits] : waits, reader) })
        : state === 'logged'
          ? keep.states.logged({ experience: draft.experience ?? 0 })
          : keep.states[state],
    ),
    words.length > 0 &&
      (state === 'asked' || state === 'agreed') &&
      actions(
        isAsked && !hasOwnFiles && button(buttons.agree, agree, 'primary'),
        isAsked && hasOwnFiles && button(buttons.agreeWithFiles, `${agree} files=yes`, 'primary'),
        isAsked && hasOwnFiles && button(buttons.agreeWithoutFiles, `${agree} files=no`),
        state === 'agreed' && button(buttons.write, `/conversation write ${number}`, 'primary'),
        button(buttons.refuse, `/conversation disagree ${number}`),
      ),
  );
}

/** Tells somebody that all agreed. */
export function agreedLetter(draft: number, reader: Person): Message {
  const { keep, buttons } = textsFor(reader.language).conversation;
  return message(
    text(keep.agreed),
    actions(
      button(buttons.write, `/conversation write ${draft}`, 'primary'),
      button(buttons.refuse, `/conversation disagree ${draft}`),
    ),
  );
}

/** Tells somebody that it stays between them, without a reason and without who. */
export function refusedLetter(reader: Person): Message {
  return message(text(textsFor(reader.language).conversation.keep.refused));
}

/** Tells somebody that the other wrote the experience. */
export function loggedLetter(
  context: Places,
  { experience, author }: { experience: number; author: Person },
  reader: Person,
): Message {
  const { keep } = textsFor(reader.language).conversation;
  const line = keep.logged({ who: nameAuthor(context, author, reader), number: experience });
  return message(textBlock([naming(author.id, line, keep.loggedForgotten)]));
}
