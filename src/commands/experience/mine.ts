import { z } from 'zod';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { shorten } from '#src/core/text.ts';
import { formatDay } from '#src/domain/date.ts';
import { listExperiencesOfAuthor } from '#src/store/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { stateOf } from './card.ts';

const mostOptions = 25;

export const mine = subcommand({
  summary: 'The experiences you logged',
  args: z.object({}),
  visibility: 'private',
  async run({ sql }, _args, { person }) {
    const texts = textsFor(person.language);
    const { mine, buttons } = texts.experience;
    const experiences = await listExperiencesOfAuthor(sql, person.id);
    const log = button(buttons.log, '/experience log', 'primary');
    if (experiences.length === 0)
      return { text: mine.none, blocks: [{ type: 'text', markdown: mine.none }, ...actions(log)] };
    const { number, title, state, logged } = mine.columns;
    return {
      text: mine.count(experiences.length),
      blocks: [
        { type: 'text', markdown: mine.count(experiences.length) },
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
