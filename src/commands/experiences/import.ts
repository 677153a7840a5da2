import { z } from 'zod';
import { sentenceMessage } from '#src/answers/sentence-message.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { md } from '#src/core/markdown.ts';
import { actions, button } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import {
  createCollection,
  linkMinutes,
  listOwnCollections,
  relinkCollection,
} from '#src/operations/experiences/collection.ts';
import { textsFor } from '#src/texts/index.ts';

const mostListed = 3;

/** Gives staff the address of a page of their own, on which they bring in a list of experiences; with a number that of a list from before. */
export const importCollection = subcommand({
  args: z.object({ list: argument.number().optional() }),
  visibility: 'private',
  requires: 'run-digests',
  writes: true,
  async run(context, { list }, { person, now }) {
    const { collection: texts } = textsFor(person.language);
    if (context.pageUrl === null) return { ...sentenceMessage(texts.noAddress), failed: true };
    const before = await listOwnCollections(context, person, mostListed);
    const token =
      list === undefined
        ? (await createCollection(context, person, now)).token
        : await relinkCollection(context, person, list, now);
    if (token === null) return { ...sentenceMessage(texts.gone), failed: true };
    const link = { type: 'link', label: texts.open, url: `${context.pageUrl}/collections/${token}` } as const;
    const others = list === undefined ? before : [];
    return message(
      text(texts.link({ minutes: linkMinutes })),
      actions(link),
      others.length > 0 && text(texts.before, ...others.map((each) => describeBefore(each, person))),
      actions(...others.map(({ id, file }) => button(texts.again({ file: file ?? '' }), `/experience import ${id}`))),
    );
  },
});

type Before = Awaited<ReturnType<typeof listOwnCollections>>[number];

function describeBefore({ file, createdAt, state, counts }: Before, person: Person): string {
  const { states, beforeItem } = textsFor(person.language).collection;
  const said = state === 'ready' || state === 'taken' ? states[state](counts) : states[state];
  return md`- ${beforeItem({ file: file ?? '', day: formatDay(createdAt, person), state: said })}`;
}
