import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { confirm } from '#src/core/confirmation.ts';
import { button } from '#src/core/message.ts';
import { removeIndicator as remove } from '#src/operations/figures/edit-indicators.ts';
import { textsFor } from '#src/texts/index.ts';
import { findIndicatorWords } from '#src/texts/indicators.ts';

/** Takes away an indicator that staff added, after asking. */
export const removeIndicator = subcommand({
  args: z.object({ indicator: argument.indicator() }),
  visibility: 'private',
  requires: 'manage-figures',
  writes: true,
  asksFirst: true,
  async run(context, { indicator: code }, { person }) {
    const { indicatorAdmin: texts } = textsFor(person.language);
    const name = findIndicatorWords(context.catalogue, code, person.language)?.name ?? code;
    return {
      ask: () => ({
        said: texts.remove.ask({ name }),
        choices: [confirm(texts.remove.button), button(texts.remove.keep, `/indicator list`)],
      }),
      act: async () => {
        const done = await remove(context, person, code);
        const said = {
          ended: texts.remove.done({ name }),
          own: texts.remove.own({ name }),
          unknown: texts.remove.unknown,
          refused: texts.refused,
        };
        return sentenceMessage(said[done]);
      },
    };
  },
});
