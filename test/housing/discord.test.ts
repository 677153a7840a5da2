import { expect, test } from 'vitest';
import { createOutboxWorker } from '#src/outbox/worker.ts';
import { createDiscordHarness } from '#test/support/discord-harness.ts';
import { walk } from '#test/support/fake-discord/index.ts';
import type { Loose } from '#test/support/fake-discord/message-rules.ts';
import type { StoredMessage } from '#test/support/fake-discord/world.ts';
import { goFromHousingToExperience, until } from './steps.ts';

test('in Discord a dialogue leads from “I look for housing” to a published experience of two regions', async () => {
  let stop = async () => {};
  await goFromHousingToExperience(async ({ adapterContext, database, queue, wayTo, context, clock }) => {
    const harness = await createDiscordHarness(adapterContext, { transport: 'gateway' });
    const { fake, discord } = harness;
    const user = fake.maria;
    const worker = createOutboxWorker({
      ...{ database, queue, wayTo, adapters: [discord], onWake: context.outbox.onWake },
      ...{ pacerOf: adapterContext.pacerOf, logger: adapterContext.logger, now: () => clock.now },
    });
    await worker.start();
    stop = async () => {
      expect(fake.violations).toEqual([]);
      await worker.stop();
      await harness.stop();
    };
    const textOf = (message: StoredMessage) =>
      [...walk((message.components ?? []) as Loose[])]
        .map(({ content }) => content)
        .filter(Boolean)
        .join('\n');
    const find = (words: string) =>
      until(() =>
        [...fake.world.messages.values()].findLast(
          (message) => message.author.id === fake.world.bot.id && textOf(message).includes(words),
        ),
      );
    return {
      actor: { platform: 'discord', space: '*', user: user.id, displayName: 'maria' },
      async speak(words) {
        fake.messages.post(fake.general.id, user, { content: `<@${fake.world.bot.id}> ${words}` }, []);
        await discord.idle();
      },
      async press(words, label) {
        const message = await find(words);
        const channel = fake.world.channels.get(message.channel_id);
        for (const control of walk((message.components ?? []) as Loose[])) {
          const option = ((control.options ?? []) as { label: string; value: string }[]).find(
            (each) => each.label === label,
          );
          if (control.label !== label && !option) continue;
          const data = {
            ...{ custom_id: control.custom_id, component_type: control.type },
            ...(option && { values: [option.value] }),
          };
          await harness.bring(fake.interact(user, channel as never, 3, data, { message } as never));
          return;
        }
        throw new Error(`There is no ${label} in ${textOf(message)}`);
      },
      async submit(values) {
        const shown = await harness.submit(Object.fromEntries(values.map(({ name, value }) => [name, value])));
        expect(shown.form?.problems ?? {}).toEqual({});
      },
      see: async (words) => textOf(await find(words)),
    };
  });
  await stop();
});
