import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Block, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import type { Stale } from '#src/domain/experiences/freshness.ts';
import type { ExperienceView } from '#src/domain/experiences/view.ts';
import { textsFor } from '#src/texts/index.ts';
import { yesNo } from './history.ts';
import { experienceList } from './list.ts';

/** Asks an author whether their experience is still true; one press answers. */
export function stillTrueLetter(
  { number, title, since }: { number: number; title: string; since: Date },
  reader: Reader,
): Message {
  const { letter, buttons } = textsFor(reader.language).stillTrue;
  return message(
    text(letter({ number, title, day: formatDay(since, reader) })),
    actions(
      button(buttons.yes, `/experience still-true ${number}`, 'primary'),
      button(buttons.change, `/experience edit ${number}`),
      button(buttons.archive, `/experience archive ${number}`),
    ),
  );
}

/** Says that an experience was confirmed, or warns that it was not. None where it is not published, or was published less than a year ago. */
export function freshnessFact({ freshness, experience }: ExperienceView, reader: Reader) {
  const { label, confirmed, stale } = textsFor(reader.language).stillTrue;
  if (!freshness || (!freshness.isStale && !freshness.isConfirmed)) return [];
  const said = freshness.isStale ? stale : confirmed;
  return experience.isExample ? [] : [{ label, value: said({ day: formatDay(freshness.since, reader) }) }];
}

/** Warns on top of an experience that nobody confirmed in time. */
export function staleBlocks({ freshness, experience }: ExperienceView, reader: Reader): Block[] {
  if (!freshness?.isStale || experience.isExample) return [];
  const { warning } = textsFor(reader.language).stillTrue;
  return [text(warning({ day: formatDay(freshness.since, reader) }))];
}

/** Lists published experiences that nobody confirmed in time, for a reviewer. */
export function staleList(
  context: Pick<AppContext, 'catalogue'>,
  reader: Reader,
  { stale, count, next }: { stale: readonly Stale[]; count: number; next: string | null },
): Message {
  const { list } = textsFor(reader.language).stillTrue;
  return experienceList(context, reader, {
    opening: escapeMarkdown(count === 0 ? list.none : list.count({ count })),
    experiences: stale.map((each) => ({
      ...each,
      note: [
        list.since({ day: formatDay(each.since, reader) }),
        each.hasAuthor ? list.by({ name: each.authorName ?? '', isNamed: yesNo(each.authorName !== null) }) : list.left,
      ].join(' · '),
    })),
    opens: 'review',
    next,
  });
}
