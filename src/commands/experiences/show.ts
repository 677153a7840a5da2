import { z } from 'zod';
import { experienceCard, standingNote } from '#src/answers/experiences/card.ts';
import { decisionButtons } from '#src/answers/translations/decision.ts';
import { translationFolds } from '#src/answers/translations/translation.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { isShared } from '#src/domain/digests/subscription.ts';
import { isOpen } from '#src/domain/experiences/experience.ts';
import { isAuthor } from '#src/domain/experiences/rights.ts';
import { readExperience } from '#src/operations/experiences/access.ts';
import { noteRead } from '#src/operations/experiences/author-notes.ts';
import { translateExperience } from '#src/operations/experiences/translated.ts';
import { loadExperienceView } from '#src/operations/experiences/view.ts';
import { listToDecide } from '#src/operations/questions/translation-verdict.ts';
import { addGuides } from '../tools/guides.ts';

export const show = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'public',
  folds: translationFolds,
  async run(context, { number }, { person, place, now }) {
    const experience = await readExperience(context, Number(number), person);
    const translated = await translateExperience(context, experience, person);
    const view = { ...(await loadExperienceView(context, experience)), translated };
    await noteRead(context, view, { person, now });
    const othersRead = isShared([place]);
    // What only reviewers may read of somebody else is for them alone.
    if (othersRead && !isOpen(experience) && !isAuthor(person, experience)) return standingNote(view, person);
    const card = experienceCard(context, view, person, { isShared: othersRead });
    const kept = othersRead ? [] : await listToDecide(context, { experience: experience.number }, experience, person);
    const { policyAreas: areas, targetGroups: groups } = experience;
    const whole = { ...card, blocks: [...card.blocks, ...decisionButtons(kept, person)] };
    return addGuides(context, { person }, { areas, groups }, whole);
  },
});
