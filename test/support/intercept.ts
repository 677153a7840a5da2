import type { Bot } from '#src/core/bot.ts';
import type { Event } from '#src/core/event.ts';
import type { Outcome } from '#src/core/outcome.ts';

/** Puts `answer` before a bot, whichever way it is asked; `next` is what the bot itself says. */
export function intercept(bot: Bot, answer: (event: Event, next: () => Promise<Outcome>) => Promise<Outcome>): Bot {
  const { open } = bot;
  bot.open = (event) => {
    const opened = open(event);
    let answering: Promise<Outcome> | undefined;
    return { ...opened, outcome: () => (answering ??= answer(event, opened.outcome)) };
  };
  bot.handle = (event) => bot.open(event).outcome();
  return bot;
}
