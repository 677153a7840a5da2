import { z } from 'zod';
import { alikeMessage, withNeeds } from '#src/answers/experiences/before-saving.ts';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { filesField, firstFields } from '#src/answers/experiences/form.ts';
import { askedMessage } from '#src/answers/experiences/passage.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call, FormReply } from '#src/core/command.ts';
import type { FormValues } from '#src/core/form.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import type { ExperienceFields } from '#src/domain/experiences/experience.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { findBeforeLogging } from '#src/operations/experiences/duplicates.ts';
import { findHeldFiles } from '#src/operations/experiences/held-files.ts';
import { keepLog, keptLogLine, takeKeptLog } from '#src/operations/experiences/kept-log.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { sendPassage } from '#src/operations/experiences/passage-consent.ts';
import { readCollectionWords } from '#src/sources/collection-words.ts';
import { textsFor } from '#src/texts/index.ts';

/** A form of seven fields; what is sent is findable at once, unless something like it is there: that is shown first. `kept` opens what waits for it. */
export const log = subcommand({
  args: z.object({ kept: argument.number().optional() }),
  visibility: 'private',
  shortcut: { name: 'log-experience', on: 'global' },
  run: (context, _args, { person }) => logForm(context, person),
  submit: (context, values, _args, call) => takeLog(context, values, null, call),
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
    const passage = typeof values.passage === 'number' ? values.passage : null;
    const fields = parseExperienceFields(values);
    return save(context, { values, fields, passage, language: await languageOf(fields, call) }, call);
  },
});

/** The form that an experience is logged with, and files where any are taken. */
export async function logForm(context: AppContext, person: Person): Promise<FormReply> {
  const texts = textsFor(person.language);
  return {
    ...texts.experience.forms.log,
    fields: [...(await firstFields(texts, context, person)), ...filesField(texts, context)],
    values: { region: person.region },
  };
}

/** Takes the form; `passage` is the number of the messages that it was begun from. */
export async function takeLog(
  context: AppContext,
  values: FormValues,
  passage: number | null,
  call: Call,
): Promise<Message> {
  const { person } = call;
  const fields = parseExperienceFields(values);
  const language = await languageOf(fields, call);
  const found = await findBeforeLogging(context, { ...fields, start: null, language });
  const kept = found.length > 0 ? await keepLog(context, person, { ...values, passage }) : null;
  if (kept === null) return save(context, { values, fields, passage, language }, call);
  const lines = { logLine: `/experience log-kept ${kept}`, openLine: keptLogLine(kept) };
  return alikeMessage(
    context,
    found.map(({ record }) => record),
    lines,
    person,
  );
}

/** The language that a text is written in, where its small words tell; that of its author otherwise. */
async function languageOf(fields: ExperienceFields, { person }: Call): Promise<string> {
  const { title, challenge, action, lesson } = fields;
  const words = await readCollectionWords();
  return words.languageOf([title, challenge, action, lesson].join('\n')) ?? person.language;
}

type Sent = { values: FormValues; fields: ExperienceFields; passage: number | null; language: string };

async function save(context: AppContext, { values, fields, passage, language }: Sent, call: Call): Promise<Message> {
  if (passage === null) {
    const files = await findHeldFiles(context, call.person, values.files);
    return saved(context, await logExperience(context, fields, call, { language, files }), call);
  }
  const sent = await sendPassage(context, passage, { values, language }, call);
  context.outbox.wake();
  return sent.type === 'asked' ? askedMessage(passage, sent, call.person) : saved(context, sent, call);
}

function saved(
  context: AppContext,
  { view, leftOut }: { view: ExperienceView; leftOut: readonly string[] },
  { person }: Call,
): Message {
  const { experience: texts, passage } = textsFor(person.language);
  const logged = texts.logged({ number: view.experience.number });
  const opening = leftOut.length > 0 ? `${logged} ${passage.letter.lacking({ files: leftOut })}` : logged;
  return withNeeds(experienceCard(context, view, person, { opening }), view.experience, person);
}
