import { argument } from '#src/commands/arguments.ts';
import { readWish, type Wish } from '#src/domain/introductions/wish.ts';
import { targetGroups } from '#src/domain/topics/target-group.ts';

const mostRegions = 12;

/** The arguments that say whom somebody looks for. */
export const wishArguments = {
  area: argument.area().optional(),
  regions: argument.regions({ min: 1, max: mostRegions }).optional(),
  group: argument.choice(targetGroups).optional(),
  experience: argument.experience().optional(),
  question: argument.question().optional(),
  call: argument.call().optional(),
  person: argument.number().optional(),
  words: argument.words().optional(),
};

type Said = {
  area?: string | undefined;
  regions?: string[] | undefined;
  group?: string | undefined;
  experience?: string | undefined;
  question?: string | undefined;
  call?: string | undefined;
  person?: number | undefined;
  words?: string | undefined;
};

/** The wish that a line says. */
export const wishOf = ({ experience, question, call, ...rest }: Said): Wish =>
  readWish({
    ...rest,
    ...(experience !== undefined && { experience: Number(experience) }),
    ...(question !== undefined && { question: Number(question) }),
    ...(call !== undefined && { call: Number(call) }),
  });
