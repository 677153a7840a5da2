import { facts, heading, message, note, text } from '#src/core/blocks.ts';
import { localeOf } from '#src/core/locale.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import { fewestRatings, type IntroductionTotals } from '#src/domain/introductions/totals.ts';
import { textsFor } from '#src/texts/index.ts';

/** Asks one of the two whether they met. */
export function metLetter({ number, met }: { number: number; met: Person | null }, reader: Person): Message {
  const texts = textsFor(reader.language).introduction;
  const { followUp, buttons } = texts;
  const line = (answer: string) => `/introduction met ${number} ${answer}`;
  const ask = (name: string) => followUp.ask({ name });
  return message(
    textBlock([naming(met?.id ?? null, ask(met?.displayName ?? texts.unnamed), ask(texts.gone))]),
    note(followUp.why),
    actions(
      button(buttons.met, line('yes'), 'primary'),
      button(buttons.notYet, line('not-yet')),
      button(buttons.notMet, line('no')),
    ),
  );
}

/** Says what came of all introductions together, for staff. */
export function totalsMessage(totals: IntroductionTotals, days: number, { language }: { language: string }): Message {
  const { heading: title, labels, ...texts } = textsFor(language).introduction.totals;
  const { useful, rated } = totals;
  const count = (value: number) => String(value);
  const mean =
    useful === null || rated < fewestRatings
      ? texts.tooFew({ count: rated, fewest: fewestRatings })
      : texts.mean({ mean: useful.toLocaleString(localeOf(language), { maximumFractionDigits: 1 }), count: rated });
  return message(
    heading(title({ days })),
    facts([
      { label: labels.requested, value: count(totals.requested) },
      { label: labels.waiting, value: count(totals.waiting) },
      { label: labels.together, value: count(totals.together) },
      { label: labels.declined, value: count(totals.declined) },
      { label: labels.unanswered, value: count(totals.unanswered) },
      { label: labels.met, value: count(totals.met) },
      { label: labels.notMet, value: count(totals.notMet) },
      { label: labels.useful, value: mean },
      { label: labels.reports, value: count(totals.reports) },
    ]),
    text(texts.rule),
  );
}
