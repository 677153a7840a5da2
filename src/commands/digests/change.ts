import { z } from 'zod';
import {
  askWhich,
  describeNext,
  describeVisit,
  describeWhen,
  describeWhere,
  subscriptionButtons,
} from '#src/answers/digests/describe.ts';
import { say } from '#src/answers/say.ts';
import { argument } from '#src/commands/arguments.ts';
import { subcommand } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import { actions } from '#src/core/message.ts';
import { parsePlace } from '#src/core/place.ts';
import { beginSubscription, isMail, type Subscription } from '#src/domain/digests/subscription.ts';
import { callOffDigest } from '#src/store/digests/end.ts';
import { listPeriods } from '#src/store/digests/issue.ts';
import { createToken, saveSubscription } from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { meantSubscription, ownSubscription } from './access.ts';
import { untranslated } from './confirmation.ts';
import { askAddress, askingProblem } from './confirmation-request.ts';
import { addressOf, readWish, subscriptionFields, subscriptionValues } from './form.ts';
import { findTaken } from './subscribe.ts';

export const change = subcommand({
  args: z.object({ subscription: argument.number().optional() }),
  visibility: 'private',
  async run(context, { subscription: id }, call) {
    const { language } = call.person;
    const meant = await meantSubscription(context, id, call.person);
    if (Array.isArray(meant)) return askWhich(context, meant, language, (each) => `/digest change ${each}`);
    refuseEnded(meant, language);
    return {
      ...textsFor(language).subscription.form.change(meant.id),
      fields: subscriptionFields(
        context,
        call,
        meant.places.find((place) => parsePlace(place).kind === 'user'),
      ),
      values: subscriptionValues(context, meant),
    };
  },
  async submit(context, values, { subscription: id }, call) {
    const { person, now, place } = call;
    const { subscription: texts } = textsFor(person.language);
    const meant = await meantSubscription(context, id, person);
    if (Array.isArray(meant)) return askWhich(context, meant, person.language, (each) => `/digest change ${each}`);
    const before = await ownSubscription(context, meant.id, person);
    refuseEnded(before, person.language);
    const read = readWish(context, call, values, before);
    if ('problems' in read) return read;
    const { wish } = read;
    if (wish.places[0] !== before.places[0]) {
      const taken = await findTaken(context, before.person, wish, before.id);
      if (taken !== null) return { problems: { where: texts.problems.taken(taken) } };
    }
    const isNewAddress = isMail(wish.places) && wish.places[0] !== before.places[0];
    const asked = isNewAddress ? await askingProblem(context, wish, call) : null;
    if (asked !== null) return { problems: { address: asked } };
    const isWaiting = isNewAddress || (before.state === 'unconfirmed' && isMail(wish.places));
    const staysPaused = before.state === 'paused' || before.staysPaused;
    const saved = await saveSubscription(context.sql, before.id, {
      ...wish,
      ...(isWaiting
        ? { state: 'unconfirmed', nextDue: null, confirmedAt: null, staysPaused }
        : {
            ...beginSubscription({ ...before, ...wish, staysPaused }, now, await listPeriods(context.sql, before.id)),
            confirmedAt: before.confirmedAt ?? now,
            staysPaused: false,
          }),
      // The link that went to the address before says nothing about this one.
      ...(isNewAddress && { confirmToken: createToken() }),
    });
    const current = saved ?? before;
    if (isNewAddress) {
      await callOffDigest(context.sql, before.id);
      await askAddress(context, current, call);
      return say(texts.done.confirm(addressOf(wish.places)));
    }
    const next = describeNext(current, person.language);
    const when = describeWhen(current, person.language);
    const said = texts.done.changed(
      describeWhere(context, current, person.language, place),
      next ? `${when}, ${texts.next(next)}` : when,
    );
    const language = wish.language === before.language ? [] : untranslated(wish.language);
    const visit = wish.places[0] === before.places[0] ? [] : describeVisit(context, wish, person.language);
    return say([said, ...visit, ...language].join('\n'), ...actions(...subscriptionButtons(current, person.language)));
  },
});

function refuseEnded({ state }: Subscription, language: string) {
  if (state === 'ended') throw new UserError(textsFor(language).subscription.done.endedBefore);
}
