import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { askStillTrue } from './ask-still-true.ts';
import { callWebhooks } from './call-webhooks.ts';
import { checkLinks } from './check-links.ts';
import { closeUnansweredPassages } from './close-passages.ts';
import { computeScores } from './compute-scores.ts';
import { followLiveSettings } from './follow-settings.ts';
import { followUpUses } from './follow-up-uses.ts';
import { forgetOldActivities } from './forget-activities.ts';
import { forgetConversations } from './forget-conversations.ts';
import { forgetDigests } from './forget-digests.ts';
import { forgetFiles } from './forget-files.ts';
import { forgetHandledEvents } from './forget-handled-events.ts';
import { forgetInvitations } from './forget-invitations.ts';
import { forgetLongLines } from './forget-long-lines.ts';
import { forgetPictures } from './forget-pictures.ts';
import { forgetStaffActs } from './forget-staff-acts.ts';
import { forgetUnreadWords } from './forget-unread-words.ts';
import { recordTroubles } from './record-troubles.ts';
import { recordUnanswered } from './record-unanswered.ts';
import { refreshCalls } from './refresh-calls.ts';
import { refreshFigures } from './refresh-figures.ts';
import { remindOfCalls } from './remind-of-calls.ts';
import { runConversations } from './run-conversations.ts';
import { runEvents } from './run-events.ts';
import { runIntroductions } from './run-introductions.ts';
import { runRounds } from './run-rounds.ts';
import { runRules } from './run-rules.ts';
import { runTestbeds } from './run-testbeds.ts';
import { runTrainings } from './run-trainings.ts';
import { sendDigests } from './send-digests.ts';
import { sendFollowNews } from './send-follow-news.ts';
import { sendNotices } from './send-notices.ts';
import { tidyOutbox } from './tidy-outbox.ts';

export const jobs: Job<AppContext>[] = [
  refreshFigures,
  computeScores,
  forgetOldActivities,
  forgetConversations,
  forgetDigests,
  forgetFiles,
  closeUnansweredPassages,
  forgetHandledEvents,
  forgetLongLines,
  forgetPictures,
  forgetInvitations,
  forgetStaffActs,
  forgetUnreadWords,
  tidyOutbox,
  sendDigests,
  runIntroductions,
  runConversations,
  runRounds,
  runEvents,
  runTrainings,
  runTestbeds,
  runRules,
  followLiveSettings,
  sendNotices,
  askStillTrue,
  followUpUses,
  sendFollowNews,
  checkLinks,
  recordUnanswered,
  recordTroubles,
  callWebhooks,
  refreshCalls,
  remindOfCalls,
];
