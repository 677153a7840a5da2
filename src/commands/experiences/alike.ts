import { z } from 'zod';
import { alikeList } from '#src/answers/experiences/alike.ts';
import { pageSize } from '#src/answers/experiences/list.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { readExperience } from '#src/operations/experiences/access.ts';
import { loadAlikeFor } from '#src/operations/experiences/alike.ts';
import { textsFor } from '#src/texts/index.ts';

/** What others tried that is like one experience. */
export const alike = subcommand({
  args: z.object({ number: argument.experience(), page: argument.page().optional() }),
  visibility: 'public',
  async run(context, { number, page = 1 }, { person }) {
    const experience = await readExperience(context, Number(number), person);
    const found = await loadAlikeFor(context, person, experience.number, {
      limit: pageSize,
      offset: (page - 1) * pageSize,
    });
    if (typeof found === 'string') throw new UserError(textsFor(person.language).experience.search[found]);
    const hasMore = (found[0]?.count ?? 0) > page * pageSize;
    const next = hasMore ? `/experience alike ${number} page=${page + 1}` : null;
    return alikeList(context, person, experience, { found, next });
  },
});
