import { z } from 'zod';
import { experienceCard } from '#src/answers/experiences/card.ts';
import { firstFields } from '#src/answers/experiences/form.ts';
import { yesNo } from '#src/answers/experiences/history.ts';
import { nameRegion } from '#src/answers/regions/name-region.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { parseExperienceFields } from '#src/domain/experiences/form.ts';
import { receivesOwnNews } from '#src/operations/digests/own-news.ts';
import { adoptExperience, findAdoptable } from '#src/operations/experiences/adopt.ts';
import { textsFor } from '#src/texts/index.ts';

/** The form of `log`, begun from what another region tried; the new experience keeps what it was tried after. */
export const adopt = subcommand({
  args: z.object({ number: argument.experience() }),
  visibility: 'private',
  async run(context, { number }, call) {
    const { person } = call;
    const texts = textsFor(person.language);
    const { adoption, experience } = texts;
    const first = await findAdoptable(context, Number(number), call);
    const region = first && nameRegion(context, first.region, person);
    return {
      ...experience.forms.log,
      ...(first && { title: adoption.title({ number: first.number }) }),
      intro: first && region ? adoption.intro({ title: first.title, region }) : adoption.gone,
      fields: await firstFields(texts, context, person),
      values: { region: person.region, ...(first && { areas: first.policyAreas, groups: first.targetGroups }) },
    };
  },
  async submit(context, values, { number }, call) {
    const { person } = call;
    const texts = textsFor(person.language);
    const fields = parseExperienceFields(values);
    const found = await findAdoptable(context, Number(number), call);
    const adopted = await adoptExperience(context, fields, found, call);
    const { first } = adopted;
    if (adopted.type === 'same-region') {
      const region = nameRegion(context, fields.region, person);
      return { problems: { region: texts.adoption.sameRegion({ number: adopted.first.number, region }) } };
    }
    const logged = { number: adopted.view.experience.number };
    const opening = first
      ? texts.adoption.logged({
          ...logged,
          first: first.number,
          isTold: yesNo(await receivesOwnNews(context, first.author)),
        })
      : texts.experience.logged(logged);
    return experienceCard(context, adopted.view, person, { opening });
  },
});
