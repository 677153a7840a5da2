import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { translationForm, translationProblems } from '#src/answers/translations/form.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Person } from '#src/core/person.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { mayChange } from '#src/domain/experiences/rights.ts';
import { readExperience } from '#src/operations/experiences/access.ts';
import { textOfExperience, translateExperience } from '#src/operations/experiences/translated.ts';
import { loadExperienceView } from '#src/operations/experiences/view.ts';
import { saveTranslation } from '#src/operations/translations/correct.ts';
import { textsFor } from '#src/texts/index.ts';

const args = z.object({ number: argument.experience() });

/** The title and the lesson in the language of who says it, to be written or corrected. */
export const translate = subcommand({
  args,
  visibility: 'private',
  hidden: true,
  edits: true,
  async run(context, { number }, { person }) {
    const experience = await readExperience(context, Number(number), person);
    const text = textOfExperience(experience);
    if (text.language === person.language) return sentenceMessage(textsFor(person.language).translation.same);
    const translated = await translateExperience({ ...context, translations: null }, experience, person);
    return translationForm(text.words, translated, limits, person.language);
  },
  submit: (context, { title, lesson }, { number }, call) =>
    save(context, Number(number), { title: String(title ?? ''), lesson: String(lesson ?? '') }, call),
});

const limits = { title: experienceLimits.titleCharacters, lesson: experienceLimits.textCharacters };

async function save(
  context: AppContext,
  number: number,
  words: { title: string; lesson: string },
  call: { person: Person; now: Date },
) {
  const { person } = call;
  const experience = await readExperience(context, number, person);
  const text = textOfExperience(experience);
  const problems = translationProblems(text.words, words, person.language);
  if (problems) return { problems };
  const kept = await saveTranslation(
    context,
    {
      original: { experience: number },
      ...text,
      authors: [experience.author, ...experience.coAuthors],
      isTheirs: mayChange(person, experience),
    },
    words,
    call,
  );
  const translated = await translateExperience(context, experience, person);
  const view = { ...(await loadExperienceView(context, experience)), translated };
  return experienceCard(context, view, person, { opening: textsFor(person.language).translation.done[kept] });
}
