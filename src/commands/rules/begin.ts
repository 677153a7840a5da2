import { z } from 'zod';
import { addressMessage } from '#src/answers/rules/address.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { showAddress } from '#src/operations/rules/address.ts';
import { allowHearing, endHearing } from '#src/operations/rules/hear.ts';
import { textsFor } from '#src/texts/index.ts';

export const address = subcommand({
  visibility: 'private',
  requires: 'run-digests',
  makesSecret: true,
  args: z.object({ number: argument.number({ min: 1, max: 1_000_000_000 }), renew: argument.flag().optional() }),
  run: async (context, { number, renew = false }, { person, now }) =>
    addressMessage(await showAddress(context, number, { isAnew: renew, person, now }), person),
});

/** Everybody in the channel is to know that it hears. */
export const listen = subcommand({
  visibility: 'public',
  requires: 'administer',
  writes: true,
  args: z.object({ off: argument.flag().optional() }),
  async run(context, { off = false }, call) {
    const { listen: texts } = textsFor(call.person.language).rule;
    if (off) return sentenceMessage(texts.off({ count: await endHearing(context, call) }));
    return sentenceMessage((await allowHearing(context, call)) ? texts.on : texts.before);
  },
});
