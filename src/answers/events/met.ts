import type { AppContext } from '#src/context.ts';
import { heading, list, message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Reader } from '#src/core/person.ts';
import type { NetworkingEvent } from '#src/domain/events/event.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameWithRegion } from '../rounds/people.ts';

type Met = {
  person: number;
  displayName: string | null;
  region: string | null;
  touch: 'none' | 'asked' | 'wanted' | 'together';
};

/** Whom somebody met, each with a button to stay in touch. */
export function metMessage(
  context: Pick<AppContext, 'catalogue'>,
  { event, met }: { event: NetworkingEvent; met: readonly Met[] },
  reader: Reader,
): Message {
  const { met: texts, buttons } = textsFor(reader.language).event;
  return message(
    heading(texts.heading({ title: event.title })),
    text(met.length > 0 ? texts.intro : texts.none),
    list(
      buttons.keepTouch,
      met.map((each) => ({
        title: nameWithRegion(context, each, reader),
        line: `/event keep ${event.number} ${each.person}`,
        beside: texts.touch[each.touch],
      })),
    ),
    actions(button(buttons.survey, `/event survey ${event.number}`), button(buttons.availability, '/me availability')),
  );
}
