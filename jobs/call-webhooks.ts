import type { AppContext } from '#src/context.ts';
import type { Job } from '#src/core/job.ts';
import { callOut, disableUnreachable, forgetOldSecrets } from '#src/operations/webhooks/call-out.ts';

/** Tells webhooks what happened, and disables those that have not answered for days. */
export const callWebhooks: Job<AppContext> = {
  name: 'call-webhooks',
  every: 'minute',
  async run(context, { signal }) {
    await callOut(context, context.now(), signal);
    await forgetOldSecrets(context, context.now());
    const disabled = await disableUnreachable(context, context.now());
    if (disabled > 0) context.logger.warn({ disabled }, 'webhooks that did not answer for days were disabled');
  },
};
