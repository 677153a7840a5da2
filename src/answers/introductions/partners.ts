import type { AppContext } from '#src/context.ts';
import { message, note, text } from '#src/core/blocks.ts';
import { escapeMarkdown } from '#src/core/markdown.ts';
import { actions, type Button, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import type { Suggestion } from '#src/domain/introductions/suggest.ts';
import type { ExperienceNamed } from '#src/domain/introductions/view.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { textsFor } from '#src/texts/index.ts';
import { describePerson, describeReasons } from './reasons.ts';

type View = {
  call: { number: number; title: string; policyAreas: PolicyArea[] };
  own: object | null;
  suggestions: readonly Suggestion[];
  offers: ReadonlyMap<number, { offer: string; seek: string }>;
  hidden: number;
  isOpen: boolean;
};

const [mostShown, longestOffer, longestLabel] = [3, 160, 60];

/** Shows who looks for partners for a call, the best first, with a button to ask each. `opening` is said before. */
export function partnersMessage(
  context: Pick<AppContext, 'catalogue'>,
  { call, own, suggestions, offers, hidden, isOpen }: View,
  experiences: ExperienceNamed,
  asker: Person,
  opening?: string,
): Message {
  const { partner: texts, buttons } = textsFor(asker.language).call;
  const { introduction } = textsFor(asker.language);
  const { number } = call;
  const shown = suggestions.slice(0, mostShown);
  const rest = hidden + suggestions.length - shown.length;
  const lines = shown.map(({ person, reasons }, index) => {
    const name = person.displayName ?? introduction.unnamed;
    const about = {
      ...{ name, region: person.region, isReader: false },
      ...{ asker: asker.displayName ?? introduction.unnamed, askerRegion: asker.region, isAskerReader: true },
    };
    const why = describeReasons(
      context,
      reasons.filter(({ type }) => type !== 'partner'),
      experiences,
      about,
      asker,
    );
    const { offer = '', seek = '' } = offers.get(person.id) ?? {};
    return {
      line: [
        texts.line({
          index: index + 1,
          who: describePerson(context, person, asker),
          offer: shorten(offer, longestOffer),
        }),
        ...(seek === '' ? [] : [texts.seeks({ seek: shorten(seek, longestOffer) })]),
        ...(why === '' ? [] : [texts.why({ reasons: why })]),
      ].join('\n'),
      of: [`person:${person.id}` as const],
    };
  });
  const asks = shown.map(({ person }, index): Button => {
    const label = shorten(buttons.ask({ name: person.displayName ?? `${index + 1}` }), longestLabel);
    const [area] = call.policyAreas;
    const line = `/introduction write person=${person.id}${area ? ` area=${area}` : ''} call=${number}`;
    return { type: 'button', label, line, of: [`person:${person.id}`] };
  });
  const others = offers.size;
  const said =
    own === null
      ? others > 0
        ? texts.notYet
        : texts.noneOutside({ number })
      : others === 0
        ? texts.none({ number })
        : null;
  return message(
    opening !== undefined && text(opening),
    said !== null ? text(said) : text(escapeMarkdown(texts.count({ count: others, number }))),
    lines.length > 0 && textBlock(lines),
    own !== null && rest > 0 && note(escapeMarkdown(texts.hidden({ count: rest }))),
    own !== null && !isOpen && note(texts.closed),
    actions(
      ...asks,
      own === null && button(buttons.partner, `/call partner ${number}`, 'primary'),
      own !== null && !isOpen && button(buttons.openUp, '/me introductions'),
      asks.length < mostShown && button(buttons.open, `/call show ${number}`),
    ),
  );
}
