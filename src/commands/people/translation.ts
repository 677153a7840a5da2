import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { saveTranslationWish } from '#src/operations/translations/wish.ts';
import { textsFor } from '#src/texts/index.ts';
import { showPerson } from './show.ts';

/** Takes whether a service may translate what the person writes, and for them. */
export const translation = subcommand({
  args: z.object({ state: argument.choice(['on', 'off']) }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { state }, { person }) {
    const { me, translation: texts } = textsFor(person.language);
    await saveTranslationWish(context, person.id, state === 'on');
    // A no counts also where none is asked yet.
    if (context.translations === null) return sentenceMessage(texts.me.none);
    return showPerson(context, person, me.saved);
  },
});
