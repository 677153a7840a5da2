import { message, text } from './blocks.ts';
import type { BotTexts } from './bot-texts.ts';
import type { Command } from './command.ts';
import { actions, type Block, button } from './message.ts';
import { failure, type Outcome } from './outcome.ts';
import { listSubcommands } from './registry.ts';
import { shorten } from './text.ts';

/** A longer line is not said again by a press. */
const longestMeant = 400;
const longestLabel = 60;
const mostOffered = 5;

/** Offers the command that was meant, with all that was said behind it, and help. */
export function askWhichCommand(
  { said, rest }: { said: string; rest: string },
  nearest: string | null,
  texts: BotTexts,
): Outcome {
  const line = `/${nearest} ${rest.length > longestMeant ? '' : rest}`.trim();
  return askAgain(
    texts.unknownCommand(said, nearest),
    actions(nearest !== null && button(shorten(line, longestLabel), line), helpButton(texts)),
  );
}

/** Offers what a command can be said with. */
export function askWhichSubcommand<Context>(command: Command<Context>, texts: BotTexts): Outcome {
  const names = listSubcommands(command);
  const lines = names.slice(0, mostOffered).map((name) => `/${command.name} ${name}`);
  return askAgain(texts.unknownSubcommand(command.name, names), actions(...lines.map((line) => button(line, line))));
}

/** Offers questions that are understood, and help, where words were not. */
export function askOtherwise(words: string, texts: BotTexts): Outcome {
  return askAgain(
    texts.notUnderstood(words),
    actions(...texts.examples.map(({ label, line }) => button(label, line)), helpButton(texts)),
  );
}

const helpButton = ({ whatICanDo }: BotTexts) => button(whatICanDo, '/help');

function askAgain(said: string, below: readonly Block[]): Outcome {
  return { ...failure(said), ...message(text(said), below) };
}
