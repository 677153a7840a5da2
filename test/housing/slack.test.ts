import { expect, test } from 'vitest';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { readBlocks, setUpSlack } from '#test/adapters/slack/harness.ts';
import { listElements } from '#test/support/fake-slack/person.ts';
import type { Channel, StoredView } from '#test/support/fake-slack/world.ts';
import { goFromHousingToExperience, until } from './steps.ts';

test('in Slack a dialogue leads from “I look for housing” to a published experience of two regions', async () => {
  let stop = async () => {};
  await goFromHousingToExperience(async ({ adapterContext, database, queue, wayTo, context, clock }) => {
    const slack = await setUpSlack({ ...adapterContext, now: () => new Date() });
    const { fake, person, team } = slack;
    const worker = createOutboxWorker({
      ...{ database, queue, wayTo, adapters: [slack.adapter], onWake: context.outbox.onWake },
      ...{ pacerOf: adapterContext.pacerOf, logger: adapterContext.logger, now: () => clock.now },
    });
    await worker.start();
    stop = async () => {
      expect(fake.refused()).toEqual([]);
      await worker.stop();
      await slack.stop();
    };
    const find = (words: string) =>
      until(() =>
        [...fake.world.messages, ...fake.world.ephemerals].findLast(({ blocks }) => readBlocks(blocks).includes(words)),
      );
    return {
      actor: { platform: 'slack', space: team.id, user: person.user.id, displayName: 'maria' },
      async speak(words) {
        const { payload } = person.say(slack.channel as Channel, person.mention(words));
        await fake.deliver.event(payload);
        await slack.settle();
      },
      async press(words, label) {
        const message = await find(words);
        const element = listElements(message.blocks).find(
          (each) => each.text?.text === label || each.options?.some(({ text }) => text.text === label),
        );
        if (!element) throw new Error(`There is no ${label} in ${readBlocks(message.blocks)}`);
        await person.press(
          message,
          element,
          element.options?.find(({ text }) => text.text === label),
        );
        await slack.settle();
      },
      async submit(values) {
        const typed = Object.fromEntries(values.map(({ name, value }) => [name, value]));
        const { errors } = await person.submit([...fake.world.views.values()].at(-1) as StoredView, typed);
        expect(errors).toEqual({});
        await slack.settle();
      },
      see: async (words) => readBlocks((await find(words)).blocks),
    };
  });
  await stop();
});
