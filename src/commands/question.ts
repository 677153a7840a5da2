import { defineGroup } from '#src/context.ts';
import { answer } from './question/answer.ts';
import { ask, askMessage } from './question/ask.ts';
import { close } from './question/close.ts';
import { list } from './question/list.ts';
import { mine } from './question/mine.ts';
import { show } from './question/show.ts';
import { restore, withdraw } from './question/withdraw.ts';

export const question = defineGroup({
  name: 'question',
  summary: 'What members ask each other: ask the network, answer others',
  fallback: 'list',
  subcommands: { ask, list, show, answer, mine, close, withdraw, restore, 'ask-message': askMessage },
});
