import { z } from 'zod';
import { nobodyMessage, startMessage, suggestionMessage } from '#src/answers/introductions/suggestions.ts';
import { type AppContext, subcommand } from '#src/context.ts';
import type { Call } from '#src/core/command.ts';
import type { Message } from '#src/core/message.ts';
import { isVoid, type Wish } from '#src/domain/introductions/wish.ts';
import { nameExperiences } from '#src/operations/introductions/describe.ts';
import { suggestFor, whyNobody } from '#src/operations/introductions/suggest.ts';
import { textsFor } from '#src/texts/index.ts';
import { findChosenPerson } from './chosen-person.ts';
import { wishArguments, wishOf } from './wish-arguments.ts';

/** People who may help, with reasons and a button each. From a person's menu, that person. */
export const ask = subcommand({
  args: z.object(wishArguments),
  visibility: 'private',
  shortcut: { name: 'introduce-me', on: 'person' },
  async run(context, said, call) {
    const wish = wishOf(said);
    const chosen = await findChosenPerson(context, call.event);
    // Somebody I do not know is no other than somebody who does not want to be introduced.
    if (chosen !== undefined) return suggest(context, { ...wish, person: chosen?.id ?? 0 }, call);
    return isVoid(wish) ? startMessage(call.person) : suggest(context, wish, call);
  },
});

async function suggest(context: AppContext, wish: Wish, { person, now }: Call): Promise<Message> {
  const suggestions = await suggestFor(context, person, wish, now);
  const experiences = await nameExperiences(
    context.sql,
    suggestions.flatMap(({ reasons }) => reasons),
  );
  const { person: named, ...rest } = wish;
  const texts = textsFor(person.language).introduction;
  const isMissing = named !== undefined && !suggestions.some((each) => each.person.id === named);
  const opening = isMissing ? (suggestions.length > 0 ? texts.notNowOthers : texts.notNow) : undefined;
  if (suggestions.length === 0) return nobodyMessage(await whyNobody(context, person, wish), wish, person, opening);
  return suggestionMessage(context, { suggestions, experiences, wish: rest }, person, opening);
}
