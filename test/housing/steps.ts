import { expect, vi } from 'vitest';
import { runIntroductions } from '#jobs/run-introductions.ts';
import type { Actor } from '#src/core/event.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

export type Typed = { name: string; label: RegExp; value: string | string[] };

/** Somebody at work on one platform, with its real adapter between them and the bot. */
export type Driver = {
  actor: Actor;
  /** Whether one speaks by a command in a conversation that is passed on. */
  speaksByCommand?: boolean;
  /** Says plain words to the bot. */
  speak(words: string): Promise<void>;
  /** Waits for the latest message that has these words, and presses what has this label below it. */
  press(words: string, label: string): Promise<void>;
  /** Types these values into the form that is open, over what it holds, and sends it. */
  submit(values: Typed[]): Promise<void>;
  /** Waits for a message that has these words; returns all that it says. */
  see(words: string): Promise<string>;
};

export const until = <T>(look: () => T | undefined | null | false): Promise<T> =>
  vi.waitFor(
    () => {
      const found = look();
      if (!found) throw new Error('It has not come.');
      return found;
    },
    { timeout: 20_000, interval: 20 },
  );

export type Dialogue = Awaited<ReturnType<typeof createDialogue>>;

/**
 * From “I look for housing” to a published experience that names both regions: Maria of Skåne on the platform, Ana of Murcia elsewhere. Every step of hers goes
 * through the platform.
 */
export async function goFromHousingToExperience(create: (dialogue: Dialogue) => Promise<Driver>): Promise<void> {
  const dialogue = await createDialogue();
  const { as, clock, context, database, bot } = dialogue;
  const { sql } = database;
  clock.now = new Date();
  const tick = async () => {
    for (let times = 0; times < 2; times += 1)
      await runIntroductions.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  };
  const ana = as('ana', { displayName: 'ana' });
  await ana.submit(await ana.say('/me edit'), { region: 'Murcia' });
  await ana.submit(await ana.say('/me introductions'), { isOpen: true, offerAreas: ['housing'] });
  const driver = await create(dialogue);
  const maria = as(driver.actor.user, driver.actor);
  await maria.submit(await maria.say('/me edit'), { region: 'Skåne' });

  await driver.speak('I look for housing');
  await driver.press('No experience matches', 'Who knows about it?');
  await driver.press('ana', 'Ask ana');
  await driver.submit([
    { name: 'note', label: /about|write|say/i, value: 'How do you win landlords?' },
    { name: 'contact', label: /reach/i, value: 'maria@example.org' },
  ]);
  const [{ number } = { number: 0 }] = await sql<{ number: number }[]>`select number from introduction`;
  await ana.submit(await ana.say(`/introduction accept ${number}`), { contact: 'ana@example.org' });
  await tick();
  expect(await driver.see('You both said yes')).toContain('How do you win landlords?');
  if (driver.speaksByCommand) {
    await driver.press('You both said yes', 'Answer');
    await driver.submit([{ name: 'content', label: /write/i, value: 'Hello Ana' }]);
    const [said] =
      await sql`select message from delivery where recipient like 'conversation:%' order by created_at desc limit 1`;
    expect(JSON.stringify(said)).toContain('Hello Ana');
    expect(read(await ana.say('/conversation say 1 Hello Maria'))).toContain('Sent to');
    await driver.see('Hello Maria');
  }
  clock.now = new Date(clock.now.getTime() + 11 * 86_400_000);
  await tick();
  await driver.press('Did you meet?', 'Yes, we met');
  await driver.press('Two short questions', 'Answer two questions');
  await driver.submit([
    { name: 'useful', label: /useful/i, value: '5' },
    { name: 'learned', label: /learn/i, value: 'Pay the deposit, and stay reachable.' },
  ]);
  await driver.press('may help other regions', 'Make an experience of it');
  await driver.submit([
    { name: 'title', label: /^title/i, value: 'Landlords who stay' },
    { name: 'areas', label: /policy areas/i, value: ['housing'] },
  ]);
  await driver.see('Landlords who stay');
  const [logged] = await sql`select region, action, lesson, challenge, policy_areas from experience`;
  expect(logged).toMatchObject({
    ...{ region: 'SE224', lesson: 'Pay the deposit, and stay reachable.', challenge: 'How do you win landlords?' },
    policyAreas: ['housing'],
  });
  const admin = as('admin');
  const queue = read(await admin.say('/experience review 1'));
  expect(queue).toContain('Landlords who stay');
  await admin.press(await admin.say('/experience review 1'), 'Publish');
  const pages = createPages({ ...context, read: bot.read, hasPlayground: false });
  const page = await (await pages.request('/experiences/1')).text();
  expect(page).toContain('Landlords who stay');
  expect(page).toContain('People of Skåne and Region of Murcia exchanged what they know.');
}
