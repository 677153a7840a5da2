import { z } from 'zod';
import { describeState } from '#src/answers/digests/describe.ts';
import { say } from '#src/answers/say.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import { actions, type Block, button } from '#src/core/message.ts';
import { mailKind } from '#src/core/place.ts';
import type { Pull } from '#src/core/platform.ts';
import { formatInstant } from '#src/domain/date.ts';
import { formatPeriod } from '#src/domain/digests/schedule.ts';
import { isMail, isShared, type Subscription } from '#src/domain/digests/subscription.ts';
import { listHeldPeriods } from '#src/store/digests/issue.ts';
import { findSteering, listSteering } from '#src/store/digests/override.ts';
import { countSubscriptions, listNextDue } from '#src/store/digests/subscription.ts';
import { textsFor } from '#src/texts/index.ts';
import { lineOf } from './override.ts';

const mostShown = 15;

/** What goes out next, and what of it is held. */
export const next = subcommand({
  args: z.object({}),
  visibility: 'private',
  requires: 'run-digests',
  async run(context, _args, { person, now }) {
    const { sql } = context;
    const { digestStaff: texts } = textsFor(person.language);
    const [counts, due, held] = await Promise.all([
      countSubscriptions(sql),
      listNextDue(sql, mostShown),
      listHeldPeriods(sql),
    ]);
    const said = texts.next.counts(counts.active, counts.paused, counts.unconfirmed);
    const scopes = due.map(({ id, nextDue, timeZone }) => ({
      subscription: id,
      period: formatPeriod(nextDue ?? now, timeZone),
    }));
    const steering = await listSteering(sql, scopes);
    const [first] = scopes;
    const week = first ? await findSteering(sql, { period: first.period, subscription: null }) : null;
    const notes = [
      ...held.map(({ period, count }) => texts.next.waiting(count, period)),
      ...(first && week?.isHeld ? [texts.next.weekHeld(first.period)] : []),
      ...(week?.opening ? [texts.next.opening(week.opening)] : []),
      ...(week?.note ? [texts.next.note(week.note)] : []),
    ];
    const { columns } = texts.next;
    const table: Block = {
      type: 'table',
      columns: [
        { label: columns.due },
        { label: columns.id, align: 'right' },
        { label: columns.who },
        { label: columns.where },
        { label: columns.state },
      ],
      rows: due.map((subscription, index) => [
        formatInstant(subscription.nextDue ?? now, person),
        String(subscription.id),
        subscription.displayName ?? '–',
        texts.next[kindOf(context, subscription)],
        steering[index]?.isHeld
          ? texts.next.held
          : subscription.state === 'paused'
            ? describeState(subscription, person.language)
            : texts.next.going,
      ]),
    };
    return say(
      [said, ...notes].join('\n'),
      ...(due.length > 0 ? [table] : []),
      ...actions(
        ...held.map(({ period }) =>
          button(texts.buttons.approve(period), lineOf('approve', { period, subscription: null }), 'primary'),
        ),
        ...(first
          ? [
              week?.isHeld
                ? button(texts.buttons.approve(first.period), lineOf('approve', { ...first, subscription: null }))
                : button(texts.buttons.hold(first.period), lineOf('hold', { ...first, subscription: null })),
              button(texts.buttons.open, lineOf('open', { ...first, subscription: null })),
              button(texts.buttons.note, lineOf('note', { ...first, subscription: null })),
              button(texts.buttons.preview(first.subscription), `/digest preview subscription=${first.subscription}`),
            ]
          : []),
        button(texts.buttons.measures, '/digest measures'),
      ),
    );
  },
});

function kindOf({ pullOf }: AppContext, { places }: Subscription): typeof mailKind | 'channel' | Pull | 'direct' {
  if (isMail(places)) return mailKind;
  if (isShared(places)) return 'channel';
  return (places[0] && pullOf(places[0])) ?? 'direct';
}
