import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import type { FormValues } from '#src/core/form.ts';
import { directPlace } from '#src/domain/people/account.ts';
import { questionLimits } from '#src/domain/questions/question.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { textsFor } from '#src/texts/index.ts';
import { quoteMessage } from '../quote-message.ts';
import { parseQuestionFields, questionFields } from './form.ts';
import { showQuestion } from './show.ts';

/** A form of five fields; what is asked is open to everybody at once. */
export const ask = subcommand({
  args: z.object({ words: argument.words().optional() }),
  visibility: 'private',
  shortcut: { name: 'ask-network', on: 'global' },
  async run(context, { words = '' }, { person }) {
    const texts = textsFor(person.language);
    const field = words.length > questionLimits.titleCharacters ? 'detail' : 'title';
    return {
      ...texts.question.forms.ask,
      fields: await questionFields(texts, context, person),
      values: { region: person.region, ...(words && { [field]: words }) },
    };
  },
  async submit(context, values, _args, { person, event, now }) {
    const place = directPlace(event.actor);
    const { question, isBefore } = await askQuestion(context, parseQuestionFields(values), { person, place, now });
    const { done } = textsFor(person.language).question;
    const opening = isBefore ? done.askedBefore : done.asked;
    return showQuestion(context, question, person, { opening: opening({ number: question.number }) });
  },
});

/** Opens the question form from a message: its text and address fill the details. */
export const askMessage = subcommand({
  ...ask,
  hidden: true,
  shortcut: {
    name: 'ask-network-about-message',
    on: 'message',
    prefill: ({ message }): FormValues =>
      message ? { detail: quoteMessage(message, questionLimits.textCharacters) } : {},
  },
});
