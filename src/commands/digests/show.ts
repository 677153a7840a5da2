import { z } from 'zod';
import { askWhich, describeSubscription } from '#src/answers/digests/describe.ts';
import { say } from '#src/answers/say.ts';
import { subcommand } from '#src/context.ts';
import { actions, button } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import { type Issue, listIssues } from '#src/store/digests/issue.ts';
import { listSubscriptions } from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { type Fate, findFate } from './delivery-status.ts';

export const show = subcommand({
  args: z.object({}),
  visibility: 'private',
  async run(context, _args, { person }) {
    const { language } = person;
    const { subscription: texts } = textsFor(language);
    const subscriptions = await listSubscriptions(context.sql, person.id);
    if (subscriptions.length === 0) return askWhich(context, [], language, String);
    const described = await Promise.all(
      subscriptions.map(async (subscription) => {
        const [last] = await listIssues(context.sql, subscription.id, 1);
        const said =
          last &&
          describeIssue(
            { ...last, fate: await findFate(context.sql, last) },
            formatDay(last.cutOff, { language, timeZone: subscription.timeZone }),
            language,
          );
        return [
          ...describeSubscription(context, subscription, person),
          ...(said ? [{ type: 'note' as const, markdown: `${texts.list.labels.last}: ${said}` }] : []),
        ];
      }),
    );
    return say(
      texts.list.count(subscriptions.length),
      ...described.flat(),
      ...actions(button(texts.buttons.subscribe, '/digest subscribe')),
    );
  },
});

/** What became of an issue, in words. */
export function describeIssue(
  { state, reason, fate = null }: Pick<Issue, 'state' | 'reason'> & { fate?: Fate | null },
  day: string,
  language: string,
): string {
  const { last } = textsFor(language).subscription.list;
  if (state !== 'skipped') return last[fate ?? state](day);
  switch (reason) {
    case 'empty':
      return last.empty(day);
    case 'late':
      return last.late(day);
    case 'called-off':
      return last.calledOff(day);
    default:
      return last.skipped(day);
  }
}
