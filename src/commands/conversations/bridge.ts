import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { bridgeChannels, endBridge, offerChannel } from '#src/operations/conversations/bridge.ts';
import { textsFor } from '#src/texts/index.ts';

/** Bridges the channel it is said in with another, in which staff said it before. */
export const bridge = subcommand({
  args: z.object({ name: argument.words().optional(), with: argument.words().optional() }),
  visibility: 'private',
  requires: 'run-rounds',
  writes: true,
  async run(context, { name = '', with: code }, call) {
    const texts = textsFor(call.person.language).conversation.bridge;
    const { place } = call;
    if (code === undefined)
      return sentenceMessage(texts.offered({ name, code: await offerChannel(context, { place, name }, call) }));
    return sentenceMessage(texts.done(await bridgeChannels(context, { place, name, code }, call)));
  },
});

/** Ends such a bridge. */
export const end = subcommand({
  args: z.object({ number: argument.number() }),
  visibility: 'private',
  requires: 'run-rounds',
  writes: true,
  async run(context, { number }, call) {
    await endBridge(context, number, call);
    return sentenceMessage(textsFor(call.person.language).conversation.bridge.endDone({ number }));
  },
});
