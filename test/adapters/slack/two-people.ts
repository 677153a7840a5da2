import { vi } from 'vitest';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { createPerson, type FakePerson, listElements } from '#test/support/fake-slack/person.ts';
import type { Message } from '#test/support/fake-slack/world.ts';
import { readBlocks, setUpSlack } from './harness.ts';

/** Two people of one workspace, with the real commands, store and outbox. `stop` ends the outbox and the adapter. */
export async function meetInSlack() {
  const dialogue = await createDialogue();
  const { adapterContext, database, queue, wayTo, clock } = dialogue;
  const setup = await setUpSlack({ ...adapterContext, now: () => new Date() });
  const { fake, team, token, channel, person: maria } = setup;
  const jordi = createPerson(fake, { team, token, user: fake.world.addUser(team, 'jordi') });
  const worker = createOutboxWorker({
    ...{ database, queue, wayTo, adapters: [setup.adapter] },
    ...{ pacerOf: adapterContext.pacerOf, logger: adapterContext.logger },
    now: () => clock.now,
  });
  await worker.start();
  return {
    ...{ dialogue, setup, fake, maria, jordi },
    /** What the person's line opened or said. */
    async say(person: FakePerson, command: string, text: string) {
      await person.command(channel, command, text);
      await setup.settle();
    },
    async press(person: FakePerson, message: Message | (typeof fake.world.ephemerals)[number], label: string) {
      const button = listElements(message.blocks).find((each) => JSON.stringify(each).includes(label));
      if (!button) throw new Error(`There is no ${label} in ${readBlocks(message.blocks)}`);
      await person.press(message, button as never);
      await setup.settle();
    },
    /** Waits for the latest message that has a text in it. */
    find: (text: string) =>
      vi.waitFor(
        () => {
          const found = [...fake.world.messages, ...fake.world.ephemerals].findLast(({ blocks }) =>
            readBlocks(blocks).includes(text),
          );
          if (!found) throw new Error(`Nobody said “${text}”.`);
          return found;
        },
        { timeout: 10_000, interval: 50 },
      ),
    async stop() {
      await worker.stop();
      await setup.stop();
    },
  };
}
