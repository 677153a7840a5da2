import { defineGroup } from '#src/context.ts';
import { adopt } from './experience/adopt.ts';
import { archive } from './experience/archive.ts';
import { complete, edit } from './experience/complete.ts';
import { log } from './experience/log.ts';
import { logMessage } from './experience/log-message.ts';
import { mine } from './experience/mine.ts';
import { publish } from './experience/publish.ts';
import { queue } from './experience/queue.ts';
import { review } from './experience/review.ts';
import { list, search } from './experience/search.ts';
import { sendBack } from './experience/send-back.ts';
import { show } from './experience/show.ts';
import { restore, withdraw } from './experience/withdraw.ts';

export const experience = defineGroup({
  name: 'experience',
  summary: 'What regions tried: log it, find it, complete it',
  fallback: 'search',
  subcommands: {
    log,
    search,
    list,
    show,
    mine,
    complete,
    edit,
    withdraw,
    restore,
    adopt,
    queue,
    review,
    publish,
    'send-back': sendBack,
    archive,
    'log-message': logMessage,
  },
});
