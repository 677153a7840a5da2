import { z } from 'zod';
import {
  describeNext,
  describeVisit,
  describeWhen,
  describeWhere,
  subscriptionButtons,
} from '#src/answers/digests/describe.ts';
import { say } from '#src/answers/say.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import { actions, type Message } from '#src/core/message.ts';
import {
  findNextIssue,
  isMail,
  isSamePlace,
  isShared,
  type SubscriptionWish,
} from '#src/domain/digests/subscription.ts';
import { findSubscriptionOfPlace, insertSubscription, listSubscriptions } from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { untranslated } from './confirmation.ts';
import { askAddress, askingProblem } from './confirmation-request.ts';
import { addressOf, readWish, subscriptionFields, subscriptionValues, usualWish } from './form.ts';

export const subscribe = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run(context, _args, call) {
    const { form } = textsFor(call.person.language).subscription;
    return {
      ...form.subscribe,
      fields: subscriptionFields(context, call),
      values: subscriptionValues(context, usualWish(call)),
    };
  },
  async submit(context, values, _args, call) {
    const read = readWish(context, call, values, null);
    if ('problems' in read) return read;
    const taken = await findTaken(context, call.person.id, read.wish);
    const { problems } = textsFor(call.person.language).subscription;
    if (taken !== null) return { problems: { where: problems.taken(taken) } };
    const asked = await askingProblem(context, read.wish, call);
    if (asked !== null) return { problems: { address: asked } };
    return subscribeTo(context, call, read.wish);
  },
});

/** The number of a subscription that has this place already: one of `owner`'s, or anybody's for a channel. */
export async function findTaken(
  { sql }: AppContext,
  owner: number,
  { places }: SubscriptionWish,
  except: number | null = null,
): Promise<number | null> {
  const [place] = places;
  const own = (await listSubscriptions(sql, owner)).find(({ places: [other] }) => isSamePlace(other, place));
  const found = own ?? (isShared(places) && place ? await findSubscriptionOfPlace(sql, place) : null);
  return found && found.id !== except ? found.id : null;
}

async function subscribeTo(context: AppContext, call: Call, wish: SubscriptionWish): Promise<Message> {
  const { person, now, place } = call;
  const { subscription: texts } = textsFor(person.language);
  const nextDue = isMail(wish.places) ? null : findNextIssue(wish, now);
  const inserted = await insertSubscription(context.sql, { ...wish, person: person.id, nextDue }, now);
  if (!inserted) throw new Error('The place was taken between two statements of one transaction.');
  if (!nextDue) {
    await askAddress(context, inserted, call);
    return say(texts.done.confirm(addressOf(wish.places)));
  }
  const where = describeWhere(context, wish, person.language, place);
  const when = describeWhen(wish, person.language);
  const next = describeNext(inserted, person.language);
  const said = [
    texts.done.subscribed(where, next ? `${when}, ${texts.next(next)}` : when),
    ...describeVisit(context, wish, person.language),
    ...untranslated(wish.language),
  ];
  return say(said.join('\n'), ...actions(...subscriptionButtons(inserted, person.language)));
}
