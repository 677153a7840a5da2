import { z } from 'zod';
import { noteWishMessage } from '#src/answers/experiences/author-note.ts';
import { yesNo } from '#src/answers/experiences/history.ts';
import { effectsMessage, planFields, usefulMessage } from '#src/answers/experiences/use.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { actions, button } from '#src/core/message.ts';
import { askUseAfterDays, type Plan } from '#src/domain/experiences/use.ts';
import { wishNotes } from '#src/operations/experiences/author-notes.ts';
import { findUsable, loadEffects, markUseful, planUse } from '#src/operations/experiences/use.ts';
import { textsFor } from '#src/texts/index.ts';

const answers = ['yes', 'no'] as const;
const number = argument.experience();

/** Says with one press that an experience is useful, or takes that back. */
export const useful = subcommand({
  args: z.object({ number, answer: argument.choice(answers).optional() }),
  visibility: 'private',
  writes: true,
  async run(context, { number: said, answer }, call) {
    const isUseful = answer !== 'no';
    return usefulMessage(await markUseful(context, { number: Number(said), isUseful }, call), isUseful, call.person);
  },
});

/** A form that says how far somebody is with trying an experience; its author is told. */
export const tryOut = subcommand({
  args: z.object({ number }),
  visibility: 'private',
  async run(context, { number: said }, { person }) {
    const texts = textsFor(person.language);
    const { form, intro } = texts.use;
    const { experience, use } = await findUsable(context, Number(said), person);
    const { title, region } = experience;
    return {
      ...form,
      title: form.title({ number: experience.number }),
      intro: intro({ title, region: nameRegion(context, region, person) }),
      fields: planFields(texts),
      values: {
        plan: use?.plan ?? 'wants',
        ...(use && { note: use.note, contact: use.contact, result: use.result }),
      },
    };
  },
  async submit(context, values, { number: said }, call) {
    const { person } = call;
    const { use: texts } = textsFor(person.language);
    const typed = (name: string) => String(values[name] ?? '').trim();
    const plan = typed('plan') as Plan;
    const { experience, told } = await planUse(
      context,
      Number(said),
      { plan, note: typed('note'), contact: typed('contact'), result: typed('result') },
      call,
    );
    const about = { number: experience.number, isTold: yesNo(told !== null), days: askUseAfterDays };
    const isUnderWay = plan === 'wants' || plan === 'trying';
    return message(
      text(isUnderWay ? texts.saved(about) : texts.savedEnd(about)),
      actions(
        button(texts.buttons.adopt, `/experience adopt ${experience.number}`),
        button(texts.buttons.effects, `/experience effects ${experience.number}`),
      ),
    );
  },
});

/** What an experience led to elsewhere. */
export const effects = subcommand({
  args: z.object({ number }),
  visibility: 'public',
  run: async (context, { number: said }, { person }) =>
    effectsMessage(context, await loadEffects(context, Number(said), person), person),
});

/** Whether the asker gets the monthly note of what their experiences led to. */
export const notes = subcommand({
  args: z.object({ answer: argument.choice(answers) }),
  visibility: 'private',
  hidden: true,
  writes: true,
  async run(context, { answer }, call) {
    await wishNotes(context, answer === 'yes', call);
    return noteWishMessage(answer === 'yes', call.person);
  },
});
