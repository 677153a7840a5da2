import { message, note, rightColumn, table, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import { formatDay } from '#src/domain/date.ts';
import { type DigestMeasure, fewestMeasured } from '#src/domain/digests/measure.ts';
import type { Scope } from '#src/domain/digests/override.ts';
import { daysOf } from '#src/domain/digests/week.ts';
import { formatNumber } from '#src/domain/figures/format.ts';
import { textsFor } from '#src/texts/index.ts';

/** "2026-W48, digest 3". */
export function nameScope({ period, subscription }: Scope, language: string): string {
  return subscription === null ? period : textsFor(language).digestStaff.scope({ week: period, subscription });
}

/** The line that steers these digests. */
export function overrideLine(name: 'hold' | 'approve' | 'open' | 'note', { period, subscription }: Scope): string {
  const week = `week=${Number(period.slice(-2))}`;
  return `/digest ${name} ${week}${subscription === null ? '' : ` subscription=${subscription}`}`;
}

/** Asks before digests are held: which week, in days, and whose. */
export function askHold(
  { period, subscription }: Scope,
  { count, owner }: { count: number; owner: string | null },
  language: string,
): string {
  const { askHold: texts } = textsFor(language).digestStaff;
  const { from, to } = daysOf(period);
  const shared = {
    week: period,
    from: formatDay(from, { language, timeZone: 'UTC' }),
    to: formatDay(to, { language, timeZone: 'UTC' }),
  };
  if (subscription === null) return texts.all({ ...shared, count });
  return owner === null
    ? texts.one({ ...shared, id: subscription })
    : texts.named({ ...shared, id: subscription, owner: escapeMarkdown(owner) });
}

/** That digests are held, and what can be written above them meanwhile. */
export function heldMessage(scope: Scope, language: string): Message {
  const { held, buttons } = textsFor(language).digestStaff;
  const name = nameScope(scope, language);
  return message(
    text(held({ scope: name })),
    actions(
      button(buttons.open, overrideLine('open', scope)),
      button(buttons.note, overrideLine('note', scope)),
      button(buttons.approve({ scope: name }), overrideLine('approve', scope), 'primary'),
    ),
  );
}

/** Confirms an approval: which digests are sent, or that none was held. */
export function approvedMessage(
  scope: Scope,
  { count, isFreed }: { count: number; isFreed: boolean },
  language: string,
): Message {
  const { approved, freed, notHeld } = textsFor(language).digestStaff;
  const name = nameScope(scope, language);
  if (count > 0) return message(text(approved({ count, scope: name })));
  return message(text((isFreed ? freed : notHeld)({ scope: name })));
}

/** Confirms that the opening or the note of digests was saved or removed. */
export function wordsMessage(field: 'opening' | 'note', isWritten: boolean, scope: Scope, language: string): Message {
  const { saved, buttons } = textsFor(language).digestStaff;
  const said = isWritten ? saved[field] : saved[`${field}Gone`];
  return message(text(said({ scope: nameScope(scope, language) })), actions(button(buttons.next, '/digest next')));
}

/** Shows the delivery figures of digests, one row a week. */
export function measuresMessage(measures: readonly DigestMeasure[], language: string): Message {
  const { measures: texts } = textsFor(language).digestStaff;
  const [latest] = measures;
  if (!latest) return message(text(texts.none));
  const { columns } = texts;
  const show = (count: number) => formatNumber(count, 0, language);
  return message(
    text(texts.summary({ week: latest.period, sent: latest.sent })),
    table(
      [
        columns.week,
        ...[columns.sent, columns.empty, columns.opened, columns.useful, columns.notUseful, columns.unsubscribed].map(
          rightColumn,
        ),
      ],
      measures.map(({ period, sent, empty, opened, useful, notUseful, unsubscribed }) => [
        period,
        show(sent),
        show(empty),
        ...[opened, useful, notUseful, unsubscribed].map((count) => (sent < fewestMeasured ? '–' : show(count))),
      ]),
    ),
    measures.some(({ sent }) => sent < fewestMeasured) && note(texts.few({ fewest: fewestMeasured })),
  );
}
