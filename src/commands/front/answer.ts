import { z } from 'zod';
import { figureFolds } from '#src/answers/figures/first-screen.ts';
import { keptAnswerMessage } from '#src/answers/kept-answer.ts';
import { peersFolds } from '#src/answers/peers/peers.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineCommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { tableFormats } from '#src/core/files.ts';
import { findKeptAnswer } from '#src/store/bot/kept-answer.ts';
import { textsFor } from '#src/texts/index.ts';

/** Shows an answer as it was given: the button below it leads here where no page can be linked. */
export const answer = defineCommand({
  name: 'answer',
  visibility: 'public',
  hidden: true,
  isForEverybody: true,
  files: tableFormats,
  folds: [...figureFolds, ...peersFolds],
  args: z.object({ number: argument.answer() }),
  async run({ sql }, { number }, { person }) {
    const texts = textsFor(person.language);
    const kept = await findKeptAnswer(sql, Number(number));
    if (!kept) throw new UserError(texts.method.noneKept({ number }));
    return keptAnswerMessage(texts, kept);
  },
});
