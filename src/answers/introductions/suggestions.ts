import type { AppContext } from '#src/context.ts';
import { message, note, text } from '#src/core/blocks.ts';
import { quote } from '#src/core/command-line.ts';
import { actions, type Block, type Button, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { textBlock } from '#src/core/quoting-text.ts';
import { shorten } from '#src/core/text.ts';
import type { Reason } from '#src/domain/introductions/introduction.ts';
import type { Suggestion } from '#src/domain/introductions/suggest.ts';
import type { ExperienceNamed } from '#src/domain/introductions/view.ts';
import { type Wish, wishWords } from '#src/domain/introductions/wish.ts';
import { textsFor } from '#src/texts/index.ts';
import { areaOptions } from '#src/texts/topics.ts';
import { describePerson, describeReasons } from './reasons.ts';

type Places = Pick<AppContext, 'catalogue'>;

const longestLabel = 60;

export type Suggested = { suggestions: readonly Suggestion[]; experiences: ExperienceNamed; wish: Wish };

/** Says how introductions go, and where to begin. */
export function startMessage(asker: Person): Message {
  const texts = textsFor(asker.language).introduction;
  const options = areaOptions(asker.language).map(({ value, label }) => ({
    label,
    line: `/introduction ask area=${value}`,
  }));
  return message(
    text(texts.start),
    note(texts.startExample),
    actions(
      { type: 'select', placeholder: texts.chooseArea, options },
      button(texts.buttons.mine, '/introduction mine'),
      button(texts.buttons.settings, '/me introductions'),
    ),
  );
}

/** People who may help, with a button to ask each. `opening` is said above instead of the count. */
export function suggestionMessage(context: Places, suggested: Suggested, asker: Person, opening?: string): Message {
  const texts = textsFor(asker.language).introduction;
  const { suggestions } = suggested;
  return message(
    text(opening ?? texts.suggested({ count: suggestions.length })),
    suggestionBlocks(context, suggested, asker),
    actions(networkButton(asker), {
      type: 'select',
      placeholder: texts.block.menu,
      options: suggestions.map(({ person }) => ({
        label: shorten(describePerson(context, person, asker), longestLabel),
        line: `/introduction block person=${person.id}`,
      })),
    }),
  );
}

/** Why nobody is suggested: the experience that was named is an example, or so many are open to being introduced besides the asker. */
export type NobodyFound = { example: number | null; open: number };

/** Says that nobody can be suggested, why, and what to do instead. `opening` is said above. */
export function nobodyMessage({ example, open }: NobodyFound, wish: Wish, asker: Person, opening?: string): Message {
  const { none, buttons } = textsFor(asker.language).introduction;
  const why = [
    ...(example === null ? [] : [none.example({ number: example })]),
    ...(open === 0 ? [none.nobodyOpen] : example === null ? [none.noneFits({ count: open })] : []),
  ].join(' ');
  const tried =
    wish.words !== ''
      ? `/experience search ${quote(wish.words)}`
      : wish.area
        ? `/experience list area=${wish.area}`
        : null;
  return message(
    text([opening ?? none.opening, why, none.next].join(' ')),
    actions(
      networkButton(asker),
      button(buttons.settings, '/me introductions'),
      tried !== null && button(buttons.tried, tried),
    ),
  );
}

const networkButton = ({ language }: Person) =>
  button(textsFor(language).introduction.buttons.network, '/question ask');

/** A line for each person, and a button that asks them. What is kept of it names nobody who was forgotten. */
export function suggestionBlocks(
  context: Places,
  { suggestions, experiences, wish }: Suggested,
  asker: Person,
): Block[] {
  const texts = textsFor(asker.language).introduction;
  const lines = suggestions.map(({ person, reasons }, index) => {
    const name = person.displayName ?? texts.unnamed;
    const about = {
      ...{ name, region: person.region, isReader: false },
      ...{ asker: asker.displayName ?? texts.unnamed, askerRegion: asker.region, isAskerReader: true },
    };
    const said = { number: index + 1, who: describePerson(context, person, asker) };
    const why = describeReasons(context, reasons, experiences, about, asker);
    return {
      line: [
        why === '' ? texts.whoNoReason(said) : texts.who({ ...said, reasons: why }),
        ...(person.offer.text === '' ? [] : [texts.written({ text: person.offer.text })]),
      ].join('\n'),
      of: [`person:${person.id}` as const],
    };
  });
  const buttons = suggestions.map(({ person, reasons }, index): Button => {
    const label = shorten(texts.buttons.ask({ name: person.displayName ?? `${index + 1}` }), longestLabel);
    return { type: 'button', label, line: askLine(person.id, reasons, wish), of: [`person:${person.id}`] };
  });
  return [textBlock(lines), ...actions(...buttons)];
}

/** Opens the form that asks somebody; what they wrote and was found by words goes with it. */
function askLine(person: number, reasons: readonly Reason[], wish: Wish): string {
  const [written] = reasons.flatMap((reason) => ('experience' in reason ? [reason.experience] : []));
  const experience = wish.experience ?? written;
  return `/introduction write ${wishWords({ ...wish, ...(experience !== undefined && { experience }), person })}`;
}
