import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { saveModelConsent } from '#src/store/people/model-consent.ts';
import { textsFor } from '#src/texts/index.ts';
import { showPerson } from './show.ts';

/** Takes whether a language model may read what the person says in plain words. */
export const model = subcommand({
  args: z.object({ state: argument.choice(['on', 'off']) }),
  visibility: 'private',
  writes: true,
  hidden: true,
  async run(context, { state }, { person }) {
    const { model: texts, saved } = textsFor(person.language).me;
    await saveModelConsent(context.sql, person.id, state === 'on');
    // A no counts also where none is asked yet.
    if (context.languageModel === null) return sentenceMessage(texts.none);
    return showPerson(context, person, saved);
  },
});
