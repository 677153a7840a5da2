import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { firstFields } from '#src/answers/experiences/form.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import type { FormValues } from '#src/core/form.ts';
import { shorten } from '#src/core/text.ts';
import { experienceLimits } from '#src/domain/experiences/experience.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { readExperience } from '#src/operations/experiences/access.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { loadExperienceView } from '#src/operations/experiences/view.ts';
import type { TestbedView } from '#src/operations/testbeds/read.ts';
import { holdForExperience, keepExperience, readForExperience } from '#src/operations/testbeds/review.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { textsFor } from '#src/texts/index.ts';

/** The form of an experience, begun from a testbed that is over: its question, its steps, what was measured and what was learned. */
export const experience = subcommand({
  args: z.object({ number: argument.testbed() }),
  visibility: 'private',
  async run(context, { number }, { person }) {
    const texts = textsFor(person.language);
    const view = await readForExperience(context, Number(number), person);
    return {
      ...texts.experience.forms.log,
      intro: texts.testbed.experience.intro,
      fields: await firstFields(texts, context, person),
      values: beginWith(view, person.language),
    };
  },
  async submit(context, values, { number }, call) {
    const { person } = call;
    const texts = textsFor(person.language);
    const { view, opening } = await inTransaction(context, async (inside) => {
      const { testbed, experience: before } = await holdForExperience(inside, Number(number), person);
      if (before !== null) {
        const view = await loadExperienceView(inside, await readExperience(inside, before, person));
        return { view, opening: texts.testbed.refused.hasExperience({ title: testbed.title, experience: before }) };
      }
      const { view } = await logExperience(inside, parseExperienceFields(values), call);
      await keepExperience(inside, Number(number), view.experience.number);
      return { view, opening: texts.experience.logged({ number: view.experience.number }) };
    });
    return experienceCard(context, view, person, { opening });
  },
});

function beginWith({ testbed, steps, measures, checks }: TestbedView, language: string): FormValues {
  const { experience: words } = textsFor(language).testbed;
  const { question, hypothesis, final, stoppedWhy } = testbed;
  const most = experienceLimits.textCharacters;
  const line = (said: string) => words.line({ words: said });
  const part = (heading: string, lines: readonly string[]) => (lines.length > 0 ? [heading, ...lines.map(line)] : []);
  const done = steps.filter(({ doneAt }) => doneAt !== null).map(({ title }) => title);
  const measured = measures.flatMap(({ title: name, baseline: from, target, values }) => {
    const to = values.at(-1)?.value;
    return to === undefined ? [] : [words.measuredLine({ name, from, to, target })];
  });
  const learned = [...new Set(checks.toReversed().flatMap(({ learned: said }) => said || []))];
  return {
    title: shorten(testbed.title, experienceLimits.titleCharacters),
    region: testbed.region,
    areas: testbed.areas,
    challenge: shorten([question, hypothesis].filter(Boolean).join('\n'), most),
    action: shorten(part(words.steps, done).join('\n'), most),
    lesson: shorten(
      [
        ...(stoppedWhy ? [words.stopped({ why: stoppedWhy })] : []),
        ...[final?.well, final?.badly, final?.advice].flatMap((said) => said || []),
        ...part(words.measured, measured),
        ...part(words.learned, learned),
      ].join('\n'),
      most,
    ),
  };
}
