import type { AppContext } from '#src/context.ts';
import { list, message, note, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { formatDay } from '#src/domain/date.ts';
import { type Introduction, sideOf } from '#src/domain/introductions/introduction.ts';
import { textsFor } from '#src/texts/index.ts';
import { describePerson } from './reasons.ts';

type Places = Pick<AppContext, 'catalogue'>;

/** An introduction with the other of the two, null who was forgotten. */
export type Listed = { introduction: Introduction; met: Person | null };

/** Shows what somebody asked for and was asked for, the newest first, and whom they do not want to meet. */
export function mineMessage(
  context: Places,
  { listed, blocked }: { listed: readonly Listed[]; blocked: readonly Person[] },
  reader: Person,
): Message {
  const texts = textsFor(reader.language).introduction;
  const { mine, buttons } = texts;
  return message(
    text(listed.length === 0 ? mine.none : mine.count({ count: listed.length })),
    list(
      mine.open,
      listed.map((each) => ({
        title: mine.title({ number: each.introduction.number, who: nameMet(context, each, reader) }),
        line: `/introduction show ${each.introduction.number}`,
        beside: mine.beside({
          direction: each.introduction.asker === reader.id ? 'asked' : 'was',
          day: formatDay(each.introduction.askedAt, reader),
          state: stateOf(each.introduction, reader),
        }),
      })),
    ),
    blocked.length > 0 && [
      text(mine.blocked),
      ...list(
        buttons.unblock,
        blocked.map((each) => ({
          title: describePerson(context, each, reader),
          line: `/introduction unblock ${each.id}`,
        })),
      ),
    ],
    actions(button(buttons.more, '/introduction ask', 'primary'), button(buttons.settings, '/me introductions')),
  );
}

/** One that has nothing to answer: who asked whom, and how it stands. */
export function standingMessage(context: Places, { introduction, met }: Listed, reader: Person): Message {
  const { shown, buttons } = textsFor(reader.language).introduction;
  const isAsker = introduction.asker === reader.id;
  const said = {
    who: nameMet(context, { introduction, met }, reader),
    day: formatDay(introduction.askedAt, reader),
    state: stateOf(introduction, reader),
  };
  return message(
    text(isAsker ? shown.asked(said) : shown.wasAsked(said)),
    introduction.note !== '' && note(shown.note({ note: introduction.note })),
    actions(
      introduction.state === 'asked' && button(buttons.takeBack, `/introduction end ${introduction.number}`),
      button(buttons.mine, '/introduction mine'),
    ),
  );
}

const nameMet = (context: Places, { met }: Pick<Listed, 'met'> & { introduction: Introduction }, reader: Person) =>
  met ? describePerson(context, met, reader) : textsFor(reader.language).introduction.gone;

function stateOf(introduction: Introduction, { id, language }: Person): string {
  const { states } = textsFor(language).introduction.mine;
  const { state } = introduction;
  return state === 'asked'
    ? states.asked({ isMine: sideOf(introduction, id) === 'other' ? 'yes' : 'no' })
    : states[state];
}
