import { z } from 'zod';
import { stateOf } from '#src/answers/experiences/card.ts';
import { say } from '#src/answers/say.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { md } from '#src/core/markdown.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { listExperiencesOfAuthor } from '#src/store/experiences/experience.ts';
import { listTransitions } from '#src/store/experiences/review.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeComment } from './history.ts';

const mostOptions = 25;

export const mine = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run(context, _args, { person }) {
    const texts = textsFor(person.language);
    const { mine, buttons } = texts.experience;
    const experiences = await listExperiencesOfAuthor(context.sql, person.id);
    const log = button(buttons.log, '/experience log', 'primary');
    if (experiences.length === 0) return say(mine.none, ...actions(log));
    const { number, title, state, logged } = mine.columns;
    return {
      text: mine.count(experiences.length),
      blocks: [
        { type: 'text', markdown: mine.count(experiences.length) },
        ...(await listSentBack(context, experiences, person)),
        {
          type: 'table',
          columns: [{ label: number, align: 'right' }, { label: title }, { label: state }, { label: logged }],
          rows: experiences.map((experience) => [
            String(experience.number),
            experience.title,
            stateOf(experience, texts),
            formatDay(experience.createdAt, person),
          ]),
        },
        ...actions(
          {
            type: 'select',
            placeholder: mine.choose,
            options: experiences.slice(0, mostOptions).map((experience) => ({
              label: shorten(buttons.show(experience.number, experience.title), 75),
              line: `/experience show ${experience.number}`,
            })),
          },
          log,
        ),
      ],
    };
  },
});

/** What waits for its author: each with the comment it came back with. */
async function listSentBack({ sql }: AppContext, experiences: Experience[], person: Person): Promise<Block[]> {
  const { experience: texts, review } = textsFor(person.language);
  const back = experiences
    .filter(({ life, withdrawnAt }) => life === 'sent-back' && !withdrawnAt)
    .slice(0, mostOptions);
  const blocks = back.map(async (experience): Promise<Block[]> => {
    const { number, title } = experience;
    const comment = describeComment(experience, await listTransitions(sql, number), person);
    const heading = md`**${texts.heading(number, title)}**`;
    return [
      { type: 'text', markdown: comment === null ? heading : `${heading}\n${comment}` },
      ...actions(button(review.buttons.change(number), `/experience edit ${number}`, 'primary')),
    ];
  });
  return (await Promise.all(blocks)).flat();
}
