import { defineGroup } from '#src/context.ts';
import { answer } from './answer.ts';
import { ask, askMessage } from './ask.ts';
import { close } from './close.ts';
import { keepAsExperience, rate } from './helped.ts';
import { list } from './list.ts';
import { mine } from './mine.ts';
import { restore } from './restore.ts';
import { known, pass, people, route } from './route.ts';
import { show } from './show.ts';
import { translate } from './translate.ts';
import { withdraw } from './withdraw.ts';

export const question = defineGroup({
  name: 'question',
  fallback: 'list',
  subcommands: {
    ask,
    list,
    show,
    answer,
    known,
    people,
    mine,
    close,
    withdraw,
    restore,
    route,
    pass,
    rate,
    translate,
    keep: keepAsExperience,
    'ask-message': askMessage,
  },
});
