import type { AppContext } from '#src/context.ts';
import { message, text } from '#src/core/blocks.ts';
import { actions, button, type Message } from '#src/core/message.ts';
import type { Person, Reader } from '#src/core/person.ts';
import { aboutThings, naming, textBlock } from '#src/core/quoting-text.ts';
import type { Experience } from '#src/domain/experiences/experience.ts';
import { textsFor } from '#src/texts/index.ts';
import { nameRegion } from '../regions/name-region.ts';
import { openButton } from './buttons.ts';
import { yesNo } from './history.ts';

type Named = Pick<Experience, 'number' | 'title'>;

/** Invites somebody to write an experience together. */
export function inviteLetter({ number, title }: Named, by: Person, { language }: Reader): Message {
  const { letter, buttons } = textsFor(language).coAuthor;
  const said = (name: string | null) =>
    letter.invite({ number, title, name: name ?? '', isNamed: yesNo(name !== null) });
  return aboutThings(
    [`record:${number}`],
    message(
      textBlock([naming(by.id, said(by.displayName), said(null))]),
      actions(
        button(buttons.accept, `/author accept ${number}`, 'primary'),
        button(buttons.decline, `/author leave ${number}`),
        openButton({ number, title }, { language }),
      ),
    ),
  );
}

/** Tells who invited that the other has accepted. */
export function acceptedLetter({ number, title }: Named, by: Person, reader: Reader): Message {
  const { letter } = textsFor(reader.language).coAuthor;
  const said = (name: string | null) =>
    letter.accepted({ number, title, name: name ?? '', isNamed: yesNo(name !== null) });
  return aboutThings(
    [`record:${number}`],
    message(
      textBlock([naming(by.id, said(by.displayName), said(null))]),
      actions(openButton({ number, title }, reader)),
    ),
  );
}

/** Tells a co-author that the first author left and it is theirs now. */
export function leftLetter({ number, title }: Named, by: Person, reader: Reader): Message {
  const { letter } = textsFor(reader.language).coAuthor;
  const said = (name: string | null) => letter.left({ number, title, name: name ?? '', isNamed: yesNo(name !== null) });
  return aboutThings(
    [`record:${number}`],
    message(
      textBlock([naming(by.id, said(by.displayName), said(null))]),
      actions(openButton({ number, title }, reader)),
    ),
  );
}

/** Tells staff that a member looks after a record that was brought in. */
export function claimedLetter(
  context: Pick<AppContext, 'catalogue'>,
  { number, title, region }: Pick<Experience, 'number' | 'title' | 'region'>,
  by: Person,
  reader: Reader,
): Message {
  const { letter, buttons } = textsFor(reader.language).coAuthor;
  const where = nameRegion(context, by.region ?? region, reader);
  const said = (name: string | null) =>
    letter.claimed({ number, title, name: name ?? '', isNamed: yesNo(name !== null), region: where });
  return aboutThings(
    [`record:${number}`],
    message(
      textBlock([naming(by.id, said(by.displayName), said(null))]),
      actions(openButton({ number, title }, reader), button(buttons.disown, `/author disown ${number}`, 'danger')),
    ),
  );
}

/** Tells a member that staff look after a record again. */
export function disownedLetter({ number, title }: Named, reader: Reader): Message {
  const { letter } = textsFor(reader.language).coAuthor;
  return aboutThings(
    [`record:${number}`],
    message(text(letter.disowned({ number, title })), actions(openButton({ number, title }, reader))),
  );
}

/** Asks which of several people of one name is meant. */
export function whichCalled(
  context: Pick<AppContext, 'catalogue'>,
  people: readonly Person[],
  { name, lineOf }: { name: string; lineOf(person: Person): string },
  reader: Reader,
): Message {
  const { coAuthor: texts } = textsFor(reader.language);
  return message(
    text(texts.which({ name })),
    actions(
      ...people
        .slice(0, 5)
        .map((each) =>
          button(each.region === null ? texts.noRegion : nameRegion(context, each.region, reader), lineOf(each)),
        ),
    ),
  );
}
