import { z } from 'zod';
import { followedList, followMessage } from '#src/answers/experiences/follow.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineGroup, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { UserError } from '#src/core/errors.ts';
import type { Followed } from '#src/domain/experiences/follow.ts';
import { follow as begin, unfollow } from '#src/operations/experiences/follow.ts';
import { listFollowed } from '#src/store/experiences/follow.ts';
import { textsFor } from '#src/texts/index.ts';

const shared = { visibility: 'private', writes: true } as const;

async function beginWith(context: AppContext, followed: Followed, call: Call) {
  const all = await begin(context, followed, call);
  return followMessage(context, { followed, isFollowed: true, all }, call.person);
}

const experience = subcommand({
  args: z.object({ number: argument.experience() }),
  ...shared,
  run: (context, { number }, call) => beginWith(context, { kind: 'experience', target: Number(number) }, call),
});

const area = subcommand({
  args: z.object({ area: argument.area() }),
  ...shared,
  run: (context, { area: target }, call) => beginWith(context, { kind: 'area', target } as Followed, call),
});

const region = subcommand({
  args: z.object({ region: argument.region() }),
  ...shared,
  run: (context, { region: target }, call) => beginWith(context, { kind: 'region', target }, call),
});

const list = subcommand({
  args: z.object({}),
  visibility: 'private',
  run: async (context, _args, { person }) => followedList(context, await listFollowed(context.sql, person.id), person),
});

/** Ends it: what is said first counts. */
const stop = subcommand({
  args: z.object({
    experience: argument.experience().optional(),
    call: argument.call().optional(),
    area: argument.area().optional(),
    region: argument.region().optional(),
  }),
  ...shared,
  async run(context, said, { person }) {
    const followed = (
      said.experience !== undefined
        ? { kind: 'experience', target: Number(said.experience) }
        : said.call !== undefined
          ? { kind: 'call', target: Number(said.call) }
          : said.area !== undefined
            ? { kind: 'area', target: said.area }
            : said.region !== undefined
              ? { kind: 'region', target: said.region }
              : null
    ) as Followed | null;
    if (followed === null) throw new UserError(textsFor(person.language).follow.unsaid);
    const all = await unfollow(context, followed, person);
    return followMessage(context, { followed, isFollowed: false, all }, person);
  },
});

export const follow = defineGroup({
  name: 'follow',
  fallback: 'list',
  subcommands: { list, experience, area, region, stop },
});
