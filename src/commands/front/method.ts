import { z } from 'zod';
import { methodMessage, methodsMessage } from '#src/answers/front/method.ts';
import { argument } from '#src/commands/arguments.ts';
import { defineCommand } from '#src/context.ts';
import { textsFor } from '#src/texts/index.ts';
import { findMethod } from '#src/texts/methods.ts';

export const method = defineCommand({
  name: 'method',
  visibility: 'public',
  args: z.object({ topic: argument.method().optional() }),
  run(context, { topic }, { person }) {
    const texts = textsFor(person.language);
    return Promise.resolve(
      topic === undefined
        ? methodsMessage(context, texts)
        : methodMessage(context, texts, findMethod(topic, person.language)),
    );
  },
});
