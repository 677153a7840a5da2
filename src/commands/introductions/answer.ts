import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { introductionLimits } from '#src/domain/introductions/preferences.ts';
import { answerWorkingDays } from '#src/domain/introductions/rules.ts';
import {
  acceptIntroduction,
  declineIntroduction,
  endIntroduction,
  postponeIntroduction,
  readAnswerable,
} from '#src/operations/introductions/answer.ts';
import { findMeetingPlace, isCertain } from '#src/operations/introductions/meeting-place.ts';
import { loadPreferences } from '#src/operations/introductions/preferences.ts';
import { findPerson } from '#src/store/people/person.ts';
import { textsFor } from '#src/texts/index.ts';

const args = z.object({ number: argument.number() });

/** Says yes, with how the other may reach this person where no chat brings them together. */
export const accept = subcommand({
  args,
  visibility: 'private',
  async run(context, { number }, { person }) {
    const { contactForm: form, write, unnamed } = textsFor(person.language).introduction;
    const { asker } = await readAnswerable(context, number, person);
    const { contact } = await loadPreferences(context.sql, person.id);
    const place = asker === null ? null : await findMeetingPlace(context, asker, person.id);
    const name = (asker === null ? null : await findPerson(context.sql, asker))?.displayName ?? unnamed;
    return {
      title: form.title,
      submit: form.submit,
      intro: form.intro({ name }),
      fields: [
        {
          name: 'contact',
          type: 'text',
          ...write.contact,
          required: !isCertain(place),
          maxLength: introductionLimits.contact,
        },
      ],
      values: { contact },
    };
  },
  async submit(context, values, { number }, call) {
    const { answers, unnamed } = textsFor(call.person.language).introduction;
    const contact = String(values.contact ?? '');
    const asker = await acceptIntroduction(context, { number, contact }, call);
    return sentenceMessage(answers.accepted({ name: asker?.displayName ?? unnamed }));
  },
});

export const decline = subcommand({
  args,
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    await declineIntroduction(context, number, call);
    return sentenceMessage(textsFor(call.person.language).introduction.answers.declined);
  },
});

export const later = subcommand({
  args,
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    await postponeIntroduction(context, number, call);
    return sentenceMessage(textsFor(call.person.language).introduction.answers.later({ days: answerWorkingDays }));
  },
});

/** Takes back what was asked, or ends what both agreed to. */
export const end = subcommand({
  args,
  visibility: 'private',
  writes: true,
  async run(context, { number }, call) {
    const { answers, buttons } = textsFor(call.person.language).introduction;
    const before = await endIntroduction(context, number, call);
    const said = { accepted: answers.ended, 'taken-back': answers.takenBack, declined: answers.declined }[before];
    return sentenceMessage(said, ...actions(button(buttons.mine, '/introduction mine')));
  },
});
