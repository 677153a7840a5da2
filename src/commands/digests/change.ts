import { z } from 'zod';
import { changedMessage } from '#src/answers/digests/subscription.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { parsePlace } from '#src/core/place.ts';
import { isRefused } from '#src/domain/digests/refusal.ts';
import type { Subscription } from '#src/domain/digests/subscription.ts';
import { changeSubscription } from '#src/operations/digests/change.ts';
import { textsFor } from '#src/texts/index.ts';
import { askerOf, unlessRefused, withMeant } from './done.ts';
import { subscriptionFields, subscriptionValues } from './form.ts';
import { describeRefused, readWish } from './read-wish.ts';

export const change = subcommand({
  args: z.object({ subscription: argument.number().optional() }),
  visibility: 'private',
  mayAlso: 'run-digests',
  edits: true,
  run: (context, { subscription: id }, call) =>
    withMeant(context, id, call, 'change', (meant) => {
      refuseEnded(meant, call);
      const { title, submit } = textsFor(call.person.language).subscription.form.change;
      const direct = meant.places.find((place) => parsePlace(place).kind === 'user');
      return {
        title: title({ id: meant.id }),
        submit,
        fields: subscriptionFields(context, call, meant.language, direct),
        values: subscriptionValues(context, meant, call.person),
      };
    }),
  submit: (context, values, { subscription: id }, call) =>
    withMeant(context, id, call, 'change', async (meant) => {
      refuseEnded(meant, call);
      const read = readWish(context, call, values, meant);
      if ('problems' in read) return read;
      const done = await changeSubscription(context, askerOf(call), meant.id, read.wish);
      if (isRefused(done)) return { problems: describeRefused(done.refused, call) };
      return changedMessage(context, done, call.person.language, call.place);
    }),
});

function refuseEnded({ state }: Subscription, call: Call) {
  if (state === 'ended') unlessRefused({ refused: { type: 'ended' } }, call);
}
