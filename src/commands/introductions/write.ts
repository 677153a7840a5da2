import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { introductionLimits } from '#src/domain/introductions/preferences.ts';
import { answerWorkingDays } from '#src/domain/introductions/rules.ts';
import type { Wish } from '#src/domain/introductions/wish.ts';
import { askIntroduction, readAskable } from '#src/operations/introductions/ask.ts';
import { findMeetingPlace, isCertain } from '#src/operations/introductions/meeting-place.ts';
import { loadPreferences } from '#src/operations/introductions/preferences.ts';
import { textsFor } from '#src/texts/index.ts';
import { policyAreaInText } from '#src/texts/topics.ts';
import { wishArguments, wishOf } from './wish-arguments.ts';

const longestNote = 500;

/** One or two sentences to somebody who was suggested; they are asked whether they want to meet. */
export const write = subcommand({
  args: z.object(wishArguments),
  visibility: 'private',
  hidden: true,
  async run(context, said, call) {
    const { person } = call;
    const { write: texts, unnamed } = textsFor(person.language).introduction;
    const { other } = await readAskable(context, named(wishOf(said), person), call);
    const { contact } = await loadPreferences(context.sql, person.id);
    const place = await findMeetingPlace(context, person.id, other.id);
    return {
      title: texts.title,
      submit: texts.submit,
      intro: `${texts.intro({ name: other.displayName ?? unnamed })} ${texts.introShared}`,
      fields: [
        { name: 'note', type: 'long-text', ...texts.note, required: true, maxLength: longestNote },
        {
          name: 'contact',
          type: 'text',
          ...texts.contact,
          required: !isCertain(place),
          maxLength: introductionLimits.contact,
        },
      ],
      values: { contact, note: beginNote(wishOf(said), person) },
    };
  },
  async submit(context, values, said, call) {
    const { person } = call;
    const texts = textsFor(person.language).introduction;
    const { other } = await askIntroduction(
      context,
      {
        wish: named(wishOf(said), person),
        note: String(values.note ?? ''),
        contact: String(values.contact ?? ''),
      },
      call,
    );
    return sentenceMessage(
      texts.asked({ name: other.displayName ?? texts.unnamed, days: answerWorkingDays }),
      ...actions(button(texts.buttons.mine, '/introduction mine')),
    );
  },
});

/** A first sentence from what was looked for; null where that was a person or what somebody wrote. */
function beginNote({ words, area }: Wish, { language }: Person): string | null {
  const topic = words !== '' ? `“${words}”` : area ? policyAreaInText(area, language) : null;
  return topic === null ? null : textsFor(language).introduction.write.begin({ topic });
}

/** @throws UserError where nobody is named. */
function named(wish: Wish, { language }: Person): Wish & { person: number } {
  if (wish.person === undefined) throw new UserError(textsFor(language).introduction.notNow);
  return { ...wish, person: wish.person };
}
