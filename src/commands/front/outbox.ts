import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineGroup, subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { formatInstant } from '#src/domain/date.ts';
import { freeDropped } from '#src/store/digests/end.ts';
import {
  countDeliveries,
  type Delivery,
  dropDead,
  listDeadDeliveries,
  listDiverted,
} from '#src/store/outbox/delivery.ts';
import { textsFor } from '#src/texts/index.ts';

const mostShown = 10;
const mostReplayed = 1_000;
const weekMs = 7 * 24 * 3_600_000;

const list = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  run: (context, _args, { person, now }) => show(context, person, now),
});

async function show({ sql }: AppContext, person: Person, now: Date, said?: string): Promise<Message> {
  const texts = textsFor(person.language).status.outbox;
  const [counts, dead, diverted] = await Promise.all([
    countDeliveries(sql),
    listDeadDeliveries(sql, mostShown),
    listDiverted(sql, new Date(now.getTime() - weekMs), mostShown),
  ]);
  const since = counts.oldestWaiting && formatInstant(counts.oldestWaiting, person);
  const summary = texts.counts(counts.waiting, counts.kept, counts.sending, counts.dead, since);
  return {
    text: [said, summary].filter(Boolean).join(' '),
    blocks: [
      { type: 'heading', text: texts.heading },
      ...(said ? [{ type: 'text', markdown: said } as const] : []),
      {
        type: 'facts',
        items: [
          { label: texts.labels.waiting, value: String(counts.waiting) },
          ...(since ? [{ label: texts.labels.oldest, value: since }] : []),
          ...(counts.kept > 0 ? [{ label: texts.labels.kept, value: String(counts.kept) }] : []),
          { label: texts.labels.sending, value: String(counts.sending) },
          { label: texts.labels.dead, value: String(counts.dead) },
        ],
      },
      ...showDead(dead, counts.dead, person),
      ...showDiverted(diverted, person),
    ],
  };
}

function showDead(dead: Delivery[], count: number, person: Person): Block[] {
  const texts = textsFor(person.language).status.outbox;
  if (count === 0) return [{ type: 'note', markdown: texts.nothingDead }];
  return [
    { type: 'text', markdown: texts.dead(count) },
    ...dead.flatMap((delivery): Block[] => {
      const { id, purpose, recipient, place, triedAt, error } = delivery;
      const at = triedAt ? formatInstant(triedAt, person) : texts.untried;
      return [
        { type: 'text', markdown: texts.deadLine(id, purpose, recipient, place, at, error ?? '') },
        ...actions(
          button(texts.buttons.again, `/outbox replay ${id}`),
          button(texts.buttons.drop, `/outbox drop ${id}`),
        ),
      ];
    }),
    ...(count > dead.length ? [{ type: 'note', markdown: texts.more(count - dead.length) } as const] : []),
    ...actions(count > 1 && button(texts.buttons.all, '/outbox replay all')),
  ];
}

/** Somebody cannot be reached where they asked to be: worth a word with them. */
function showDiverted(diverted: Delivery[], { language }: Person): Block[] {
  if (diverted.length === 0) return [];
  const texts = textsFor(language).status.outbox;
  const lines = diverted.map(({ purpose, recipient, place, error }) =>
    texts.divertedLine(purpose, recipient, place, error ?? ''),
  );
  return [{ type: 'text', markdown: [texts.diverted(diverted.length), ...lines].join('\n') }];
}

const replay = subcommand({
  args: z.object({ id: argument.words() }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  async run(context, { id }, { person, now }) {
    const { sql, outbox } = context;
    const texts = textsFor(person.language).status.outbox;
    if (id !== 'all') {
      if (!(await outbox.replay(sql, id))) throw new UserError(texts.notDead(id));
      return show(context, person, now, texts.againDone(id));
    }
    const dead = await listDeadDeliveries(sql, mostReplayed);
    for (const delivery of dead) await outbox.replay(sql, delivery.id);
    return show(context, person, now, texts.allDone(dead.length));
  },
});

const drop = subcommand({
  args: z.object({ id: argument.words() }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  async run(context, { id }, { person, now }) {
    const texts = textsFor(person.language).status.outbox;
    const dropped = await dropDead(context.sql, id);
    if (!dropped) throw new UserError(texts.notDead(id));
    const isFreed = await freeDropped(context.sql, dropped);
    return show(context, person, now, isFreed ? texts.dropFreed(id) : texts.dropDone(id));
  },
});

export const outbox = defineGroup({
  name: 'outbox',
  fallback: 'list',
  subcommands: { list, replay, drop },
});
