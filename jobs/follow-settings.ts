import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { followSettings } from '#src/operations/admin/live-settings.ts';

/** Follows what admins set while servers run; each server does it for itself. */
export const followLiveSettings: Job<AppContext> = {
  name: 'follow-settings',
  every: 'minute',
  isShared: true,
  run: (context) => followSettings(context),
};
