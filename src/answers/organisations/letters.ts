import { message } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person } from '#src/core/person.ts';
import { naming, textBlock } from '#src/core/quoting-text.ts';
import type { Organisation } from '#src/domain/organisations/organisation.ts';
import { textsFor } from '#src/texts/index.ts';
import { sentenceMessage } from '../sentence-message.ts';

type Named = Pick<Organisation, 'number' | 'name'>;

/** Asks staff whether somebody belongs to an organisation as they say. */
export function joinLetter({ number, name }: Named, who: Person, { language }: { language: string }): Message {
  const { organisation: texts, me } = textsFor(language);
  const organisation = texts.short({ number, name });
  const of = [`person:${who.id}` as const];
  const press = (label: string, line: string) => ({ type: 'button' as const, label, line, of });
  return message(
    textBlock([
      naming(
        who.id,
        texts.letters.asks({ person: who.displayName ?? me.unnamed, organisation }),
        texts.letters.gone({ organisation }),
      ),
    ]),
    actions(
      { ...press(texts.buttons.confirm, `/organisation confirm ${number} ${who.id}`), style: 'primary' },
      press(texts.buttons.refuse, `/organisation remove ${number} ${who.id}`),
      button(texts.buttons.open, `/organisation show ${number}`),
    ),
  );
}

/** Tells somebody that staff confirmed what they belong to. */
export function letInLetter({ number, name }: Named, { language }: { language: string }): Message {
  const { letters, buttons, short } = textsFor(language).organisation;
  return sentenceMessage(
    letters.in({ organisation: short({ number, name }) }),
    ...actions(
      button(buttons.open, `/organisation show ${number}`),
      button(buttons.act, `/organisation act ${number}`),
    ),
  );
}
