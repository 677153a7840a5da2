import { z } from 'zod';
import { openButton } from '#src/answers/experiences/buttons.ts';
import { passageMessage } from '#src/answers/experiences/passage.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { actions } from '#src/core/message.ts';
import { agreeToPassage, refusePassage, showPassage } from '#src/operations/experiences/passage-consent.ts';
import { textsFor } from '#src/texts/index.ts';

const number = argument.number();

/** Lets one's own messages become a part of an experience, with their files or without. */
export const agree = subcommand({
  args: z.object({ number, files: argument.choice(['yes', 'no']).optional() }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { number: passage, files }, call) {
    const { person } = call;
    const { passage: texts } = textsFor(person.language);
    const answered = await agreeToPassage(context, passage, { withFiles: files === 'yes' }, call);
    context.outbox.wake();
    if (answered.type === 'over') return sentenceMessage(texts.over);
    if (answered.type === 'waits') return sentenceMessage(texts.agreedWaits);
    const { title } = answered;
    return sentenceMessage(
      texts.agreedNow({ number: answered.number }),
      ...actions(openButton({ number: answered.number, title }, person)),
    );
  },
});

/** Would rather not: what is theirs goes. */
export const disagree = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { number: passage }, call) {
    const { passage: texts } = textsFor(call.person.language);
    const wasAsked = await refusePassage(context, passage, call);
    context.outbox.wake();
    return sentenceMessage(wasAsked ? texts.disagreed : texts.over);
  },
});

/** Shows whoever is asked what the experience will say. */
export const passage = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  hidden: true,
  async run(context, { number: passageNumber }, { person }) {
    const { passage: texts, experience } = textsFor(person.language);
    const shown = await showPassage(context, passageNumber, person);
    if (!shown) throw new UserError(texts.over);
    const { title, challenge, action, lesson } = shown.fields;
    const { fields } = experience;
    const values = [
      { label: fields.title.label, value: title },
      { label: fields.challenge.label, value: challenge },
      { label: fields.action.label, value: action },
      { label: fields.lesson.label, value: lesson },
    ];
    return passageMessage({ number: passageNumber, values, waits: shown.waits }, person);
  },
});
