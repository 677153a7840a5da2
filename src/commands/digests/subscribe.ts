import { z } from 'zod';
import { subscribedMessage } from '#src/answers/digests/subscription.ts';
import { subcommand } from '#src/context.ts';
import { isRefused } from '#src/domain/digests/refusal.ts';
import { subscribePerson } from '#src/operations/digests/subscribe.ts';
import { textsFor } from '#src/texts/index.ts';
import { askerOf } from './done.ts';
import { subscriptionFields, subscriptionValues, usualWish } from './form.ts';
import { describeRefused, readWish, wishProblems } from './read-wish.ts';

export const subscribe = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run(context, _args, call) {
    const { form } = textsFor(call.person.language).subscription;
    const usual = usualWish(call);
    return {
      ...form.subscribe,
      fields: subscriptionFields(context, call, usual.language),
      values: subscriptionValues(context, usual, call.person),
    };
  },
  check: (context, values, _args, call) => wishProblems(context, call, values, null),
  async submit(context, values, _args, call) {
    const read = readWish(context, call, values, null);
    if ('problems' in read) return read;
    const done = await subscribePerson(context, askerOf(call), read.wish);
    if (isRefused(done)) return { problems: describeRefused(done.refused, call) };
    return subscribedMessage(context, done.subscription, call.person.language, call.place);
  },
});
