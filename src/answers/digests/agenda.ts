import type { AppContext } from '#src/context.ts';
import { message, rightColumn, table, text } from '#src/core/blocks.ts';
import { actions, type Button, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { mailKind } from '#src/core/place.ts';
import type { Pull } from '#src/core/platform.ts';
import { formatInstant } from '#src/domain/date.ts';
import { isMail, isShared, type Subscription } from '#src/domain/digests/subscription.ts';
import type { DigestAgenda } from '#src/domain/digests/view.ts';
import { textsFor } from '#src/texts/index.ts';
import { describeState } from './describe.ts';
import { overrideLine } from './override.ts';

type Reach = Pick<AppContext, 'pullOf'>;

/** Lists the next digests and those of them that are held. */
export function agendaMessage(context: Reach, agenda: DigestAgenda, person: Person): Message {
  const { next } = textsFor(person.language).digestStaff;
  const { counts, due, week, held } = agenda;
  const [first] = due;
  const { columns } = next;
  return message(
    text(
      next.counts(counts),
      ...held.map(({ period, count }) => next.waiting({ week: period, count })),
      ...(first && week?.isHeld ? [next.weekHeld({ week: first.scope.period })] : []),
      ...(week?.opening ? [next.opening({ opening: week.opening })] : []),
      ...(week?.note ? [next.note({ note: week.note })] : []),
    ),
    due.length > 0 &&
      table(
        [columns.due, rightColumn(columns.id), columns.who, columns.where, columns.state],
        due.map(({ subscription, owner, dueAt, isHeld }) => [
          formatInstant(dueAt, person),
          String(subscription.id),
          owner ?? '–',
          next[kindOf(context, subscription)],
          isHeld
            ? next.held
            : subscription.state === 'paused'
              ? describeState(subscription, person.language)
              : next.going,
        ]),
      ),
    actions(...buttonsOf(agenda, person.language)),
  );
}

function buttonsOf({ due: [first], week, held }: DigestAgenda, language: string): Button[] {
  const { buttons } = textsFor(language).digestStaff;
  const all = first && { period: first.scope.period, subscription: null };
  return [
    ...held.map(({ period }) =>
      button(buttons.approve({ scope: period }), overrideLine('approve', { period, subscription: null }), 'primary'),
    ),
    ...(all
      ? [
          week?.isHeld
            ? button(buttons.approve({ scope: all.period }), overrideLine('approve', all))
            : button(buttons.hold({ scope: all.period }), overrideLine('hold', all)),
          button(buttons.open, overrideLine('open', all)),
          button(buttons.note, overrideLine('note', all)),
          button(
            buttons.preview({ id: first.scope.subscription }),
            `/digest preview subscription=${first.scope.subscription}`,
          ),
        ]
      : []),
    button(buttons.measures, '/digest measures'),
  ];
}

function kindOf({ pullOf }: Reach, { places }: Subscription): typeof mailKind | 'channel' | Pull | 'direct' {
  if (isMail(places)) return mailKind;
  if (isShared(places)) return 'channel';
  return (places[0] && pullOf(places[0])) ?? 'direct';
}
