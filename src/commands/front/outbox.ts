import { z } from 'zod';
import { outboxMessage, type Undelivered } from '#src/answers/front/outbox.ts';
import { argument } from '#src/commands/arguments.ts';
import { type AppContext, defineGroup, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { confirm, type Proposal } from '#src/core/confirmation.ts';
import { UserError } from '#src/core/errors.ts';
import { button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { freeDropped } from '#src/operations/digests/end.ts';
import { countDeliveries, dropDead, findDead, listDeadDeliveries, listDiverted } from '#src/store/outbox/delivery.ts';
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
  asksFirst: true,
  run: async (context, { id }, call) => (id === 'all' ? replayAll(context, call) : replayOne(context, id, call)),
});

async function replayOne(context: AppContext, id: string, { person, now }: Call): Promise<Proposal> {
  const { sql, outbox } = context;
  const texts = textsFor(person.language).outbox;
  const dead = await findGivenUp(sql, id, person);
  return {
    ask: () => ({
      said: texts.askAgain(dead),
      choices: [confirm(texts.buttons.again, { style: 'primary' }), button(texts.buttons.list, '/outbox')],
    }),
    async act() {
      if (!(await outbox.replay(sql, id))) throw new UserError(texts.notDead({ id }));
      return show(context, person, now, texts.againDone({ id }));
    },
  };
}

async function replayAll(context: AppContext, { person, now, line }: Call): Promise<Proposal | Message> {
  const { sql, outbox } = context;
  const texts = textsFor(person.language).outbox;
  const dead = await listDeadDeliveries(sql, mostReplayed);
  if (dead.length === 0) return show(context, person, now);
  // As many as were asked about: what was given up since is for another press.
  const subject = `${line}, ${dead.length} of them, the latest ${dead[0]?.id}`;
  return {
    subject,
    ask: () => ({
      said: texts.askAll({ count: dead.length }),
      choices: [confirm(texts.buttons.all, { subject, style: 'primary' }), button(texts.buttons.list, '/outbox')],
    }),
    async act() {
      for (const delivery of dead) await outbox.replay(sql, delivery.id);
      return show(context, person, now, texts.allDone({ count: dead.length }));
    },
  };
}

const drop = subcommand({
  args: z.object({ id: argument.words() }),
  visibility: 'private',
  requires: 'run-digests',
  hidden: true,
  writes: true,
  asksFirst: true,
  async run(context, { id }, { person, now }) {
    const texts = textsFor(person.language).outbox;
    const dead = await findGivenUp(context.sql, id, person);
    return {
      ask: () => ({
        said: texts.askDrop(dead),
        choices: [confirm(texts.buttons.drop), button(texts.buttons.list, '/outbox')],
      }),
      async act() {
        const dropped = await dropDead(context.sql, id);
        if (!dropped) throw new UserError(texts.notDead({ id }));
        const isFreed = await freeDropped(context.sql, dropped);
        return show(context, person, now, isFreed ? texts.dropFreed({ id }) : texts.dropDone({ id }));
      },
    };
  },
});

/** @throws UserError where no message under this id was given up. */
async function findGivenUp(sql: AppContext['sql'], id: string, { language }: Person): Promise<Undelivered> {
  const dead = await findDead(sql, id);
  if (!dead) throw new UserError(textsFor(language).outbox.notDead({ id }));
  return dead;
}

export const outbox = defineGroup({
  name: 'outbox',
  fallback: 'list',
  subcommands: { list, replay, drop },
});
