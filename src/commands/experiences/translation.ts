import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { decisionMessage } from '#src/answers/translations/decision.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { decideTranslation, readTranslation } from '#src/operations/questions/translation-verdict.ts';
import { textsFor } from '#src/texts/index.ts';

/** What a member wrote as a translation, for who decides whether everybody reads it. */
export const translation = subcommand({
  args: z.object({
    translation: argument.number({ min: 1 }),
    verdict: argument.choice(['agree', 'remove']).optional(),
  }),
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { translation: id, verdict }, { person }) {
    if (verdict === undefined) return decisionMessage(await readTranslation(context, id, person), person);
    await decideTranslation(context, id, { isWanted: verdict === 'agree', person });
    const { agreed, removed } = textsFor(person.language).translation;
    return sentenceMessage(verdict === 'agree' ? agreed : removed);
  },
});
