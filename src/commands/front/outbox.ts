import { z } from 'zod';
import { outboxMessage } from '#src/answers/front/outbox.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineGroup, subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { freeDropped } from '#src/operations/digests/end.ts';
import { countDeliveries, dropDead, listDeadDeliveries, listDiverted } from '#src/store/outbox/delivery.ts';
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
  const [counts, dead, diverted] = await Promise.all([
    countDeliveries(sql),
    listDeadDeliveries(sql, mostShown),
    listDiverted(sql, new Date(now.getTime() - weekMs), mostShown),
  ]);
  return outboxMessage({ counts, dead, diverted }, person, said);
}

const replay = subcommand({
  args: z.object({ id: argument.words() }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  async run(context, { id }, { person, now }) {
    const { sql, outbox } = context;
    const texts = textsFor(person.language).outbox;
    if (id !== 'all') {
      if (!(await outbox.replay(sql, id))) throw new UserError(texts.notDead({ id }));
      return show(context, person, now, texts.againDone({ id }));
    }
    const dead = await listDeadDeliveries(sql, mostReplayed);
    for (const delivery of dead) await outbox.replay(sql, delivery.id);
    return show(context, person, now, texts.allDone({ count: dead.length }));
  },
});

const drop = subcommand({
  args: z.object({ id: argument.words() }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  async run(context, { id }, { person, now }) {
    const texts = textsFor(person.language).outbox;
    const dropped = await dropDead(context.sql, id);
    if (!dropped) throw new UserError(texts.notDead({ id }));
    const isFreed = await freeDropped(context.sql, dropped);
    return show(context, person, now, isFreed ? texts.dropFreed({ id }) : texts.dropDone({ id }));
  },
});

export const outbox = defineGroup({
  name: 'outbox',
  fallback: 'list',
  subcommands: { list, replay, drop },
});
