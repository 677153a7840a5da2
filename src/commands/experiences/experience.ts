import { defineGroup } from '#src/context.ts';
import { add } from './add.ts';
import { adopt } from './adopt.ts';
import { alike } from './alike.ts';
import { archive } from './archive.ts';
import { claim, release } from './claim.ts';
import { complete, edit } from './complete.ts';
import { evaluate } from './evaluate.ts';
import { files } from './files.ts';
import { importCollection } from './import.ts';
import { log, logKept } from './log.ts';
import { logMessage, logThread } from './log-message.ts';
import { mine } from './mine.ts';
import { recordPage } from './page.ts';
import { agree, disagree, passage } from './passage.ts';
import { publish } from './publish.ts';
import { publishList } from './publish-list.ts';
import { queue } from './queue.ts';
import { restore } from './restore.ts';
import { review } from './review.ts';
import { list, search } from './search.ts';
import { selfEvaluate, selfEvaluation } from './self-evaluate.ts';
import { sendBack } from './send-back.ts';
import { show } from './show.ts';
import { stale, stillTrue } from './still-true.ts';
import { translate } from './translate.ts';
import { translation } from './translation.ts';
import { effects, notes, tryOut, useful } from './use.ts';
import { revert, versions } from './versions.ts';
import { withdraw } from './withdraw.ts';

export const experience = defineGroup({
  name: 'experience',
  fallback: 'search',
  subcommands: {
    log,
    search,
    list,
    show,
    alike,
    mine,
    complete,
    edit,
    page: recordPage,
    files,
    withdraw,
    restore,
    adopt,
    useful,
    try: tryOut,
    effects,
    translate,
    translation,
    notes,
    'self-evaluate': selfEvaluate,
    'self-evaluation': selfEvaluation,
    queue,
    review,
    evaluate,
    claim,
    release,
    publish,
    'publish-list': publishList,
    'send-back': sendBack,
    archive,
    versions,
    revert,
    stale,
    'still-true': stillTrue,
    import: importCollection,
    add,
    'log-kept': logKept,
    'log-message': logMessage,
    'log-thread': logThread,
    agree,
    disagree,
    passage,
  },
});
