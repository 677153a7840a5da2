import { z } from 'zod';
import { alikeMessage, withNeeds } from '#src/answers/experiences/before-saving.ts';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { firstFields } from '#src/answers/experiences/form.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Message } from '#src/core/message.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { findBeforeLogging } from '#src/operations/experiences/duplicates.ts';
import { keepLog, keptLogLine, takeKeptLog } from '#src/operations/experiences/kept-log.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { readCollectionWords } from '#src/sources/collection-words.ts';
import { textsFor } from '#src/texts/index.ts';

/** A form of seven fields; what is sent is findable at once, unless something like it is there: that is shown first. `kept` opens what waits for it. */
export const log = subcommand({
  args: z.object({ kept: argument.number().optional() }),
  visibility: 'private',
  shortcut: { name: 'log-experience', on: 'global' },
  async run(context, _args, { person }) {
    const texts = textsFor(person.language);
    return {
      ...texts.experience.forms.log,
      fields: await firstFields(texts, context, person),
      values: { region: person.region },
    };
  },
  async submit(context, values, _args, call) {
    const { person } = call;
    const fields = parseExperienceFields(values);
    const language = await languageOf(fields, call);
    const found = await findBeforeLogging(context, { ...fields, start: null, language });
    const kept = found.length > 0 ? await keepLog(context, person, values) : null;
    if (kept === null) return saved(context, fields, language, call);
    const lines = { logLine: `/experience log-kept ${kept}`, openLine: keptLogLine(kept) };
    return alikeMessage(
      context,
      found.map(({ record }) => record),
      lines,
      person,
    );
  },
});

/** Logs what was kept while its author looked at what is like it. */
export const logKept = subcommand({
  args: z.object({ kept: argument.number() }),
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { kept }, call) {
    const values = await takeKeptLog(context, call.person, kept);
    if (!values) return { ...sentenceMessage(textsFor(call.person.language).beforeSaving.gone), failed: true };
    const fields = parseExperienceFields(values);
    return saved(context, fields, await languageOf(fields, call), call);
  },
});

/** The language that a text is written in, where its small words tell; that of its author otherwise. */
async function languageOf(fields: ExperienceFields, { person }: Call): Promise<string> {
  const { title, challenge, action, lesson } = fields;
  const words = await readCollectionWords();
  return words.languageOf([title, challenge, action, lesson].join('\n')) ?? person.language;
}

async function saved(context: AppContext, fields: ExperienceFields, language: string, call: Call): Promise<Message> {
  const { person } = call;
  const view = await logExperience(context, fields, call, language);
  const opening = textsFor(person.language).experience.logged({ number: view.experience.number });
  return withNeeds(experienceCard(context, view, person, { opening }), view.experience, person);
}
