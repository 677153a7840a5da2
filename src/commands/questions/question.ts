import { defineGroup } from '#src/context.ts';
import { answer } from './answer.ts';
import { ask, askMessage } from './ask.ts';
import { close } from './close.ts';
import { list } from './list.ts';
import { mine } from './mine.ts';
import { restore } from './restore.ts';
import { show } from './show.ts';
import { withdraw } from './withdraw.ts';

export const question = defineGroup({
  name: 'question',
  fallback: 'list',
  subcommands: { ask, list, show, answer, mine, close, withdraw, restore, 'ask-message': askMessage },
});
